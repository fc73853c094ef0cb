// What does the first view cost, and how quick is it? Bytes of every file of the reading room, Lighthouse's mobile audit of the packed sample
// from a local server that compresses as static hosts do, and the slowest interaction while typing on a processor slowed four times.
// Run: node tests/bench/room.mjs; it writes tests/bench/results/room.md.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { availableParallelism, loadavg } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import lighthouse from 'lighthouse';
import { listen, openBrowser, pack, root } from '../support.mjs';
import { median, percentile } from './support/statistics.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};
const DEBUG_PORT = 9333;
const RUNS = Number(process.env.CARREL_RUNS ?? 3);
const site = pack(join(root, 'data/posts'));

const WORDS = ['release', ' night', ' runbook', ' pager'];
const KEY_MS = 120;
const TYPED_VISITS = 5;
const BARE_ROWS = 20;
const BARE_PAGES = new Map([
  ['/bare-field', '<!doctype html><title>field</title><input class="field">'],
  [
    '/bare-list',
    '<!doctype html><title>list</title><input class="field"><ol></ol><script src="/bare-list.js"></script>',
  ],
  [
    '/bare-list.js',
    `document.querySelector('input').oninput = ({ target: { value } }) => document.querySelector('ol').replaceChildren(...Array.from({ length: ${BARE_ROWS} }, (_, i) => {
    const [row, title, text] = ['li', 'h3', 'p'].map((tag) => document.createElement(tag));
    title.textContent = 'Title ' + i + ' of ' + value;
    text.textContent = ('What the post ' + i + ' says about ' + value + '. ').repeat(4);
    row.append(title, text);
    return row;
  }));`,
  ],
]);
const TYPED = [
  { name: 'reading room', path: '', ready: '.bars span' },
  { name: 'bare field', path: 'bare-field', ready: '.field' },
  { name: 'bare list', path: 'bare-list', ready: '.field' },
];

/** Static hosts compress text and modules; parts are compressed already. */
const sent = new Map();
const server = createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname));
  if (BARE_PAGES.has(path))
    return response
      .writeHead(200, { 'content-type': TYPES[extname(path)] ?? TYPES['.html'] })
      .end(BARE_PAGES.get(path));
  const file = join(site, path.endsWith('/') ? `${path}index.html` : path);
  try {
    const type = TYPES[extname(file)];
    if (!sent.has(file))
      sent.set(file, type ? brotliCompressSync(readFileSync(file)) : readFileSync(file));
    const headers = {
      'content-type': type ?? 'application/octet-stream',
      'cache-control':
        path.includes('/assets/') || path.includes('/archive/')
          ? 'public, max-age=31536000, immutable'
          : 'no-cache',
    };
    response
      .writeHead(200, type ? { ...headers, 'content-encoding': 'br' } : headers)
      .end(sent.get(file));
  } catch {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
  }
});
const url = `http://127.0.0.1:${await listen(server)}/`;
const lines = [
  '# The reading room',
  '',
  `Two-core class machine (${availableParallelism()} processors), load ${loadavg()[0].toFixed(1)} while this ran. Sizes in bytes.`,
  '',
  '## Files',
  '',
  '| file | bytes | brotli |',
  '|---|--:|--:|',
];

