// How well does carrel rank, beside its peers? Every set of queries with judgments that the shared data has, every peer, one table.
// usage: node tests/bench/relevance.mjs [--sets a,b] [--keep-peers]
//   --keep-peers   takes the peers' rankings of the last run, which depend on nothing of carrel's
// Each query's figures go to build/bench/relevance/<set>.tsv, the table to tests/bench/results/relevance.md.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PEERS, versionOf } from './peers/peers.mjs';
import { openChromium } from './support/browser.mjs';
import {
  COLLECTIONS,
  readCollection,
  unpackCollection,
  workFolder,
} from './support/collections.mjs';
import { chosen, readOptions } from './support/options.mjs';
import {
  judgeNatively,
  rankWithCarrel,
  rankWithPagefind,
  rankWithPeer,
} from './support/rankings.mjs';
import { writeRelevance } from './support/relevance_report.mjs';
import { judge } from './support/statistics.mjs';

const options = readOptions({ sets: '', 'keep-peers': false });
const PAGEFIND = { name: 'Pagefind', package: 'pagefind', says: 'as it comes, in Chromium' };

/** @returns the figures of each query, in the queries' order */
const judgeAll = (rankings, { queries, grades }) =>
  queries.map(({ id }) => judge(rankings[id] ?? [], grades.get(id)));
const ndcgOf = (figures) => figures.reduce((sum, { ndcg }) => sum + ndcg, 0);

/** A peer's rankings, kept in a file, so that a run after a change of carrel's need not repeat them. */
async function rankOnce(folder, peer, form, rank) {
  const version = peer.package ? versionOf(peer.package) : '1';
  const file = join(
    folder,
    'rankings',
    `${peer.name.replace(/[^a-zA-Z0-9]+/g, '-')}-${form}-${version}.json`,
  );
  if (options['keep-peers'] && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const rankings = await rank();
  mkdirSync(join(folder, 'rankings'), { recursive: true });
  writeFileSync(file, JSON.stringify(rankings));
  return rankings;
}

/**
 * Where texts are Markdown, a peer gets them as published and stripped of markup, and the better counts. A peer that cannot do it is left
 * out of this set, with the reason.
 */
async function judgePeer(folder, collection, isMarkdown, peer, rank) {
  let best = null;
  try {
    for (const form of isMarkdown ? ['published', 'stripped'] : ['published']) {
      const figures = judgeAll(await rankOnce(folder, peer, form, () => rank(form)), collection);
      if (!best || ndcgOf(figures) > ndcgOf(best)) best = figures;
    }
    return { ...peer, figures: best };
  } catch (error) {
    const reason = error.killed
      ? 'not done within the time limit'
      : String(error.stderr || error.message)
          .trim()
          .split('\n')
          .at(-1);
    console.log(`${peer.name} is left out: ${reason}`);
    return { ...peer, figures: null, reason };
  }
}

/** carrel's two engines and the two readings of the set must agree to the last digit printed. */
async function checkAgainstNative(name, folder, queries, figures) {
  const native = await judgeNatively(folder);
  queries.forEach(({ id }, i) => {
    for (const measure of ['ndcg', 'mrr', 'recall']) {
      if (Math.abs(figures[i][measure] - (native.get(id)?.[measure] ?? NaN)) < 2e-6) continue;
      throw new Error(
        `${name}, query ${id}: ${measure} is ${figures[i][measure]} as WebAssembly and ${native.get(id)?.[measure]} natively`,
      );
    }
  });
}

function writeQueries(name, { queries }, all) {
  const results = all.filter(({ figures }) => figures);
  const heads = [
    'query',
    ...results.flatMap(({ name: who }) =>
      ['nDCG@10', 'MRR@10', 'Recall@100'].map((measure) => `${who} ${measure}`),
    ),
  ];
  const rows = queries.map(({ id }, i) => [
    id,
    ...results.flatMap(({ figures }) =>
      [figures[i].ndcg, figures[i].mrr, figures[i].recall].map((x) => x.toFixed(6)),
    ),
  ]);
  writeFileSync(
    join(workFolder, `${name}.tsv`),
    `${[heads, ...rows].map((cells) => cells.join('\t')).join('\n')}\n`,
  );
}

const browser = await openChromium();
const sets = [];
for (const name of chosen(
  options.sets,
  COLLECTIONS.map((collection) => collection.name),
)) {
  const description = COLLECTIONS.find((collection) => collection.name === name);
  const folder = unpackCollection(name);
  if (!folder) {
    console.log(`skipped: ${name}: the shared data is absent (set CARREL_DATA)`);
    continue;
  }
  const collection = readCollection(folder);
  const carrel = judgeAll(
    await rankWithCarrel(folder, collection, description.language),
    collection,
  );
  await checkAgainstNative(name, folder, collection.queries, carrel);
  const judgeOne = (peer, rank) =>
    judgePeer(folder, collection, description.isMarkdown, peer, rank);
  const results = [{ name: 'carrel', figures: carrel }];
  // Two at a time: rankings do not depend on how long they take.
  for (let i = 0; i < PEERS.length; i += 2)
    results.push(
      ...(await Promise.all(
        PEERS.slice(i, i + 2).map((peer) =>
          judgeOne(peer, (form) => rankWithPeer(folder, peer, form)),
        ),
      )),
    );
  if (browser)
    results.push(
      await judgeOne(PAGEFIND, (form) =>
        rankWithPagefind(browser, folder, collection, description.language, form),
      ),
    );
  writeQueries(name, collection, results);
  sets.push({
    ...description,
    queries: collection.queries.length,
    posts: collection.posts.length,
    results,
  });
  console.log(`${name}: carrel ${(ndcgOf(carrel) / carrel.length).toFixed(4)}`);
  writeRelevance(sets, sets.length === COLLECTIONS.length); // after each set: the largest take minutes
}
await browser?.close();
