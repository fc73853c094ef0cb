import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { OPENING, readInPlace, replaceSite } from '../../../web/node/staged_site.js';

/** @param {import('node:test').TestContext} t */
function emptyFolder(t) {
  const root = mkdtempSync(join(tmpdir(), 'carrel-site-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  return root;
}
const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);
/** @param {Record<string, string>} files @returns {[string, Uint8Array][]} */
const site = (files) => Object.entries(files).map(([path, text]) => [path, bytes(text)]);
const OWN = { 'site.json': '{"carrel":"site"}', 'archive/archive.json': '{"carrel":"archive"}' };
const read = (/** @type {string} */ root, /** @type {string} */ path) =>
  readFileSync(join(root, path), 'utf8');

test('a site comes to stand in a folder that was not there, and nothing else is left', (t) => {
  const root = join(emptyFolder(t), 'new');
  replaceSite(root, site({ ...OWN, 'index.html': 'page' }));
  assert.equal(read(root, 'index.html'), 'page');
  assert.deepEqual(readdirSync(root).sort(), ['archive', 'index.html', 'site.json']);
});

test('the next edition takes its place, and what is not carrel’s stays', (t) => {
  const root = emptyFolder(t);
  replaceSite(root, site({ ...OWN, 'index.html': 'one' }));
  writeFileSync(join(root, 'robots.txt'), 'theirs');
  replaceSite(root, site({ ...OWN, 'index.html': 'two' }));
  assert.equal(read(root, 'index.html'), 'two');
  assert.equal(read(root, 'robots.txt'), 'theirs');
});

test('what stands in the place of a file is read, and a folder there is an error', (t) => {
  const root = emptyFolder(t);
  writeFileSync(join(root, 'index.html'), 'theirs');
  mkdirSync(join(root, 'sw.js'));
  assert.equal(String(readInPlace(root, 'index.html')), 'theirs');
  assert.equal(readInPlace(root, 'site.json'), null);
  assert.throws(() => readInPlace(root, 'sw.js'), /sw\.js: cannot be replaced: EISDIR/);
});

test('after a failure the site is what it was', (t) => {
  const root = emptyFolder(t);
  replaceSite(root, site({ ...OWN, 'a.html': 'one' }));
  mkdirSync(join(root, 'b.html'));
  assert.throws(
    () => replaceSite(root, site({ ...OWN, 'a.html': 'two', 'b.html': 'two' })),
    /b\.html/,
  );
  assert.equal(read(root, 'a.html'), 'one');
  assert.deepEqual(
    readdirSync(root).filter((name) => name.startsWith(OPENING)),
    [],
  );
});

test('what a packing left that died is cleared away, and a living one’s is not', (t) => {
  const root = emptyFolder(t);
  mkdirSync(join(root, `${OPENING}999999999`));
  mkdirSync(join(root, `${OPENING}${process.ppid}`));
  replaceSite(root, site(OWN));
  assert.deepEqual(
    readdirSync(root).filter((name) => name.startsWith(OPENING)),
    [`${OPENING}${process.ppid}`],
  );
});
