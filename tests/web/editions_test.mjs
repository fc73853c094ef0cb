// Editions never mix: an update is fetched beside the old edition, verified, offered; whatever goes wrong, the old one keeps working.
import { root, temporaryFolder } from '../support.mjs';
import { join } from 'node:path';
import {
  assert,
  browser,
  copyNames,
  inBrowser,
  keepA,
  nextRelease,
  noticeText,
  openPage,
  otherRoom,
  packInto,
  page,
  PATIENCE,
  readPost,
  searchFor,
  server,
  setStage,
  waitForArchive,
  waitForNotice,
  waitForOffline,
  writePosts,
} from './journey.mjs';

let siteA, siteB;

setStage('editions', {
  oneOf: 5,
  site() {
    siteA = packInto(temporaryFolder(), writePosts('A'));
    siteB = nextRelease(
      siteA,
      writePosts('B', { posts: 16, edited: [2, 9] }),
      '--room',
      otherRoom('B', join(root, 'build/room')),
    );
    return siteA;
  },
  context: { viewport: { width: 1000, height: 700 } },
});

/** Without the scrolling that a driver's own click brings. */
const clickNotice = (id, label) =>
  page.evaluate(
    ([name, text]) =>
      [...document.querySelectorAll(`[data-notice="${name}"] button`)]
        .find((button) => button.textContent.includes(text))
        .click(),
    [id, label],
  );
async function openPanel() {
  await page.locator('.offline-open').click();
  await page.waitForSelector('.offline-panel[open]');
}

inBrowser('a heading that is jumped to stands below what the page tells', async () => {
  await keepA();
  server.site = siteB;
  await page.reload();
  await page.waitForSelector('[data-notice="update"]');
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 320 });
    await page.evaluate(
      (n) => {
        location.hash = `#/post/post-${n}/part-two`;
      },
      width === 360 ? 5 : 7,
    );
    await page.waitForFunction(
      (n) => document.title.includes(`Post ${n}`) && scrollY > 100,
      width === 360 ? 5 : 7,
    );
    const [heading, notices] = await page.evaluate(() => [
      document.querySelector('#s-part-two').getBoundingClientRect().top,
      [...document.querySelectorAll('.notice')].at(-1).getBoundingClientRect().bottom,
    ]);
    assert.ok(
      heading >= notices,
      `${width}: the heading stands at ${heading}, the notices end at ${notices}`,
    );
  }
});

inBrowser(
  'an update is offered with what is new, and read at the same place; one can go back and forth',
  async () => {
    await keepA();
    server.site = siteB;
    await page.goto(`${server.url}#/post/post-7?q=valve`);
    await page.reload();
    await page.waitForFunction(() =>
      document.querySelector('[data-notice="update"]')?.textContent.includes('4 new, 2 changed'),
    );
    await waitForArchive(page, 'Release A');
    await clickNotice('update', 'What is new');
    const panel = await page.textContent('.offline-panel');
    for (const title of ['Post 12', 'Post 15', 'Post 2', 'Post 9'])
      assert.ok(panel.includes(title), `${title} in ${panel}`);
    await page.locator('.offline-panel button', { hasText: 'Close' }).click();
    await page.evaluate(() => {
      const heading = document.querySelector('#s-part-three');
      scrollTo(0, heading.getBoundingClientRect().top + scrollY - 40);
    });
    const placeOf = () =>
      page.evaluate(() => [
        location.hash,
        document.querySelector('.field').value,
        Math.round(document.querySelector('#s-part-three').getBoundingClientRect().top),
      ]);
    const before = await placeOf();
    await clickNotice('update', 'Show update');
    await waitForArchive(page, 'Release B');
    await page.waitForFunction(
      (top) =>
        Math.abs(document.querySelector('#s-part-three')?.getBoundingClientRect().top - top) <= 2,
      before[2],
    );
    assert.deepEqual((await placeOf()).slice(0, 2), before.slice(0, 2));
    await waitForOffline(page);
    await openPanel();
    await page.locator('.offline-panel button', { hasText: 'Go back to the edition' }).click();
    await waitForArchive(page, 'Release A');
    await page.reload();
    await waitForArchive(page, 'Release A');
    await waitForOffline(page);
    await openPanel();
    await page.locator('.offline-panel button', { hasText: 'Go back to the edition' }).click();
    await waitForArchive(page, 'Release B');
  },
);

inBrowser('what did not change is not downloaded again', async () => {
  await keepA();
  server.site = siteB;
  server.sent.clear();
  await page.reload();
  await waitForNotice(page, 'update');
  const names = [...server.sent.keys()].filter(
    (name) => name.startsWith('archive/') && name !== 'archive/archive.json',
  );
  const { readdirSync } = await import('node:fs');
  const old = new Set(readdirSync(join(siteA, 'archive')));
  assert.ok(names.length > 0);
  assert.deepEqual(
    names.filter((name) => old.has(name.slice('archive/'.length))),
    [],
  );
});

