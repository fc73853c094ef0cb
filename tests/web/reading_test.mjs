// One post, read: its outline, its tasks, its headings, its code; where it stands in the list; what is kept and copied; and what is left of it
// when its file is damaged.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser, pack, root, temporaryFolder, writeInto } from '../support.mjs';
import { serveSite } from './server.mjs';

const servers = {};
let browser;
before(async () => {
  const folder = temporaryFolder();
  writeInto(folder, {
    'steps.md': [
      '---\ntitle: Steps for the pool\ndate: 2024-01-02\nsummary: What to do when the pool is empty.\n---',
      '## First\n\n- [ ] drain the *pool*\n  - [ ] inner step\n- [ ] restart it\n',
      '> [!NOTE]\n> Note.\n\n> [!TIP]\n> Tip.\n\n> [!WARNING]\n> Warning.\n\n> [!CAUTION]\n> Caution.\n',
      '## Second\n\n```bash\nsystemctl restart pool\n```\n',
      `\`\`\`\n${'long '.repeat(200)}\n\`\`\`\n`,
    ].join('\n'),
    'other.md': '---\ntitle: Other\ndate: 2024-01-01\n---\nText.\n',
  });
  servers.sample = await serveSite(pack(join(root, 'data/posts')));
  servers.steps = await serveSite(pack(folder));
});
after(async () => {
  await browser?.close();
  for (const server of Object.values(servers)) await server.close();
});

async function open(t, site, fragment, [width, height], ready = '.post-tools') {
  browser ??= await openBrowser(t);
  if (!browser) return null;
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(servers[site].url + fragment);
  await page.waitForSelector(ready, { state: 'attached' });
  return page;
}

test('the outline stands before the text: folded below the byline, and beside a wide text always open', async (t) => {
  for (const width of [360, 1024, 1280]) {
    const page = await open(t, 'sample', '#/post/reversible-by-default', [width, 800]);
    if (!page) return;
    assert.ok(
      await page.evaluate(
        () =>
          document
            .querySelector('.outline a')
            .compareDocumentPosition(document.querySelector('.body')) &
          Node.DOCUMENT_POSITION_FOLLOWING,
      ),
    );
    const fold = page.locator('.outline-fold');
    const entry = page.locator('.outline a').nth(1);
    if (width < 1248) {
      assert.equal(await entry.isVisible(), false);
      await fold.click();
      assert.equal(await fold.getAttribute('aria-expanded'), 'true');
    } else {
      assert.equal(await fold.isVisible(), false);
      const [outline, body] = await page.evaluate(() =>
        ['.outline', '.body'].map((name) => document.querySelector(name).getBoundingClientRect()),
      );
      assert.ok(outline.left > body.right, 'beside the text');
      assert.ok(outline.top < 200, `${outline.top}`);
    }
    await entry.click();
    await page.waitForFunction(() => document.activeElement.matches('.body [id]'));
  }
});

test('the words of a task tick it, and name its box once', async (t) => {
  const page = await open(t, 'steps', '#/post/steps', [1280, 800]);
  if (!page) return;
  await page.locator('.task-text', { hasText: 'restart it' }).click();
  await page.locator('.task-text em').click();
  assert.deepEqual(
    await page.$$eval('.task', (boxes) =>
      boxes.map((box) => [box.labels[0].textContent.trim(), box.checked, box.ariaLabel]),
    ),
    [
      ['drain the pool', true, null],
      ['inner step', false, null],
      ['restart it', true, null],
    ],
  );
});

test('a heading has an anchor to it, and alerts are told apart by colour and sign', async (t) => {
  const page = await open(t, 'steps', '#/post/steps', [1280, 800], '.anchor');
  if (!page) return;
  assert.deepEqual(
    await page.$$eval('.anchor', (links) => links.map((link) => link.getAttribute('href'))),
    ['#/post/steps/first', '#/post/steps/second'],
  );
  const alerts = await page.$$eval('.alert-title', (titles) =>
    titles.map((title) => [
      getComputedStyle(title).color,
      getComputedStyle(title, '::before').content +
        getComputedStyle(title, '::before').borderRadius,
    ]),
  );
  assert.equal(alerts.length, 4);
  for (const part of [0, 1]) assert.equal(new Set(alerts.map((alert) => alert[part])).size, 4);
});

