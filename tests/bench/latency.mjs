// How long does a warm search take in Chromium, beside the peers? Every engine has a browser of its own; all are open at once and take
// turns, so that what else the machine does falls on all alike.
// usage: node tests/bench/latency.mjs [--corpora 100,750] [--engines carrel,MiniSearch] [--rounds 5] [--seconds 20]
//   --seconds   the most that one engine may take in one round; what it did not reach is asked in a later round
import { basename, dirname } from 'node:path';
import { openChromium, privateMemory } from './support/browser.mjs';
import { CORPORA, packCorpus, readPosts } from './support/corpora.mjs';
import { buildIndex, buildPages, pagefindBytes, partBytes, sentBytes } from './support/indexes.mjs';
import { writeLatency } from './support/latency_report.mjs';
import { serveLine } from './support/line.mjs';
import { chosen, readOptions } from './support/options.mjs';
import { bundlePage } from './support/page_bundle.mjs';
import { countPosts, makeQueries } from './support/queries.mjs';
import { watchMachine } from './support/report.mjs';
import { median, percentile } from './support/statistics.mjs';
import { makeRandom } from '../support.mjs';

/** `kind` names the page's script, `module` what makes a peer's index. */
const ENGINES = [
  { name: 'carrel', kind: 'carrel', setting: '' },
  { name: 'carrel with excerpts', kind: 'carrel', setting: 'excerpts' },
  { name: 'MiniSearch', kind: 'peer', module: 'minisearch.mjs', setting: 'default' },
  { name: 'MiniSearch for typing', kind: 'peer', module: 'minisearch.mjs', setting: 'typing' },
  { name: 'FlexSearch', kind: 'peer', module: 'flexsearch.mjs', setting: 'default' },
  { name: 'FlexSearch for typing', kind: 'peer', module: 'flexsearch.mjs', setting: 'typing' },
  { name: 'Pagefind', kind: 'pagefind', setting: '' },
  { name: 'Pagefind with titles', kind: 'pagefind', setting: 'titles' },
];
/** What a search of carrel's may read, apart from the posts' texts. */
const SEARCHED_ROLES = ['facets', 'list', 'index', 'lexicon', 'related'];

const options = readOptions({ corpora: '', engines: '', rounds: 5, seconds: 20 });

/** @param {{kind: string, module?: string, setting: string}} engine @param {string} index the file of a peer's index */
function pageScript({ kind, module, setting }, index) {
  const start = `import { start } from './pages/speed_${kind}.js'; import * as peer from './peers/${module ?? 'words.mjs'}';`;
  const call =
    kind === 'peer'
      ? `start(peer.open, '${setting}', '/index/${basename(index)}')`
      : `start('${setting}')`;
  return bundlePage(`${start} await ${call}; globalThis.isReady = true;`);
}

