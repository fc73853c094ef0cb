import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import * as folder from '../../../web/node/folder.js';

/**
 * A folder with these files: a text, or the place that a link leads to.
 * @param {import('node:test').TestContext} t @param {Record<string, string | {to: string}>} files
 */
function folderWith(t, files) {
  const root = mkdtempSync(join(tmpdir(), 'carrel-folder-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    if (typeof content === 'string') writeFileSync(join(root, path), content);
    else symlinkSync(content.to, join(root, path));
  }
  return root;
}

test('a folder is walked in order, without hidden files and what other tools fill', (t) => {
  const root = folderWith(t, {
    'b.md': '',
    'a/c.md': '',
    '.hidden/d.md': '',
    '.e.md': '',
    'node_modules/f.md': '',
  });
  const { paths, links, notes } = folder.walkFolder(root);
  assert.deepEqual(paths, ['a/c.md', 'b.md']);
  assert.deepEqual(links, {});
  assert.deepEqual(
    notes.map(({ where, kind }) => `${where} ${kind}`),
    ['.e.md hidden', '.hidden hidden'],
  );
  assert.deepEqual(folder.walk(root), ['a/c.md', 'b.md']);
});

test('what is no folder is told by its name', () => {
  for (const walk of [folder.walkFolder, folder.walk])
    assert.throws(() => walk('/nowhere/at/all'), /^FileError: \/nowhere\/at\/all: is not a folder/);
});

test('a link to a post that is packed is a name of it; one that leads out is left out', (t) => {
  const root = folderWith(t, {
    'a.md': '',
    'b.md': { to: 'a.md' },
    'out.md': { to: '/etc/hostname' },
    'gone.md': { to: 'nowhere.md' },
    'v2/c.md': '',
    latest: { to: 'v2' },
  });
  const { paths, links, notes } = folder.walkFolder(root);
  assert.deepEqual(paths, ['a.md', 'v2/c.md']);
  assert.deepEqual(links, { 'b.md': 'a.md', latest: 'v2' });
  const kinds = Object.fromEntries(notes.map(({ where, kind }) => [where, kind]));
  assert.deepEqual(kinds, {
    'b.md': 'guess',
    latest: 'guess',
    'out.md': 'left-out',
    'gone.md': 'left-out',
  });
});

test('a file is written whole, through one beside it that is gone after', (t) => {
  const root = folderWith(t, {});
  const file = join(root, 'x/y.txt');
  folder.writeFile(file, new TextEncoder().encode('said'));
  assert.equal(readFileSync(file, 'utf8'), 'said');
  assert.deepEqual(readdirSync(join(root, 'x')), ['y.txt']);
  assert.throws(
    () => folder.writeFile(join(file, 'z'), new Uint8Array(), 'its name'),
    /^FileError: its name/,
  );
});

test('what is there is read, what is not is told or nothing', (t) => {
  const root = folderWith(t, { 'a.md': 'said' });
  assert.equal(new TextDecoder().decode(folder.readFile(join(root, 'a.md'))), 'said');
  assert.equal(folder.readIfThere(join(root, 'a.md'))?.length, 4);
  assert.equal(folder.readIfThere(join(root, 'b.md')), null);
  assert.equal(folder.readIfThere(root), null);
  assert.throws(() => folder.readFile(join(root, 'b.md')), /cannot be read/);
  assert.equal(folder.removeFile(join(root, 'a.md')), true);
  assert.equal(folder.removeFile(join(root, 'a.md')), false);
});

test('an archive is the folder itself, or archive/ in it', (t) => {
  const site = folderWith(t, { 'archive/archive.json': '{}' });
  assert.equal(folder.archiveFolder(site), join(site, 'archive'));
  assert.equal(folder.archiveFolder(join(site, 'archive')), join(site, 'archive'));
  assert.throws(() => folder.archiveFolder(tmpdir()), /there is no archive here/);
});

test('a site is listed with its hidden files, and without another packing’s', (t) => {
  const site = folderWith(t, {
    'index.html': '',
    '.well-known/a': '',
    'archive/archive.json': '',
    '.carrel-packing-1/new/x': '',
  });
  assert.deepEqual(folder.listSite(site, '.carrel-packing-'), [
    '.well-known/a',
    'archive/archive.json',
    'index.html',
  ]);
});
