// What is said of first visits: what carrel's bytes are made of, the peers beside it, and the budgets.
import { readManifest } from '../../support.mjs';
import { versionOf } from '../peers/peers.mjs';
import { kilobytes, milliseconds, table, writeResult } from './report.mjs';
import { median } from './statistics.mjs';

/** Bytes and slow milliseconds, gate and stretch; a post opened from its link has milliseconds of its own. */
const BUDGETS = {
  100: { bytes: [90_000, 77_000], ms: [1100, 900] },
  750: { bytes: [130_000, 110_000], ms: [1600, 1300] },
  5000: { bytes: [150_000, 130_000], ms: [1800, 1500] },
};
const POST_MS = [1500, 1200];
const SHELL = [12_000, 10_000],
  ENGINE = [42_000, 36_000];
/** The order of the columns; roles that no visit asked for are left out, others follow. */
const ROLES = [
  'page',
  'shell',
  'engine',
  'manifest',
  'facets',
  'list',
  'index',
  'lexicon',
  'related',
  'slugs',
  'posts',
];

/** @param {string} site @returns {(path: string) => string} what a file is for */
function roleFinder(site) {
  const roles = new Map(readManifest(site).parts.map(({ name, role }) => [name, role]));
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (name === '' || name.endsWith('.html')) return 'page';
    if (name === 'archive.json') return 'manifest';
    return (
      roles.get(name) ??
      (name.endsWith('.wasm') ? 'engine' : /\.(js|css|svg)$/.test(name) ? 'shell' : 'other')
    );
  };
}

const total = (files) => files.reduce((sum, { bytes }) => sum + bytes, 0);

function breakdown(results, site) {
  const roleOf = roleFinder(site);
  const rows = results.map((result) => {
    const sums = new Map();
    for (const { path, bytes } of result.files)
      sums.set(roleOf(path), (sums.get(roleOf(path)) ?? 0) + bytes);
    return { ...result, sums };
  });
  const seen = new Set(rows.flatMap(({ sums }) => [...sums.keys()]));
  const roles = [
    ...ROLES.filter((role) => seen.has(role)),
    ...[...seen].filter((role) => !ROLES.includes(role)),
  ];
  const cells = rows.map(({ kind, text, files, sums, quick, slow }) => [
    `${kind}: \`${text}\``,
    kilobytes(total(files)),
    ...roles.map((role) => (sums.has(role) ? kilobytes(sums.get(role)) : '')),
    files.length,
    milliseconds(quick),
    milliseconds(slow),
  ]);
  return {
    markdown: table(['carrel, KB', 'all', ...roles, 'files', 'at once, ms', 'slow, ms'], cells),
    sums: rows[0]?.sums ?? new Map(),
  };
}

function besidePeers(results) {
  const engines = [...new Set(results.map(({ engine }) => engine))].map((name) => {
    const asked = results.filter(({ engine, isPost }) => engine === name && !isPost),
      answered = asked.filter(({ files }) => files.length > 0);
    return {
      name,
      isWhole: asked.every(({ isWhole }) => isWhole),
      asked: asked.length,
      answered,
      bytes: answered.map(({ files }) => total(files)),
    };
  });
  const rows = engines.map(({ name, asked, answered, bytes }) => {
    const middle = (value) => milliseconds(median(answered.map(value).filter(Number.isFinite)));
    return [
      name,
      `${answered.length} of ${asked}`,
      kilobytes(median(bytes)),
      kilobytes(Math.max(...bytes)),
      answered.length > 0 ? median(answered.map(({ files }) => files.length)) : '–',
      middle(({ quickFirst }) => quickFirst),
      middle(({ quick }) => quick),
      middle(({ slowFirst }) => slowFirst),
      middle(({ slow }) => slow),
    ];
  });
  const peers = engines
    .filter(
      ({ name, isWhole, asked, answered }) =>
        !name.startsWith('carrel') && isWhole && answered.length === asked,
    )
    .sort((a, b) => median(a.bytes) - median(b.bytes));
  const best =
    peers.length > 0
      ? `Fewest bytes of a peer that searches the texts and answers every query: ${peers[0].name}, ${kilobytes(median(peers[0].bytes))} KB.`
      : 'No peer that searches the texts answers every query.';
  return `${table(['medians of the queries', 'answered', 'KB', 'most, KB', 'files', 'first title at once, ms', 'ten at once, ms', 'first title slow, ms', 'ten slow, ms'], rows)}\n\n${best}`;
}

function judge(corpus, results, sums) {
  const budget = BUDGETS[corpus.name];
  const held = (what, figure, /** @type {number[]} */ [gate, stretch], show) =>
    `${what} ${show(figure)}, gate ${show(gate)} ${figure <= gate ? 'held' : '**missed**'}, stretch ${show(stretch)} ${figure <= stretch ? 'reached' : 'not reached'}`;
  const inKilobytes = (bytes) => `${kilobytes(bytes)} KB`,
    inSeconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
  const queries = results.filter(({ isPost }) => !isPost),
    post = results.find(({ isPost }) => isPost);
  const lines = [
    held(
      'first answer',
      median(queries.map(({ files }) => total(files))),
      budget.bytes,
      inKilobytes,
    ),
  ];
  const slow = median(queries.map((result) => result.slow));
  if (Number.isFinite(slow)) lines.push(held('on the slow line', slow, budget.ms, inSeconds));
  if (Number.isFinite(post?.slow))
    lines.push(held('a post from its link', post.slow, POST_MS, inSeconds));
  lines.push(
    held('engine', sums.get('engine') ?? 0, ENGINE, inKilobytes),
    held('shell', sums.get('shell') ?? 0, SHELL, inKilobytes),
  );
  return `Budgets (medians of the queries):\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

function corpusSection({ corpus, posts, site, results, machine, failure }) {
  if (failure) return `## ${corpus.says}\n\nNot measured: ${failure}.`;
  const ofCarrel = results.filter(({ engine }) => engine === 'carrel');
  const { markdown, sums } = breakdown(ofCarrel, site);
  return [
    `## ${posts.toLocaleString('en')} posts`,
    `${corpus.says}; ${machine}.`,
    ...(ofCarrel.length > 0 ? [markdown, judge(corpus, ofCarrel, sums)] : []),
    besidePeers(results),
  ].join('\n\n');
}

/** @param {any[]} corpora @param {{delay: number, bits: number, processor: number}} line @param {{quick: number, slow: number}} runs */
export function writeFirstAnswer(corpora, line, runs) {
  writeResult('first_answer.md', [
    '# The first answer of a first visit',
    'Made by `scripts/dev bench first-answer`. Every visit is cold: a fresh browser profile, nothing cached. Bytes: what was sent until the answer stood in the page on the slow line, ' +
      "brotli for pages, scripts, styles, the manifest, WebAssembly and the peers' JSON, parts as stored. " +
      `Times are medians of ${runs.quick} visits at once and ${runs.slow} on the slow line: every response ${line.delay} ms late, all of them sharing ${line.bits / 1e6} Mbit/s, the page's processor ${line.processor} times slower. ` +
      'A worker is not slowed, so the rows without one are the like-for-like ones.',
    `carrel's answer is there when the right first ten titles stand in the packed reading room in their order; a peer's when ten of its own titles stand in a bare page (MiniSearch ${versionOf('minisearch')} with completions and typos, Pagefind ${versionOf('pagefind')}).`,
    ...corpora.map(corpusSection),
  ]);
}
