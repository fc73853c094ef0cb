// What does a first visit cost until the first right ten hits stand in the page? Cold, on the packed reading room as it ships, at once and
// on a slow line with a slow processor; beside it a bare page with a peer.
// usage: node tests/bench/first_answer.mjs [--corpora 100,750] [--engines carrel] [--runs 3] [--slow-runs 3]
import { basename, dirname } from 'node:path';
import { openWasm } from '../support.mjs';
import { watchRoom } from './pages/first_carrel.js';
import { openChromium } from './support/browser.mjs';
import { CORPORA, packCorpus, readPosts } from './support/corpora.mjs';
import { writeFirstAnswer } from './support/first_answer_report.mjs';
import { buildIndex, buildPages } from './support/indexes.mjs';
import { compressAhead, serveLine } from './support/line.mjs';
import { chosen, readOptions } from './support/options.mjs';
import { bundlePage } from './support/page_bundle.mjs';
import { countPosts, makeFirstQueries } from './support/queries.mjs';
import { watchMachine } from './support/report.mjs';
import { median } from './support/statistics.mjs';

/** One that searches titles alone is not whole: it costs little, and finds little. */
const ENGINES = [
  { name: 'carrel', kind: 'carrel', setting: '' },
  { name: 'carrel without a worker', kind: 'carrel', setting: 'page' },
  {
    name: 'MiniSearch of titles only',
    kind: 'peer',
    module: 'minisearch.mjs',
    setting: 'titles only',
    isWhole: false,
  },
  { name: 'MiniSearch', kind: 'peer', module: 'minisearch.mjs', setting: 'typing' },
  { name: 'Pagefind', kind: 'pagefind', setting: '' },
  { name: 'Pagefind without a worker', kind: 'pagefind', setting: 'page' },
];
/** A slow mobile line and a slow telephone: delay of each response, bits per second, how much slower the processor is. */
const SLOW = { delay: 150, bits: 1.6e6, processor: 4 };
const SIZES = ['100', '750', '5000'];
const LIMIT_MS = 120_000;

const options = readOptions({ corpora: '', engines: '', runs: 3, 'slow-runs': 3 });
const names = chosen(
  options.engines,
  ENGINES.map(({ name }) => name),
);
const engines = ENGINES.filter(({ name }) => names.includes(name));

/** The right answers, from every part: ten titles for each query; and the post in the archive's middle, opened from its link. */
async function findAnswers(site, posts) {
  const { ask } = await openWasm(site);
  const questions = [];
  for (const { kind, text } of makeFirstQueries(posts, countPosts(posts))) {
    const { reply } = await ask('search', { text, count: 20 });
    if (reply.hits.length < 10) throw new Error(`"${text}" has only ${reply.hits.length} hits`);
    questions.push({
      kind,
      text,
      titles: reply.hits.slice(0, 10).map(({ title }) => title),
      post: '',
    });
  }
  const { reply } = await ask('post', { number: posts.length >> 1 });
  return [
    ...questions,
    { kind: 'a post from its link', text: '', slug: reply.slug, titles: [], post: reply.title },
  ];
}

/** The pages that answer: the room as packed, and one bare page for each peer. */
async function servePages(corpus, site, posts) {
  const mounts = { '/site/': site },
    pages = { '/blank': '<!doctype html><title>blank</title>' };
  for (const { kind, module, setting } of engines) {
    if (kind === 'carrel') continue;
    const index = kind === 'peer' ? buildIndex(corpus, module, setting) : '';
    if (index) mounts['/index/'] = dirname(index);
    else mounts['/pagefind/'] = buildPages(corpus, posts);
    const path = `/${kind}-${setting.replaceAll(' ', '-')}`;
    const call = index
      ? `start(peer.open, '${setting}', '/index/${basename(index)}')`
      : `start('${setting}')`;
    const hint = index
      ? `<link rel="preload" as="fetch" href="/index/${basename(index)}" crossorigin="anonymous">`
      : '<link rel="modulepreload" href="/pagefind/pagefind.js">';
    pages[path] =
      `<!doctype html><meta charset="utf-8"><title>first</title>${hint}<body><script type="module" src="${path}.js"></script></body>`;
    pages[`${path}.js`] = await bundlePage(
      `import { start } from './pages/first_${kind}.js'; import * as peer from './peers/${module ?? 'words.mjs'}'; ${call};`,
    );
  }
  for (const folder of Object.values(mounts)) compressAhead(folder);
  return serveLine(mounts, pages);
}

