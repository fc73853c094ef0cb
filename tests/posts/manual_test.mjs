// Is the manual sound, and does it tell of everything the command can do?
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { carrel, openWasm, root } from '../support.mjs';
import { canSpell, checkSpelling } from './checks/spelling.mjs';
import { readArchive, walk } from './reader.mjs';

const archive = readArchive(join(root, 'data/manual'));
const page = (slug) => archive.posts.find((post) => post.slug === slug).source;

test('carrel packs the manual without a word', () => {
  assert.deepEqual(archive.report.notes, []);
  assert.deepEqual(archive.report.dropped_keys, []);
});

test('every page says in a summary what it answers', () => {
  assert.deepEqual(
    archive.posts
      .filter(({ keys, summary }) => !keys.includes('summary') || !summary)
      .map(({ path }) => path),
    [],
  );
});

test('the contents lead to every page', () => {
  const linked = new Set(
    [...walk(archive.posts.find(({ slug }) => slug === 'contents').nodes)].map(
      ([, { post }]) => post,
    ),
  );
  assert.deepEqual(
    archive.posts
      .map(({ slug }) => slug)
      .filter((slug) => slug !== 'contents' && !linked.has(slug)),
    [],
  );
});

test('words are spelt as in Britain', (context) => {
  if (!canSpell()) return context.skip('there is no aspell with en_GB');
  assert.deepEqual(checkSpelling(archive), []);
});

test('every key of the front matter is told', () => {
  const table = readFileSync(join(root, 'src/post/front_matter_keys.cpp'), 'utf8').match(
    /kKeys\[\] = \{([^]*?)\n\};/,
  )[1];
  const keys = [...table.matchAll(/\{"([a-z_]+)", /g)].map(([, key]) => key);
  assert.ok(keys.length > 30, `only ${keys.length} keys found in the source`);
  const text = page('packing-your-posts').toLowerCase();
  assert.deepEqual(
    keys.filter((key) => !text.includes(`\`${key}\``)),
    [],
  );
});

test('every operator of the query language is told, as the engine lists them', async () => {
  const { manifest } = await openWasm(archive.site);
  const text = page('searching');
  const names = manifest.operators.map(({ name }) => name.replace(/:.*/, ':'));
  assert.ok(names.includes('-word') && names.includes('tag:'), names.join(' '));
  assert.deepEqual(
    names.filter((name) => !text.includes(`\`${name}`)),
    [],
  );
});

/** Where the manual says each number of include/carrel/ranking.h. */
const SAID = {
  kK1: 'k1 = #, b =',
  kB: 'b = #',
  kMostAverages: 'Of a post longer than # average ones',
  kTitleCoverage: '# · Q · (share of Q in the title)',
  kStopWord: '**stop** is # for words',
  kPrefixWeight: 'They count # of their worth',
  kCompletions: 'at most the # that most posts have',
  kSynonymWeight: 'stands in at #',
  kLogWords: 'of the other words the # rarest are searched',
  kLogIdentifier: 'an identifier counts # times',
  kLogAside: 'who speaks) counts # times',
  kLogMessage: '# · Q · (share of Q in the post)',
  kRepairWeight: 'each worth # for one slip',
  kRepairFirstLetter: 'times # where the first letter differs',
  kRepairs: 'up to # spellings stand in',
  kWholeLexiconWords: 'In an archive of more than # different words',
  kNeighbours: '# · sum of (likeness · score)',
  kNeighbourTerms: 'for queries of # or more different words',
  kNeighbourSources: 'are among the best # /',
  kNeighbourTargets: 'Each of the best # posts',
  kTellingShare: 'more than a share of # of the posts',
  kGroupedWords: 'With two or # plain words, posts with all of them',
};
const WORDS = { three: 3, four: 4, eight: 8 };

test('every number of the ranking formula is told', () => {
  const source = readFileSync(join(root, 'include/carrel/ranking.h'), 'utf8');
  const numbers = Object.fromEntries(
    [...source.matchAll(/constexpr \S+ (k\w+)\s*=\s*([\d.']+)F?;/g)].map(([, name, number]) => [
      name,
      Number(number.replaceAll("'", '')),
    ]),
  );
  assert.deepEqual(Object.keys(numbers).sort(), Object.keys(SAID).sort());
  const text = `${page('how-ranking-works')} ${page('searching')}`.replace(/\s+/g, ' ');
  const told = (/** @type {string} */ name) => {
    const [before, after] = SAID[name].split('#').map((each) => each.replace(/[.*()]/g, '\\$&'));
    const [, number] = text.match(`${before}(\\d[\\d,]*(?:\\.\\d+)?|[a-z]+)${after}`) ?? [];
    return WORDS[number] ?? Number(number?.replace(',', ''));
  };
  const found = Object.fromEntries(Object.keys(numbers).map((name) => [name, told(name)]));
  assert.deepEqual(found, numbers);
});

test('every command and every option is told', () => {
  const text = page('command-line');
  const commands = [...carrel('--help').matchAll(/^ {2}([a-z][a-z-]*) {2,}/gm)].map(
    ([, name]) => name,
  );
  assert.ok(commands.includes('pack') && commands.includes('serve'), commands.join());
  const missing = commands.flatMap((name) => {
    const options = carrel(name, '--help')
      .match(/--[a-z-]+/g)
      .filter((option) => option !== '--help');
    return [`carrel ${name}`, ...options]
      .filter((word) => !text.includes(word))
      .map((word) => `${name}: ${word}`);
  });
  assert.deepEqual(missing, []);
});