/** One visit: from each key to the next paint, an interaction being as long as the longest of its events; what took less than 16 ms counts as 8. */
async function typeIn(browser, { path, ready }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 850 } });
  const tab = await context.newPage();
  tab.setDefaultTimeout(120_000);
  await tab.goto(url + path);
  await tab.waitForSelector(ready);
  const session = await context.newCDPSession(tab);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await tab.evaluate(() => {
    window.slow = {};
    new PerformanceObserver((list) => {
      for (const { interactionId: id, duration } of list.getEntries())
        if (id) window.slow[id] = Math.max(window.slow[id] ?? 0, duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  });
  await tab.locator('.field').focus();
  for (const word of WORDS) await tab.keyboard.type(word, { delay: KEY_MS });
  await tab.waitForTimeout(2000);
  const slow = await tab.evaluate(() => Object.values(window.slow));
  const quick = Array(Math.max(0, WORDS.join('').length - slow.length)).fill(8);
  const shift = await tab.evaluate(
    () =>
      new Promise((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 500);
      }),
  );
  await context.close();
  return { durations: [...slow, ...quick], shift };
}

for (const name of readdirSync(join(site, 'assets')).sort()) {
  const bytes = readFileSync(join(site, 'assets', name));
  lines.push(
    `| ${name.replace(/\.[0-9a-f]{16}/, '')} | ${bytes.length} | ${brotliCompressSync(bytes).length} |`,
  );
}
const page = readFileSync(join(site, 'index.html'));
lines.push(`| index.html of the sample | ${page.length} | ${brotliCompressSync(page).length} |`);

const browser = await openBrowser(
  { skip: (why) => console.log(`skipped: audits: ${why}`) },
  `--remote-debugging-port=${DEBUG_PORT}`,
);
if (browser) {
  lines.push(
    '',
    `## Lighthouse, mobile profile, best of ${RUNS}`,
    '',
    '| page | performance | accessibility | best practices | SEO | first paint | largest paint | blocking | shift |',
    '|---|--:|--:|--:|--:|--:|--:|--:|--:|',
  );
  for (const [name, hash] of [
    ['front', ''],
    ['post', '#/post/reversible-by-default'],
    ['search', '#/?q=runbook'],
  ]) {
    let best;
    for (let run = 0; run < RUNS; run++) {
      const { lhr } = await lighthouse(url + hash, {
        port: DEBUG_PORT,
        output: 'json',
        logLevel: 'error',
      });
      if (!best || lhr.categories.performance.score > best.categories.performance.score) best = lhr;
    }
    const score = (category) => Math.round(best.categories[category].score * 100);
    const value = (audit) => best.audits[audit].displayValue?.replaceAll('\u00a0', ' ') ?? '';
    lines.push(
      `| ${name} | ${score('performance')} | ${score('accessibility')} | ${score('best-practices')} | ${score('seo')} | ${value('first-contentful-paint')} | ${value('largest-contentful-paint')} | ${value('total-blocking-time')} | ${value('cumulative-layout-shift')} |`,
    );
    for (const category of Object.values(best.categories))
      for (const { id, weight } of category.auditRefs)
        if (weight > 0 && best.audits[id].score !== null && best.audits[id].score < 0.9)
          console.log(
            `${name}: ${category.id}: ${id}: ${best.audits[id].displayValue ?? ''} ${JSON.stringify(/** @type {any} */ (best.audits[id].details)?.items?.slice(0, 3) ?? '').slice(0, 400)}`,
          );
  }

  // All pages in turn, so that what else the machine does falls on each.
  const visits = TYPED.map(() => []);
  for (let run = 0; run < TYPED_VISITS; run++)
    for (const [i, page] of TYPED.entries()) visits[i].push(await typeIn(browser, page));
  lines.push(
    '',
    `## Typing ${WORDS.join('').length} letters at four times slowed`,
    '',
    `From a key to the next paint, in ms, ${TYPED_VISITS} visits of each page in turn. The bare pages show what this machine takes without carrel: one only has a field, the other puts ${BARE_ROWS} rows of plain text in the place of those before at each letter and searches nothing.`,
    '',
    '| page | median | 95 of 100 | longest of each visit, their median | longest of all | layout shift |',
    '|---|--:|--:|--:|--:|--:|',
  );
  for (const [i, { name }] of TYPED.entries()) {
    const all = visits[i].flatMap(({ durations }) => durations);
    const longest = visits[i].map(({ durations }) => Math.max(...durations));
    lines.push(
      `| ${name} | ${median(all).toFixed(0)} | ${percentile(all, 0.95).toFixed(0)} | ${median(longest).toFixed(0)} | ${Math.max(...longest)} | ${Math.max(...visits[i].map(({ shift }) => shift)).toFixed(4)} |`,
    );
  }
  await browser.close();
}
server.close();
lines.push('');
writeFileSync(join(root, 'tests/bench/results/room.md'), lines.join('\n'));
console.log(lines.join('\n'));