/** Opens an engine in a browser of its own, asks everything once, and weighs it. */
async function openEngine(engine, corpus, site, posts, queries) {
  const index = engine.kind === 'peer' ? buildIndex(corpus, engine.module, engine.setting) : '';
  const pages = engine.kind === 'pagefind' ? buildPages(corpus, posts) : '';
  const server = await serveLine(
    { '/site/': site, '/pagefind/': pages, '/index/': dirname(index) },
    {
      '/': '<!doctype html><meta charset="utf-8"><title>speed</title><script type="module" src="/page.js"></script>',
      '/page.js': await pageScript(engine, index),
    },
  );
  const browser = await openChromium();
  const close = async () => {
    await browser.close();
    await server.close();
  };
  try {
    const blank = await browser.newPage();
    blank.setDefaultTimeout(600_000);
    await blank.goto('about:blank');
    const before = await privateMemory(browser);
    await blank.goto(server.url);
    await blank.waitForFunction(() => globalThis.isReady);
    const opened = await blank.evaluate(() => globalThis.wasmBytes?.() ?? NaN);
    const texts = queries.map(({ text }) => text);
    const titles = await blank.evaluate((asked) => globalThis.bench.ask(asked), texts);
    await blank.evaluate(() => globalThis.gc());
    const weights = index
      ? { index: sentBytes(index) }
      : pages
        ? { index: pagefindBytes(pages) }
        : weighCarrel(site);
    const memory = {
      opened,
      wasm: await blank.evaluate(() => globalThis.wasmBytes?.() ?? NaN),
      renderer: (await privateMemory(browser)) - before,
    };
    return { ...engine, page: blank, titles, weights, memory, times: texts.map(() => []), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function weighCarrel(site) {
  const weights = partBytes(site);
  return {
    index: SEARCHED_ROLES.reduce((sum, role) => sum + (weights.get(role) ?? 0), 0),
    alone: weights.get('index'),
  };
}

/** One round: every engine is asked every query, in an order that differs from round to round. */
async function runRound(engines, queries, random) {
  const order = queries.map((_, i) => i);
  for (let i = order.length - 1; i > 0; i--) {
    const other = random(i + 1);
    [order[i], order[other]] = [order[other], order[i]];
  }
  for (const engine of engines) {
    const times = await engine.page.evaluate(
      ({ texts, limit }) => globalThis.bench.time(texts, limit),
      { texts: order.map((i) => queries[i].text), limit: options.seconds * 1000 },
    );
    times.forEach((time, i) => {
      if (Number.isFinite(time)) engine.times[order[i]].push(time);
    });
  }
}

/** Of the typos: how many got an answer at all, and for how many does the first hit hold the word that was meant? */
function judgeTypos(titles, queries, posts) {
  const typos = queries.flatMap(({ kind, meant }, i) =>
    kind === 'typo' ? [{ meant, title: titles[i] }] : [],
  );
  const holds = ({ meant, title }) =>
    posts.some(
      (post) => post.title === title && `${post.title} ${post.text}`.toLowerCase().includes(meant),
    );
  const share = (test) => typos.filter(test).length / typos.length;
  return {
    answered: share(({ title }) => title),
    understood: share((typo) => typo.title && holds(typo)),
  };
}

async function measure(corpus) {
  const machine = watchMachine();
  const packed = await packCorpus(corpus);
  if (!packed) return null;
  const posts = await readPosts(corpus, packed.site);
  const queries = makeQueries(posts, countPosts(posts));
  const engines = [],
    failures = [];
  for (const name of chosen(
    options.engines,
    ENGINES.map((engine) => engine.name),
  )) {
    const engine = ENGINES.find((one) => one.name === name);
    try {
      engines.push(await openEngine(engine, corpus, packed.site, posts, queries));
      console.log(`${corpus.name}: ${name} is open`);
    } catch (error) {
      failures.push({ name, reason: String(error.message).split('\n')[0] });
      console.log(`${corpus.name}: ${name}: ${failures.at(-1).reason}`);
    }
  }
  const random = makeRandom(3);
  for (let round = 0; round < options.rounds; round++) await runRound(engines, queries, random);
  const results = engines.map(({ name, times, titles, weights, memory }) => {
    const medians = times.filter((all) => all.length > 0).map(median);
    return {
      name,
      median: median(medians),
      p99: percentile(medians, 0.99),
      measured: medians.length,
      typos: judgeTypos(titles, queries, posts),
      unanswered: titles.filter((title) => !title).length,
      weights,
      memory,
    };
  });
  for (const { close } of engines) await close();
  return {
    corpus,
    posts: posts.length,
    queries: queries.length,
    results,
    failures,
    machine: machine(),
  };
}

// Written after each corpus: what comes later may take an hour, or fail.
const corpora = [];
for (const name of chosen(
  options.corpora,
  CORPORA.filter((corpus) => corpus.name !== '5000').map((corpus) => corpus.name),
)) {
  const corpus = CORPORA.find((one) => one.name === name);
  try {
    const measured = await measure(corpus);
    if (!measured) continue;
    corpora.push(measured);
  } catch (error) {
    console.log(`${name}: ${error.stack}`);
    corpora.push({ corpus, failure: String(error.message).split('\n')[0] });
    process.exitCode = 1;
  }
  writeLatency(corpora, options.rounds);
}
