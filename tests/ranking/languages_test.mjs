// Is an archive in many languages searched well in each of them? A documentation site in fourteen, whose folders name the languages:
// every title must bring a post of that title (not all are translated) among the first three hits, and two forms of a word the same posts.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openWasm, pack, sharedArchive } from '../support.mjs';

const POSTS_A_LANGUAGE = 25;
const LEAST_FOUND = 0.95;

/** A language, and a word of it in two forms. */
const INFLECTED = [
  ['de', 'Komponente', 'komponenten'],
  ['es', 'componente', 'componentes'],
  ['fr', 'composant', 'composants'],
  ['pt-br', 'componente', 'componentes'],
  ['ru', 'компонент', 'компоненты'],
  ['it', 'componente', 'componenti'],
  ['en', 'component', 'components'],
];

let ask;
let posts;
before(async () => {
  const skip = { skip: () => {} };
  const folder = sharedArchive('astro-docs', skip);
  if (!folder) return;
  ({ ask } = await openWasm(pack(folder)));
  posts = [];
  for (let from = 0; ; from += 200) {
    const { reply } = await ask('search', { text: '', from, count: 200, excerpts: false });
    posts.push(...reply.hits);
    if (from + 200 >= reply.total) break;
  }
});

test('every language that the folders name is there, and nothing is taken for English that is not', (t) => {
  if (!posts) return t.skip('the shared data is absent (set CARREL_DATA)');
  const counts = {};
  for (const { language } of posts) counts[language] = (counts[language] ?? 0) + 1;
  assert.deepEqual(Object.keys(counts).sort(), [
    'ar',
    'de',
    'en',
    'es',
    'fr',
    'hi',
    'it',
    'ja',
    'ko',
    'pl',
    'pt-br',
    'ru',
    'zh-cn',
    'zh-tw',
  ]);
  assert.equal(counts.en, 420);
});

test('a title brings its post, in each of the fourteen languages', async (t) => {
  if (!posts) return t.skip('the shared data is absent (set CARREL_DATA)');
  for (const language of new Set(posts.map((post) => post.language))) {
    const own = posts.filter((post) => post.language === language);
    const step = Math.max(1, Math.floor(own.length / POSTS_A_LANGUAGE));
    const chosen = own.filter((_, i) => i % step === 0).slice(0, POSTS_A_LANGUAGE);
    const missed = [];
    for (const { title, slug } of chosen) {
      const { reply } = await ask('search', { text: title, count: 3, excerpts: false });
      if (!reply.hits.some((hit) => hit.title === title))
        missed.push(`${title} (${slug}): ${reply.hits.map((hit) => hit.slug).join(' ')}`);
    }
    t.diagnostic(`${language}: ${chosen.length - missed.length} of ${chosen.length}`);
    for (const line of missed) t.diagnostic(`  missed: ${line}`);
    assert.ok(
      missed.length <= (1 - LEAST_FOUND) * chosen.length + 1e-9,
      `${language}: ${missed.length} of ${chosen.length} missed`,
    );
  }
});

test('two forms of a word find the same posts of their language', async (t) => {
  if (!posts) return t.skip('the shared data is absent (set CARREL_DATA)');
  for (const [language, one, many] of INFLECTED) {
    const count = async (text) =>
      (await ask('search', { text: `${text} lang:${language}`, count: 1, excerpts: false })).reply
        .total_all;
    const found = await count(one);
    assert.ok(found > 0, `${one} in ${language}`);
    assert.equal(await count(many), found, `${one} and ${many} in ${language}`);
  }
});
