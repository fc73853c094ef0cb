// What is said of the latencies: one table a corpus, with the budgets beside carrel's figures.
import { versionOf } from '../peers/peers.mjs';
import { kilobytes, megabytes, milliseconds, percent, table, writeResult } from './report.mjs';

/** Milliseconds, bytes of the index without positions, bytes of WebAssembly memory. The stretch is half of each time, 280 KB and 8 MB. */
const BUDGETS = {
  100: { median: 0.1 },
  750: { median: 0.15, p99: 1.5, index: 330_000, memory: 12_000_000 },
  10000: { p99: 4 },
  100000: { p99: 8 },
};
const TYPOS = 0.95;

function judge(corpus, carrel) {
  const budget = BUDGETS[corpus.name] ?? {};
  const held = (what, figure, limit, show) =>
    `${what} ${show(figure)} of ${show(limit)}: ${figure <= limit ? 'held' : '**missed**'}`;
  const lines = [];
  if (budget.median)
    lines.push(held('median', carrel.median, budget.median, (ms) => `${milliseconds(ms)} ms`));
  if (budget.p99) lines.push(held('p99', carrel.p99, budget.p99, (ms) => `${milliseconds(ms)} ms`));
  if (budget.index)
    lines.push(
      held('index parts', carrel.weights.alone, budget.index, (bytes) => `${kilobytes(bytes)} KB`),
    );
  if (budget.memory)
    lines.push(
      held(
        'WebAssembly memory',
        carrel.memory.wasm,
        budget.memory,
        (bytes) => `${megabytes(bytes)} MB`,
      ),
    );
  lines.push(
    `typos answered ${percent(carrel.typos.answered)} of at least ${percent(TYPOS)}: ${carrel.typos.answered >= TYPOS ? 'held' : '**missed**'}`,
  );
  return `Budgets: ${lines.join('; ')}.`;
}

function corpusSection({ corpus, posts, queries, results, failures, machine, failure }) {
  if (failure) return `## ${corpus.says}\n\nNot measured: ${failure}.`;
  const rows = results.map(
    ({ name, median, p99, measured, typos, unanswered, weights, memory }) => [
      name,
      milliseconds(median),
      milliseconds(p99),
      measured,
      percent(typos.answered),
      percent(typos.understood),
      unanswered,
      kilobytes(weights.index),
      megabytes(memory.renderer),
      megabytes(memory.wasm),
    ],
  );
  const carrel = results.find(({ name }) => name === 'carrel');
  return [
    `## ${posts.toLocaleString('en')} posts`,
    `${corpus.says}; ${queries} queries; ${machine}.`,
    table(
      [
        '',
        'median, ms',
        'p99, ms',
        'queries',
        'typos answered',
        'typos understood',
        'no answer',
        'index, KB',
        'page, MB',
        'WebAssembly, MB',
      ],
      rows,
    ),
    ...(carrel ? [judge(corpus, carrel)] : []),
    ...failures.map(({ name, reason }) => `${name} was not measured: ${reason}.`),
  ].join('\n\n');
}

/** @param {any[]} corpora @param {number} rounds */
export function writeLatency(corpora, rounds) {
  const versions = ['minisearch', 'flexsearch', 'pagefind']
    .map((name) => `${name} ${versionOf(name)}`)
    .join(', ');
  writeResult('latency.md', [
    '# Warm searches in Chromium, beside the peers',
    `Made by \`scripts/dev bench latency\`. Everything that the queries need is loaded; each engine is asked each query once in each of ${rounds} rounds, all engines in turn, ten hits, and each query's median is taken. ` +
      'Queries: 80 from titles, 80 from texts, 60 with an unfinished last word, 40 with a typo. carrel runs in the page, as its search box asks (hits with titles, counts of every facet; excerpts in a row of their own). ' +
      `"For typing": with completions and typos, as each manual has it. Pagefind runs without its worker; ${versions}.`,
    'A typo is answered by any hit, and understood when the first hit holds the word that was meant. Index: as sent (brotli, or as stored where it is compressed already); for carrel facets, lists, index, lexicon and neighbours, ' +
      "for Pagefind its index and list of pages, without the texts that hold its titles. Page: memory of the renderer beyond a blank page, after every query was asked once. Each budget's stretch is half of its time.",
    ...corpora.map(corpusSection),
  ]);
}