inBrowser('the next start shows the new edition without a click', async () => {
  await keepA();
  server.site = siteB;
  await page.reload();
  await waitForNotice(page, 'update');
  await page.reload();
  await waitForArchive(page, 'Release B');
  await waitForOffline(page);
});

/** How an update can fail: what is broken, and the line a reader gets. */
/** @type {[what: string, pattern: RegExp, rule: any, line: RegExp | null, meanwhile?: () => Promise<void>][]} */
const FAILURES = [
  ['a part is not there yet', /posts-/, 'missing', /is missing on the host/],
  [
    'the manifest is still the old one',
    /archive\.json/,
    { fault: 'stale', site: () => siteA },
    /of another edition/,
  ],
  [
    'the list is new, the page old',
    /\/index\.html|\/$/,
    { fault: 'stale', site: () => siteA },
    /of another edition/,
  ],
  ['a part comes damaged', /posts-/, 'damage', /arrived damaged/],
  ['a part comes cut', /posts-/, 'cut', /arrived damaged/],
  ['a login page comes for the list', /site\.json/, 'login', /web page in place of site\.json/],
  ['the list leads to a login page', /site\.json/, 'redirect', /asks for a sign-in/],
  [
    'the host stops in the middle of a part',
    /posts-/,
    { fault: 'stall', milliseconds: 120_000 },
    /stopped answering/,
    async () => {
      // The reader reads on: until the last try has failed, which is after three times 15 s, only the panel says what is slow.
      await openPanel();
      await page.waitForFunction(() =>
        /slow connection.*posts-/.test(
          document.querySelector('.offline-panel .trouble')?.textContent,
        ),
      );
      assert.equal(await page.locator('[data-notice="trouble"]').count(), 0);
      await page.locator('.offline-panel button', { hasText: 'Close' }).click();
    },
  ],
  // The browser's own look for another worker; it keeps the one it has.
  [
    'the worker is not there',
    /sw\.js/,
    'missing',
    null,
    () =>
      assert.rejects(
        page.evaluate(async () => {
          await (await navigator.serviceWorker.ready).update();
        }),
        /404/,
      ),
  ],
];
for (const [what, pattern, rule, line, meanwhile] of FAILURES) {
  inBrowser(
    `half-deployed or broken: ${what}: the old edition works, a line says it, and healing brings the new one`,
    async () => {
      await keepA();
      server.site = siteB;
      server.faults.set(
        pattern,
        typeof rule === 'string' ? rule : { ...rule, ...(rule.site && { site: rule.site() }) },
      );
      await page.evaluate(() => navigator.serviceWorker.ready);
      await page.goto(`${server.url}#/post/post-5`);
      await page.reload();
      await meanwhile?.();
      if (line) {
        await page.waitForSelector('[data-notice="trouble"]', { timeout: 2 * PATIENCE });
        await page.waitForFunction(
          ([source]) =>
            new RegExp(source).test(document.querySelector('[data-notice="trouble"]')?.textContent),
          [line.source],
        );
        assert.match(
          await noticeText(page, 'trouble'),
          /You are reading the edition that is stored here/,
        );
      }
      await waitForArchive(page, 'Release A');
      await readPost(page, 4);
      await searchFor(page, 'valve');
      await waitForOffline(page);
      server.faults.clear();
      await page.reload();
      await waitForNotice(page, 'update');
      await page.reload();
      await waitForArchive(page, 'Release B');
      await waitForOffline(page);
      assert.ok((await copyNames(page)).length <= 2, 'no rubbish stays');
    },
  );
}

inBrowser(
  'a reading room that cannot be fetched says so within two seconds, whatever is broken',
  async () => {
    for (const pattern of [
      /\/main\./,
      /carrel-find\./,
      /archive\.json/,
      /\/carrel\.[0-9a-f]+\.css/,
    ]) {
      for (const fault of ['missing', 'server-error', 'login', 'damage', 'reset']) {
        const fresh = await openPage(await browser.newContext());
        server.faults.clear();
        server.faults.set(pattern, fault);
        await fresh.goto(server.url, { waitUntil: 'commit' });
        const shown = await fresh.waitForFunction(() => {
          const late = document.querySelector('.late');
          const isLate = late && getComputedStyle(late).visibility === 'visible';
          return (
            (isLate || document.querySelector('.status, [data-notice], [data-slug]')) &&
            document.body.innerText.trim()
          );
        });
        assert.ok((await shown.jsonValue()).length > 20, `${pattern} ${fault}`);
        server.faults.clear();
        await fresh.reload();
        await waitForArchive(fresh, 'Release A');
        await fresh.context().close();
      }
    }
  },
);