test('code stands at one and a half lines, is copied without its last line break, and fades where it goes on', async (t) => {
  const page = await open(t, 'steps', '#/post/steps', [360, 740], '.copy');
  if (!page) return;
  const [line, size] = await page.$eval('.body pre', (pre) =>
    ['lineHeight', 'fontSize'].map((name) => Number.parseFloat(getComputedStyle(pre)[name])),
  );
  assert.ok(Math.abs(line / size - 1.5) < 0.01, `${line} of ${size}`);
  await page.locator('.code > .copy').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    async () => (await navigator.clipboard.readText()) === 'systemctl restart pool',
  );
  const more = () => page.locator('.body pre').nth(1).getAttribute('data-more');
  assert.equal(await more(), 'right');
  await page
    .locator('.body pre')
    .nth(1)
    .evaluate((pre) => {
      pre.scrollLeft = 100;
    });
  await page.waitForFunction(
    () => document.querySelectorAll('.body pre')[1].dataset.more === 'left right',
  );
});

test('a star keeps the post, a button copies its link, and both are said in sight', async (t) => {
  const page = await open(t, 'steps', '#/post/steps', [1280, 800]);
  if (!page) return;
  const [star, link] = [0, 1].map((at) => page.locator('.post-tools .tool').nth(at));
  await star.click();
  assert.equal(await page.textContent('.toast'), 'Bookmarked');
  assert.equal(await star.getAttribute('aria-pressed'), 'true');
  await link.click();
  await page.waitForFunction(() => document.querySelector('.toast')?.textContent === 'Link copied');
  assert.equal(
    await page.evaluate(() => navigator.clipboard.readText()),
    `${servers.steps.url}#/post/steps`,
  );
  await page.keyboard.press('Control+k');
  await page.waitForSelector('.palette[open] [role=option]');
  await page.locator('.palette [role=option]', { hasText: 'Remove bookmark' }).click();
  assert.equal(await star.getAttribute('aria-pressed'), 'false');
});

test('the list beside a post shows where it stands, however far down, and leads to what was found', async (t) => {
  const isSeen = (page) =>
    page.waitForFunction(() => {
      const row = document.querySelector('.hit a[aria-current]')?.closest('.hit');
      if (!row) return false;
      const { top, bottom } = row.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
  // One of the oldest, opened from a link: further down than the first page of the list.
  const page = await open(t, 'sample', '#/post/reversible-by-default', [1280, 800]);
  if (!page) return;
  await isSeen(page);
  assert.ok((await page.locator('.hit').count()) > 20);
  assert.equal(await page.evaluate(() => scrollY), 0);
  const found = await open(
    t,
    'sample',
    '#/post/reversible-by-default?q=rollback',
    [1280, 800],
    '.count-line a',
  );
  await isSeen(found);
  await found.click('.count-line a');
  await found.waitForSelector('#room[data-view=results]');
  assert.equal(await found.inputValue('.field'), 'rollback');
});

test('the words of a search are marked in title and summary too', async (t) => {
  const page = await open(t, 'steps', '#/post/steps?q=pool', [1280, 800], '.pill');
  if (!page) return;
  assert.deepEqual(
    await page.$$eval('.post-title mark, .summary mark', (marks) =>
      marks.map(({ textContent }) => textContent),
    ),
    ['pool', 'pool'],
  );
});

test('a post whose file is damaged can be read as plain text', async (t) => {
  servers.sample.faults.set(/posts-/, 'damage');
  t.after(() => servers.sample.faults.clear());
  const page = await open(t, 'sample', '#/post/no-heroics', [1280, 800], '.pane .status .plain');
  if (!page) return;
  await page.click('.pane .status .plain');
  await page.waitForSelector('article#no-heroics');
});
