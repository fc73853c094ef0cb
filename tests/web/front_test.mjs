// The front and what was found, looked at as a reader does: how much of it is seen at once, what narrows it, and where a search is told.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser, pack, root } from '../support.mjs';
import { serveSite } from './server.mjs';

let server, browser;
before(async () => {
  server = await serveSite(pack(join(root, 'data/posts')));
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** A page at an address, in a window of this size. */
async function open(t, fragment, [width, height], ready = '.order') {
  browser ??= await openBrowser(t);
  if (!browser) return null;
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch: width < 600,
    isMobile: width < 600,
    reducedMotion: 'reduce',
  });
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(server.url + fragment, { waitUntil: 'commit' });
  await page.waitForSelector(ready, { state: 'attached' });
  return page;
}
/** Rows that are seen whole. */
const whole = (page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('.hit')].filter(
        (row) => row.getBoundingClientRect().bottom <= innerHeight,
      ).length,
  );

for (const [fragment, size, least] of /** @type {[string, [number, number], number][]} */ ([
  ['', [1280, 800], 7],
  ['#/?q=release', [1280, 800], 6],
  ['#/?q=rollback', [1280, 800], 6],
  ['', [360, 740], 3],
  ['#/?q=release', [360, 740], 3],
]))
  test(`at least ${least} posts are seen at ${size.join(' by ')}: ${fragment || 'the front'}`, async (t) => {
    const page = await open(t, fragment, size);
    if (!page) return;
    if (fragment) await page.waitForSelector('.excerpt mark');
    const seen = await whole(page);
    assert.ok(seen >= least, `${seen}`);
  });

test('the field stands over the list, says what may be typed, and is 48 pixels high', async (t) => {
  for (const [fragment, width] of /** @type {[string, number][]} */ ([
    ['', 1280],
    ['#/?q=release', 1280],
    ['', 1900],
    ['#/post/reversible-by-default', 1280],
  ])) {
    const page = await open(
      t,
      fragment,
      [width, 800],
      fragment.includes('post') ? '.copy' : '.order',
    );
    if (!page) return;
    const [field, column] = await page.evaluate(() =>
      [
        document.querySelector('.field'),
        document.querySelector('.post .body') ?? document.querySelector('.hits'),
      ].map((item) => item.getBoundingClientRect()),
    );
    assert.ok(
      Math.abs(field.left - column.left) <= 1,
      `${fragment} ${width}: ${field.left}, ${column.left}`,
    );
    assert.equal(field.height, 48);
    assert.equal(
      await page.getAttribute('.field', 'placeholder'),
      'Search 100 posts, or paste a log',
    );
  }
});

test('the address is in the field, and a shape of the page stands, before the archive is there', async (t) => {
  server.faults.set(/archive\.json/, { fault: 'stall', milliseconds: 8_000 });
  t.after(() => server.faults.clear());
  for (const fragment of ['#/?q=rollback', '#/post/no-heroics?q=rollback']) {
    const page = await open(t, fragment, [1280, 800], '.field');
    if (!page) return;
    await page.waitForFunction(() => document.querySelector('.field').value === 'rollback');
    assert.equal(await page.locator('.hit').count(), 0);
    const isDrawn = await page.evaluate(() =>
      [...document.querySelectorAll('.listing, .pane')].some(
        (item) =>
          item.getBoundingClientRect().height > 300 &&
          getComputedStyle(item).backgroundImage.includes('gradient'),
      ),
    );
    assert.ok(isDrawn, fragment);
  }
});

test('kinds are told by colour, sign and word, in the list and among the filters', async (t) => {
  const page = await open(t, '', [1280, 800], '.filter-panel button');
  if (!page) return;
  for (const place of ['.hit', '.filter-panel']) {
    const kinds = await page.$$eval(`${place} .kind`, (labels) =>
      labels.map((label) => [
        label.textContent,
        getComputedStyle(label).color,
        label.querySelector('path').getAttribute('d'),
      ]),
    );
    const byName = new Map(kinds.map((kind) => [kind[0], kind]));
    assert.ok(byName.size >= 4, [...byName.keys()].join());
    for (const part of [1, 2])
      assert.equal(
        new Set([...byName.values()].map((kind) => kind[part])).size,
        byName.size,
        place,
      );
  }
});

test('words are marked in titles, and in a summary that stands for a passage', async (t) => {
  const page = await open(t, '#/?q=release', [1280, 800]);
  if (!page) return;
  await page.waitForSelector('.excerpt mark');
  await page.waitForSelector('.hit h3 mark');
  const marked = await page.$$eval('.hit h3 mark', (marks) =>
    marks.map((mark) => mark.textContent.toLowerCase()),
  );
  assert.ok(
    marked.every((word) => /release|rollout|deploy/.test(word)),
    marked.join(),
  );
});

