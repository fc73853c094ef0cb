// Is the sample archive what its outline promises? One question a test; what a check asks stands in checks/.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { root } from '../support.mjs';
import { checkFeatures } from './checks/features.mjs';
import { checkFrontMatter } from './checks/front_matter.mjs';
import { checkLengths } from './checks/lengths.mjs';
import { checkOriginality } from './checks/originality.mjs';
import { canSpell, checkSpelling } from './checks/spelling.mjs';
import { makeOutline, outlineFile, readOutline } from './outline.mjs';
import { find, readArchive } from './reader.mjs';

const outline = readOutline();
const archive = readArchive(join(root, 'data/posts'));
const none = (complaints) => assert.deepEqual(complaints, []);

test('the archive holds the hundred posts of the outline', () => {
  assert.equal(outline.length, 100);
  assert.equal(archive.posts.length, 100);
  none(checkFrontMatter(archive, outline));
});

test('carrel packs it without a word: no link or image leads nowhere, nothing is guessed or left out', () => {
  const { notes, left_out: leftOut, dropped_keys: droppedKeys } = archive.report;
  none(notes.map(({ kind, where, message }) => `${kind} ${where}: ${message}`));
  assert.equal(leftOut, 0);
  none(droppedKeys);
});

test('every post has the features and links of its row', () =>
  none(checkFeatures(archive, outline)));

test('every post is as long as its row says', () => none(checkLengths(archive, outline)));

test('no two posts share a paragraph, a run of 12 words, an opening or an ending', () =>
  none(checkOriginality(archive)));

test('every picture is shown by the post whose name it has', () => {
  const pictures = readdirSync(archive.folder, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.svg'));
  none(
    pictures.filter((path) => {
      const post = archive.posts.find((one) => one.path === path.replace(/\.svg$/, '.md'));
      return !post || find(post.nodes, 'img').length === 0;
    }),
  );
});

test('words are spelt as in Britain', (context) => {
  if (!canSpell()) return context.skip('there is no aspell with en_GB');
  none(checkSpelling(archive));
});

test('the outline agrees with the plan it was made from', (context) => {
  const plan = process.env.CARREL_OUTLINE ?? resolve(root, '../shared/archive-outline.tsv');
  if (!existsSync(plan)) return context.skip('the plan is absent (set CARREL_OUTLINE)');
  assert.equal(readFileSync(outlineFile, 'utf8'), makeOutline(readFileSync(plan, 'utf8')));
});
