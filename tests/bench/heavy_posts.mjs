// How long does a post made to be heavy keep the tab's main thread? One row a post of support/heavy_posts.mjs.
// Run: node tests/bench/heavy_posts.mjs [slug…]; without slugs it writes tests/bench/results/heavy_posts.md.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser, pack, temporaryFolder } from '../support.mjs';
import { serveSite } from '../web/server.mjs';
import { HEAVY_POSTS, NOISE } from './support/heavy_posts.mjs';
import { watchMachine, writeResult } from './support/report.mjs';

const PATIENCE_MS = 100_000;
const wanted = process.argv.slice(2);
const machine = watchMachine();
const posts = temporaryFolder();
for (const { slug, text } of HEAVY_POSTS)
  writeFileSync(
    join(posts, `${slug}.md`),
    `---\nslug: ${slug}\ntitle: ${slug}\ndate: 2024-01-01\n---\n\n${text}${NOISE}`,
  );
const server = await serveSite(pack(posts));
const seconds = (ms) => (ms === null ? `over ${PATIENCE_MS / 1000}` : (ms / 1000).toFixed(2));
const rows = [];

for (const { slug, name } of HEAVY_POSTS) {
  if (wanted.length && !wanted.includes(slug)) continue;
  const browser = await openBrowser({ skip: (why) => console.log(`skipped: ${why}`) });
  if (!browser) process.exit(0);
  const page = await (
    await browser.newContext({ viewport: { width: 1280, height: 850 } })
  ).newPage();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.addInitScript(() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        window.longest = Math.max(window.longest, duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  const started = performance.now();
  let first = null,
    done = null,
    main = null;
  /** @type {any} */
  let facts = null;
  const late = new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS, 'late');
  });
  const look = async () => {
    await page.goto(`${server.url}#/post/${slug}${slug === 'matches' ? '?q=needle' : ''}`, {
      timeout: PATIENCE_MS,
    });
    await page.waitForSelector('.post-title', { timeout: PATIENCE_MS });
    first = performance.now() - started;
    // Done: nothing was busy for two seconds.
    let busy = -1;
    for (let rest = 0; rest < 4; ) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      const { metrics } = await session.send('Performance.getMetrics');
      main = metrics.find((metric) => metric.name === 'TaskDuration').value * 1000;
      rest = main - busy < 60 ? rest + 1 : 0;
      busy = main;
    }
    done = performance.now() - started - 2000;
    facts = await page.evaluate(() => ({
      longest: window.longest,
      elements: document.querySelectorAll('article *').length,
      notices: [...document.querySelectorAll('article > .banner')]
        .map((notice) => notice.textContent)
        .join(' '),
    }));
  };
  await Promise.race([
    look().catch((error) => console.log(slug, error.message.split('\n')[0])),
    late,
  ]);
  const row = `| ${name} | ${seconds(first)} | ${seconds(done)} | ${main === null ? '' : seconds(main)} | ${facts ? seconds(facts.longest) : ''} | ${facts?.elements ?? ''} | ${facts?.notices ?? ''} |`;
  console.log(row);
  rows.push(row);
  browser.close().catch(() => {});
  if (!facts) await new Promise((resolve) => setTimeout(resolve, 2000));
}
if (!wanted.length)
  writeResult('heavy_posts.md', [
    '# Posts made to be heavy',
    `Made by \`scripts/dev bench heavy\`: Chromium, a fresh profile, opened from a link. First: until the title stands. Done: until nothing is busy any more. Main thread: all its work, of the whole visit. Longest task: how long the tab was deaf at most. Seconds. ${machine()}.`,
    [
      '| post | first | done | main thread | longest task | elements | notice |',
      '|---|--:|--:|--:|--:|--:|---|',
      ...rows,
    ].join('\n'),
  ]);
await server.close();
process.exit(0);
