// Every post through carrel and through cmark-gfm: see README.md.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { isChosen } from '../sample.mjs';
import { root, sharedArchive } from '../support.mjs';
import { bodyOf, firstDifference, linesOf, writeCarrel, writeCmark } from './cmark.mjs';

const archives = [
  '18f-blog',
  '18f-handbook',
  'adr',
  'astro-docs',
  'hugodocs',
  'material',
  'obsidianhelp',
  'openshift-runbooks',
  'osguide',
  'prometheus-runbooks',
  'reactnative',
  'runbooks',
  'rust-blog',
  'rustbook',
  'sourcegraph-handbook',
  'til',
  'vue',
  'wiki',
  'zola',
];

/** Posts that differ in one place, each for a reason. */
const known = new Map(
  Object.entries({
    'configuration-reference.mdx':
      'cmark-gfm 0.29 forgets single backticks behind a double one that nothing closes',
    'postgresql-backups-wale-walg.md':
      'cmark-gfm 0.29 forgets single backticks behind a double one that nothing closes',
    'from-create-react-app.mdx': 'white space at the end of code that spans lines',
    'decap-cms.mdx':
      'since CommonMark 0.31 a tag alone on its line continues a paragraph lazily, too',
    'transforming-material-for-mkdocs.md':
      'carrel numbers references within notes after those of the text',
    'formatting.md': 'one tilde within a word strikes nothing out: H~2~O',
    'hi/how-to-contribute.md': 'since CommonMark 0.31 an emoji counts as punctuation beside "_"',
    'ci-investigate-abuse.md': 'emphasis is read before bare addresses: "__" within one ends it',
    'Rust-1.40.0.md': 'md4c keeps white space at the end of a label',
  }),
);
const reasonFor = (file) => [...known].find(([name]) => file.endsWith(name))?.[1];

/** @param {string} folder @returns {string[]} */
function findPosts(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(md|mdx|markdown)$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** Comments of tools are hidden by the packer and text to cmark-gfm. */
const mayHide = /%%|\{%|\{\{|\{#|\{\s*\/\*|<%#|\{::/;

/** Compares texts; returns what differs. @param {{name: string, text: string}[]} posts */
function findDifferences(posts) {
  const written = writeCarrel(posts.map((post) => post.text));
  const found = [];
  posts.forEach(({ name, text }, i) => {
    const carrel = linesOf(written[i].html);
    const difference = firstDifference(carrel, linesOf(writeCmark(text)));
    if (difference && !reasonFor(name)) found.push({ name, ...difference });
    const cleaned = mayHide.test(text)
      ? null
      : firstDifference(linesOf(written[i].cleaned), carrel);
    if (cleaned) found.push({ name, cleaned: cleaned.carrel, whole: cleaned.cmark });
  });
  return found;
}

const readPosts = (/** @type {string} */ folder, /** @type {string[]} */ files) =>
  files.map((file) => ({ name: relative(folder, file), text: bodyOf(readFileSync(file, 'utf8')) }));

test('the comparison tells a table from its source, and a tab from spaces', () => {
  const lines = (/** @type {string} */ text) => linesOf(writeCmark(text));
  assert.ok(firstDifference(lines('| a |\n|---|\n'), lines('| a |\n\n|---|\n')));
  assert.ok(firstDifference(lines('```\n\ta\n```\n'), lines('```\n    a\n```\n')));
  assert.equal(firstDifference(lines('a'), lines('a\n')), null);
});

test('the sample archive and the manual read as in cmark-gfm', () => {
  for (const [name, least] of Object.entries({ posts: 100, manual: 10 })) {
    const folder = join(root, 'data', name);
    const files = findPosts(folder);
    assert.ok(files.length >= least, `${files.length} posts`);
    assert.deepEqual(findDifferences(readPosts(folder, files)), []);
  }
});

test('the cases where md4c departs read as in cmark-gfm', () => {
  const cases = readFileSync(join(root, 'tests/cases/markdown/departures.txt'), 'utf8')
    .split(/^%%% /m)
    .slice(1)
    .filter((part) => !part.startsWith('html'));
  const posts = cases.map((part) => ({
    name: part.slice(0, part.indexOf('\n')),
    text: part.slice(part.indexOf('\n') + 1),
  }));
  assert.ok(posts.length > 20);
  assert.deepEqual(findDifferences(posts), []);
});

for (const name of archives) {
  test(`${name} reads as in cmark-gfm`, (t) => {
    const folder = sharedArchive(name, t);
    if (!folder) return;
    const files = findPosts(folder);
    const chosen = files.filter((_, i) => isChosen(i, 12));
    assert.ok(chosen.length > 0);
    assert.deepEqual(findDifferences(readPosts(folder, chosen)), []);
  });
}