test('choosing a filter moves nothing under the pointer', async (t) => {
  const page = await open(t, '', [1280, 800], '.filter-panel button');
  if (!page) return;
  const choices = page.locator('.filter-panel button[data-value^="kind:"]');
  const box = () => choices.nth(2).boundingBox();
  const [name, before] = [await choices.nth(2).getAttribute('data-value'), await box()];
  await page.mouse.click(before.x + 40, before.y + 10);
  await page.waitForSelector('.chip');
  await page.waitForTimeout(400);
  assert.equal(await choices.nth(2).getAttribute('data-value'), name);
  assert.deepEqual(await box(), before);
  assert.equal(await choices.nth(2).getAttribute('aria-pressed'), 'true');
});

test('all tags can be seen and looked for', async (t) => {
  const page = await open(t, '', [1280, 800], '.filter-panel [data-value="all:tag"]');
  if (!page) return;
  const tags = () => page.locator('.filter-panel button[data-value^="tag:"]').count();
  const few = await tags();
  const [, all] = /All (\d+)/.exec(await page.locator('.all-values').textContent());
  await page.click('.all-values');
  assert.equal(await tags(), Number(all));
  assert.ok(Number(all) > few);
  await page.fill('.seek', 'on-c');
  assert.equal(await tags(), 1);
  assert.equal(
    await page.evaluate(() => document.activeElement.className),
    'seek',
    'the focus stays in the field',
  );
});

test('the order stands beside the count', async (t) => {
  const page = await open(t, '#/?q=release', [1280, 800]);
  if (!page) return;
  await page.focus('.order');
  await page.selectOption('.order', 'oldest');
  await page.waitForFunction(() => location.hash.includes('sort=oldest'));
  await page.waitForFunction(() => document.querySelector('.order').value === 'oldest');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'order');
});

test('on a phone the filters are a sheet that says how many posts it leaves, Enter hides the keyboard, and a way leads home', async (t) => {
  const page = await open(t, '#/?q=release', [360, 740]);
  if (!page) return;
  await page.click('.filters-button');
  await page.waitForSelector('.filter-sheet .filter-panel button');
  assert.ok(await page.locator('.filter-sheet .bars').isVisible());
  await page.click('.filter-sheet [data-value="kind:checklist"]');
  const show = page.locator('.filter-sheet .show');
  await page.waitForFunction(() => document.querySelector('.chip'));
  await page.waitForFunction(() =>
    document
      .querySelector('.filter-sheet .show')
      .textContent.endsWith(
        document.querySelector('.count-line').textContent.match(/\d+ posts?/)[0],
      ),
  );
  await show.click();
  await page.waitForFunction(() => !document.querySelector('.filter-sheet'));
  assert.equal(
    await page.evaluate(() => document.activeElement.className),
    'filters-button',
    'the focus is back',
  );
  await page.fill('.field', 'rollback');
  await page.press('.field', 'Enter');
  assert.notEqual(await page.evaluate(() => document.activeElement.className), 'field');
  await page.click('.site-title');
  await page.waitForSelector('#room[data-view=front]');
  await page.waitForFunction(() => scrollY === 0);
});

test('a pasted log is a chip that takes it back; its posts open at the section that answers', async (t) => {
  const page = await open(t, '', [1280, 800], '.clear');
  if (!page) return;
  await page.locator('.field').evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData(
      'text/plain',
      '2024-03-01T03:12:44Z api ERROR pool exhausted: connection not available\n2024-03-01T03:12:46Z orders WARN replica lag 38s over limit\n\n',
    );
    field.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await page.waitForSelector('.section-link');
  assert.match(await page.textContent('.chip'), /^Pasted log, 2 lines/);
  assert.equal(await page.locator('.notes details').getAttribute('open'), null);
  assert.match(await page.textContent('.notes details'), /What was searched.*replica/s);
  const [link, section] = await page.evaluate(() => {
    const row = document.querySelector('.hit:has(.section-link)');
    return [...row.querySelectorAll('a')].map((known) => known.getAttribute('href'));
  });
  assert.equal(link, section);
  await page.click('.chip');
  await page.waitForSelector('#room[data-view=front]');
  assert.equal(await page.inputValue('.field'), '');
});

test('nothing matches one word: no empty timeline, and a way to all posts', async (t) => {
  const page = await open(t, '#/?q=zyxwvut', [1280, 800], '.listing .status');
  if (!page) return;
  assert.equal(
    await page
      .locator('.bars')
      .isVisible()
      .catch(() => false),
    false,
  );
  await page.click('.listing .status a');
  await page.waitForSelector('#room[data-view=front]');
});