function addressOf({ kind, setting }, { text, slug }) {
  if (kind !== 'carrel')
    return `${kind}-${setting.replaceAll(' ', '-')}?q=${encodeURIComponent(text)}`;
  return `site/#/${slug ? `post/${slug}` : `?q=${encodeURIComponent(text)}`}`;
}

/** One cold visit. @returns times since navigation, and what was sent until the answer stood there; null where there is no answer */
async function visit(browser, server, engine, question, processor) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    let tell, fail;
    const answer = new Promise((resolve, reject) => {
      tell = resolve;
      fail = (why) => reject(new Error(`${engine.name}, ${question.kind}: ${why}`));
    });
    await page.exposeBinding('tellAnswer', (_, told) => tell(told));
    page.on('pageerror', (error) => fail(error.message));
    const timer = setTimeout(() => fail(`no answer within ${LIMIT_MS / 1000} s`), LIMIT_MS);
    if (engine.kind === 'carrel')
      await page.addInitScript(watchRoom, {
        titles: question.titles,
        post: question.post,
        withoutWorker: engine.setting === 'page',
      });
    await page.goto(`${server.url}blank`);
    const session = await context.newCDPSession(page);
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    if (processor > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: processor });
    server.takeLog(0);
    await page.goto(server.url + addressOf(engine, question), { waitUntil: 'commit' });
    const { count, first, last, at } = await answer.finally(() => clearTimeout(timer));
    if (count === 0 && !question.post) return null;
    return { first, last, files: server.takeLog(at) };
  } finally {
    await context.close();
  }
}

async function measure(browser, corpus) {
  const machine = watchMachine();
  const packed = await packCorpus(corpus);
  if (!packed) return null;
  const posts = await readPosts(corpus, packed.site);
  const questions = await findAnswers(packed.site, posts);
  const server = await servePages(corpus, packed.site, posts);
  const visits = engines.flatMap((engine) =>
    questions
      .filter(({ post }) => !post || engine.kind === 'carrel')
      .map((question) => ({ engine, question, quick: [], slow: [] })),
  );
  const goRound = async (runs, pace, processor) => {
    for (let run = 0; run < runs; run++) {
      for (const one of visits) {
        const seen = await visit(browser, server, one.engine, one.question, processor);
        if (seen) one[pace].push(seen);
      }
    }
  };
  await goRound(options.runs, 'quick', 1);
  console.log(`${corpus.name}: visited at once`);
  server.shape(SLOW.delay, SLOW.bits);
  await goRound(options['slow-runs'], 'slow', SLOW.processor);
  console.log(`${corpus.name}: visited on the slow line`);
  await server.close();
  const results = visits.map(({ engine, question, quick, slow }) => ({
    engine: engine.name,
    isWhole: engine.isWhole ?? true,
    kind: question.kind,
    text: question.text || question.slug,
    isPost: Boolean(question.post),
    files: (slow[0] ?? quick[0])?.files ?? [],
    quick: median(quick.map(({ last }) => last)),
    slow: median(slow.map(({ last }) => last)),
    slowFirst: median(slow.map(({ first }) => first)),
    quickFirst: median(quick.map(({ first }) => first)),
  }));
  return { corpus, posts: posts.length, site: packed.site, results, machine: machine() };
}

const browser = await openChromium();
const corpora = [];
for (const name of browser ? chosen(options.corpora, SIZES) : []) {
  const corpus = CORPORA.find((one) => one.name === name);
  try {
    const measured = await measure(browser, corpus);
    if (!measured) continue;
    corpora.push(measured);
  } catch (error) {
    console.log(`${name}: ${error.stack}`);
    corpora.push({ corpus, failure: String(error.message).split('\n')[0] });
    process.exitCode = 1;
  }
  writeFirstAnswer(corpora, SLOW, { quick: options.runs, slow: options['slow-runs'] });
}
await browser?.close();
