// Files that are not UTF-8: converted and named, or left out and named; and what keeps a post back is looked for in what was read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { carrel, temporaryFolder, writeInto } from '../support.mjs';

const utf16 = (text, isBig = false, hasMark = true) => {
  const bytes = Buffer.from((hasMark ? '\ufeff' : '') + text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};
const latin1 = (text) => Buffer.from(text, 'latin1');

test('other encodings are converted and named in the report; binary files are left out and named', () => {
  const folder = temporaryFolder(),
    site = temporaryFolder();
  const files = {
    'le.md': utf16('---\ntitle: "Größe"\ndate: 2024-03-05\n---\nÜbung\n'),
    'be.md': utf16('# Straße\n\nText\n', true),
    'bare.md': utf16('# Ohne Marke\n\nText und mehr\n', false, false),
    'draft-le.md': utf16('---\r\ntitle: D\r\ndraft: true\r\n---\r\ncanarybird\r\n'),
    'draft-bare.md': utf16('---\ntitle: D\ndraft: true\n---\ncanarybird\n', true, false),
    'draft-latin1.md': latin1('---\ntitle: Größe\ndraft: true\n---\ncanarybird\n'),
    'latin1.md': latin1('# Töpfe\n\nStraße und Größe\n'),
    'bom.md': '\ufeff---\ntitle: B\n---\ntext',
    'damaged.md': Buffer.concat([
      Buffer.from('# Größe\n\nÜbung\nund '),
      Buffer.from([0xe2, 0x82]),
      Buffer.from(' mehr für alle'),
    ]),
    'picture.md': Buffer.from('89504e470d0a1a0a0000000d4948445200000028', 'hex'),
    'zip.markdown': Buffer.from('504b030414000600080000002100', 'hex'),
    'russian.md': Buffer.from('cff0e8e2e5f22c20ece8f021', 'hex'),
    'ok.md': '# Größe\n',
  };
  writeInto(folder, files);
  const { notes, posts } = JSON.parse(
    carrel('pack', folder, '-o', site, '--today', '2026-11-24', '--json', '--room', '/nonexistent'),
  );
  const of = (kind) =>
    notes.filter((note) => note.kind === kind).map(({ where, message }) => `${where} ${message}`);
  assert.deepEqual(of('converted'), [
    'bare.md UTF-16 (little-endian), found from its bytes: look whether its letters are right',
    'be.md UTF-16 (big-endian)',
    'bom.md UTF-8 with a byte-order mark',
    'latin1.md Windows-1252 or Latin-1, found from its bytes: look whether its letters are right',
    'le.md UTF-16 (little-endian)',
  ]);
  assert.deepEqual(of('unreadable'), [
    'picture.md the file is binary, though it is called a post (rename it, or move it out of the folder)',
    'russian.md the file is not UTF-8, and its encoding cannot be told (save it as UTF-8)',
    'zip.markdown the file is binary, though it is called a post (rename it, or move it out of the folder)',
  ]);
  assert.deepEqual(
    of('left-out').map((line) => line.split(' ')[0]),
    ['draft-bare.md:3', 'draft-latin1.md:3', 'draft-le.md:3'],
  );
  assert.deepEqual(of('warning'), [
    'damaged.md:4 2 bytes are no UTF-8 and became U+FFFD, the first here',
  ]);
  assert.equal(posts, 7);
  assert.match(carrel('read', site, 'latin1'), /Töpfe[^]*Straße und Größe/);
  assert.match(carrel('read', site, 'le'), /Größe[^]*Übung/);
  assert.match(carrel('search', site, 'Marke'), /Ohne \*?Marke/);
});
