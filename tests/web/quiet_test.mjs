// Nothing false is said, and nobody who reads is alarmed: by what is stored behind the reader's back, by a slow line, or by a post's age.
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser, pack } from '../support.mjs';
import { serveSite } from './server.mjs';

const WAIT = { timeout: 60_000 };
const KINDS = { runbook: 'Runbook', incident: 'Incident' };
const text = Array.from(
  { length: 60 },
  (_, i) => `Paragraph ${i} of a post that is read for a while.\n\n`,
).join('');
let server, browser;

/** @param {object} [more] of carrel.json */
function packPosts(more = {}, extra = '') {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-test-'));
  writeFileSync(
    join(folder, 'carrel.json'),
    JSON.stringify({ title: 'T', language: 'en', kinds: KINDS, stale_after: 365, ...more }),
  );
  for (const kind of Object.keys(KINDS))
    writeFileSync(
      join(folder, `${kind}.md`),
      `---\ntitle: The ${kind}\ndate: 2019-05-01\nkind: ${kind}\n---\n\n${text}${extra}`,
    );
  return pack(folder);
}
before(async () => {
  server = await serveSite(packPosts({ stale_kinds: ['runbook'] }));
  browser = await openBrowser({ skip: (why) => console.log(`skipped: quiet: ${why}`) });
});
after(async () => {
  await browser?.close();
  await server?.close();
});

async function open(t, fragment) {
  if (!browser) return t.skip('no browser') ?? null;
  const page = await (
    await browser.newContext({ viewport: { width: 1280, height: 800 } })
  ).newPage();
  t.after(() => page.context().close());
  await page.goto(server.url + fragment, WAIT);
  return page;
}
const banners = async (page) => {
  await page.waitForSelector('.body p', WAIT);
  return page.locator('article > .banner').allTextContents();
};

test('an old post says when it was last updated, not that it was checked; a record does not grow stale', async (t) => {
  const runbook = await open(t, '#/post/runbook');
  if (!runbook) return;
  const [banner] = await banners(runbook);
  assert.match(banner, /^Last updated \d+ years ago\. Parts may be out of date\.$/);
  assert.deepEqual(await banners(await open(t, '#/post/incident')), []);
  const all = packPosts();
  const home = server.site;
  server.site = all;
  assert.equal(
    (await banners(await open(t, '#/post/incident'))).length,
    1,
    'where no kinds are named, all may be stale',
  );
  server.site = home;
});

test('a file that cannot be stored in the background is no headline, and moves nothing', async (t) => {
  if (!browser) return t.skip('no browser');
  server.faults.set(/lexicon-/, 'missing');
  t.after(() => server.faults.clear());
  const page = await open(t, '#/post/runbook');
  await page.waitForSelector('.post-title', WAIT);
  const top = () =>
    page.evaluate(() => document.querySelector('.post-title').getBoundingClientRect().top);
  const before = await top();
  await page.waitForFunction(
    () => /Not saved|Saved on|Available/.test(document.querySelector('.foot')?.textContent),
    null,
    WAIT,
  );
  await server.faults.whenMet();
  await page.waitForTimeout(3_000);
  assert.equal(await page.locator('.notice').count(), 0);
  assert.equal(await top(), before);
});

test('a notice lies over the page and moves nothing', async (t) => {
  const page = await open(t, '#/post/runbook');
  if (!page) return;
  await page.waitForSelector('#room[data-offline="safe"]', WAIT);
  const home = server.site;
  server.site = packPosts({ stale_kinds: ['runbook'] }, 'One more sentence.\n');
  t.after(() => {
    server.site = home;
  });
  const top = () =>
    page.evaluate(() => document.querySelector('.post-title').getBoundingClientRect().top);
  const before = await top();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.waitForSelector('[data-notice="update"]', WAIT);
  assert.equal(await top(), before);
  // What changed is told as soon as both editions were compared.
  await page.waitForFunction(
    () =>
      /Updated: 2 changed\./.test(document.querySelector('[data-notice="update"]')?.textContent),
    null,
    WAIT,
  );
  assert.equal(await top(), before);
  const { y, height } = await page.locator('[data-notice="update"]').boundingBox();
  assert.ok(y >= 0 && y + height < 300, 'and stands in sight');
});

test('a healthy slow visit is not told to start over', async (t) => {
  if (!browser) return t.skip('no browser');
  server.faults.set(/carrel-find\./, { fault: 'stall', milliseconds: 4_000, times: 1 });
  t.after(() => server.faults.clear());
  const page = await open(t, '');
  const seen = () =>
    page.evaluate(() => {
      const late = document.querySelector('.late');
      return late ? getComputedStyle(late).visibility : 'gone';
    });
  await page.waitForTimeout(3_000);
  assert.notEqual(await seen(), 'visible');
  await page.waitForSelector('.hit', WAIT);
  await page.waitForFunction(() => !document.querySelector('.late'), null, WAIT);
});
