// What the manual shows of the command's output is what the command prints.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { carrel, pack, root } from '../support.mjs';

let site;
before(() => {
  site = pack(join(root, 'data/posts'));
});

/** The indented block that comes after a text in a page of the manual, as lines. @param {string} page @param {string} after */
function blockAfter(page, after) {
  const text = readFileSync(join(root, 'data/manual', `${page}.md`), 'utf8');
  const at = text.indexOf(after);
  assert.ok(at > 0, `${page}.md does not say "${after}"`);
  const block = text.slice(at + after.length).match(/^\n\n((?: {4}.*\n|\n(?= {4}))+)/);
  assert.ok(block, `no block follows "${after}" in ${page}.md`);
  return block[1]
    .split('\n')
    .map((line) => line.slice(4))
    .filter((line) => line.trim());
}

test('the explanation of a first hit', () => {
  const shown = blockAfter('how-ranking-works', 'for the first hit:');
  const printed = carrel('search', site, '--explain', 'release', 'rollback');
  assert.equal(shown.length, 5);
  assert.ok(printed.includes(shown.join('\n')), printed.split('\n').slice(0, 12).join('\n'));
});

test("the list of an archive's files", () => {
  // Sizes and hashes are another edition's; the kinds of line and the names are these.
  const mask = (/** @type {string} */ line) =>
    line
      .replace(/[0-9a-f]{16}/, 'HASH')
      .replace(/\d{4}-\d\d-\d\d/, 'DATE')
      .replace(/^( *\d+ +\d+) /, 'SIZES ')
      .trim();
  const shown = blockAfter('bundle-format', '(most lines left out here):').map(mask);
  const printed = new Set(carrel('inspect', site).split('\n').map(mask));
  assert.ok(shown.length >= 10, shown.join('\n'));
  assert.deepEqual(
    shown.filter((line) => !printed.has(line)),
    [],
  );
});
