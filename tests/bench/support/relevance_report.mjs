// What is said of the rankings: a table of means, the gates, and for each set whether carrel is best or how surely it is not.
import { PEERS, versionOf } from '../peers/peers.mjs';
import { table, writeResult } from './report.mjs';
import { mean, randomizationTest } from './statistics.mjs';

const GATE = 0.76,
  STRETCH = 0.77,
  SIGNIFICANT = 0.05;
const MEASURES = [
  ['nDCG@10', 'ndcg'],
  ['MRR@10', 'mrr'],
  ['Recall@100', 'recall'],
];

const meanOf = (result, measure) =>
  result.figures ? mean(result.figures.map((figures) => figures[measure])) : NaN;
const signed = (value) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;

/** Compares by nDCG@10 with the best peer of this set, a hard opponent that no single product is. */
export function compare(set) {
  const [carrel, ...peers] = set.results.filter(({ figures }) => figures);
  const best = peers.reduce((one, other) =>
    meanOf(other, 'ndcg') > meanOf(one, 'ndcg') ? other : one,
  );
  const ndcg = (result) => result.figures.map((figures) => figures.ndcg);
  const difference = meanOf(carrel, 'ndcg') - meanOf(best, 'ndcg');
  const p = randomizationTest(ndcg(carrel), ndcg(best));
  const isBelow = difference < 0 && p <= SIGNIFICANT;
  const verdict = isBelow
    ? '**significantly below**'
    : `${difference >= 0 ? 'best' : 'below'}${p > SIGNIFICANT ? ', within chance' : ''}`;
  return { best: best.name, difference, p, isBelow, verdict };
}

function measureTable(sets, /** @type {string[]} */ [head, measure]) {
  const names = sets[0].results.map(({ name }) => name);
  const rows = names.map((name, i) => {
    const values = sets.map((set) => meanOf(set.results[i], measure));
    return { name, values: [...values, mean(values)] };
  });
  const cells = rows.map(({ name, values }) => [
    name,
    ...values.map((value, i) => {
      if (Number.isNaN(value)) return '–';
      const isBest =
        value ===
        Math.max(...rows.map((row) => row.values[i]).filter((other) => !Number.isNaN(other)));
      return isBest ? `**${value.toFixed(4)}**` : value.toFixed(4);
    }),
  ]);
  return `## ${head}\n\n${table(['', ...sets.map(({ name }) => name), 'mean'], cells)}`;
}

/** @param {any[]} sets @param {boolean} isWhole every set was measured: the mean may be held against the gate */
export function writeRelevance(sets, isWhole) {
  const comparisons = sets.map((set) => ({
    set,
    ...compare(set),
    reached: meanOf(set.results[0], 'ndcg'),
  }));
  const verdicts = comparisons.map(({ set, best, difference, p, verdict, reached }) => [
    set.name,
    set.queries,
    set.posts,
    reached.toFixed(4),
    best,
    signed(difference),
    p.toFixed(4),
    verdict,
    set.studied.toFixed(4),
    signed(reached - set.studied),
    reached >= set.studied - set.slack ? 'held' : '**missed**',
  ]);
  const overall = mean(comparisons.map(({ reached }) => reached));
  const missed = comparisons
    .filter(({ set, reached }) => reached < set.studied - set.slack)
    .map(({ set }) => set.name);
  const below = comparisons.filter(({ isBelow }) => isBelow).map(({ set }) => set.name);
  const leftOut = sets.flatMap((set) =>
    set.results
      .filter(({ figures }) => !figures)
      .map(({ name, reason }) => `${name} on ${set.name}: ${reason}`),
  );
  const lines = [
    isWhole
      ? `Mean nDCG@10 of the ten sets: ${overall.toFixed(4)}; the gate of ${GATE.toFixed(3)} is ${overall >= GATE ? 'held' : '**missed**'}, the stretch of ${STRETCH.toFixed(3)} ${overall >= STRETCH ? 'reached' : 'not reached'}.`
      : `Only ${sets.length} of the sets were measured: the gate of the mean is not judged.`,
    below.length === 0
      ? 'On no set is carrel significantly below the best peer.'
      : `Significantly below the best peer: ${below.join(', ')}.`,
    ...(leftOut.length > 0 ? [`Left out: ${leftOut.join('; ')}.`] : []),
    missed.length === 0
      ? 'No set lies further below the study than allowed.'
      : `Further below the study than allowed: ${missed.join(', ')}.`,
  ];
  writeResult('relevance.md', [
    '# Ranking, beside its peers',
    'Made by `scripts/dev bench relevance`. carrel: packed by `carrel pack`, ranked by the WebAssembly engine; the native engine, with a reading of the sets of its own, gives the same figures for every query. ' +
      'A difference is tested against the best peer of the set by paired randomization (5,000 sign flips, two-sided). Allowed below the study: 0.008, and 0.02 on med, adi and cacm.',
    lines.join('\n'),
    table(
      [
        'set',
        'queries',
        'posts',
        'nDCG@10',
        'best peer',
        'carrel − peer',
        'p',
        'carrel is',
        'study',
        'carrel − study',
        'gate',
      ],
      verdicts,
    ),
    ...MEASURES.map((measure) => measureTable(sets, measure)),
    '## The peers',
    "Where texts are Markdown (kw, excerpt, anchors), each peer got them as published and stripped of markup, and the better of the two stands here. Slugs are known to carrel alone: they are part of a post's address, which the peers do not index. " +
      'SQLite runs as WebAssembly, as a page would have it.',
    table(
      ['peer', 'version', 'setting'],
      [...PEERS, { name: 'Pagefind', package: 'pagefind', says: 'as it comes, in Chromium' }].map(
        (peer) => [peer.name, peer.package ? versionOf(peer.package) : '–', peer.says],
      ),
    ),
  ]);
}
