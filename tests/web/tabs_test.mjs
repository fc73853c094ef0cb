// Several tabs through an update: none pulls a copy from under another, the place is kept, and tabs that stay behind keep working.
import { after, before } from 'node:test';
import { sampleOf } from '../sample.mjs';
import { join } from 'node:path';
import { root, temporaryFolder } from '../support.mjs';
import {
  assert,
  copyNames,
  nextRelease,
  openBrowser,
  openPage,
  otherRoom,
  packInto,
  readPost,
  searchFor,
  waitForArchive,
  waitForNotice,
  waitForOffline,
  writePosts,
} from './journey.mjs';
import { serveSite, unreachable } from './server.mjs';

const test = sampleOf(3);

let browser, server, siteA, siteB, siteC;

before(async () => {
  const room = join(root, 'build/room');
  const everyPost = Array.from({ length: 12 }, (_, i) => i);
  siteA = packInto(temporaryFolder(), writePosts('A', { edited: everyPost }));
  siteB = nextRelease(
    siteA,
    writePosts('B', { edited: everyPost }),
    '--room',
    otherRoom('B', room),
  );
  siteC = nextRelease(
    siteB,
    writePosts('C', { edited: everyPost }),
    '--room',
    otherRoom('C', room),
  );
  server = await serveSite(siteA);
  browser = await openBrowser({ skip: (why) => console.log(`skipped: tabs: ${why}`) });
});
after(async () => {
  await browser?.close();
  await server.close();
});

const click = (page, label) =>
  page.evaluate(
    (text) =>
      [...document.querySelectorAll('[data-notice="update"] button')]
        .find((button) => button.textContent.includes(text))
        .click(),
    label,
  );
/** The heading at the top of the window. */
const heading = (page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('.post :is(h1, h2)[id]')]
        .filter((item) => item.getBoundingClientRect().top < 60)
        .at(-1)?.id,
  );
const scrollTo = (page, id) =>
  page.evaluate(
    (wanted) =>
      scrollTo(0, document.getElementById(wanted).getBoundingClientRect().top + scrollY - 20),
    id,
  );
const isOf = (page, letter) =>
  page.waitForFunction(
    (wanted) =>
      document.querySelector('.post .body')?.textContent.includes(`Edited in release ${wanted}.`),
    letter,
  );

for (const count of [2, 4, 8]) {
  test(`${count} tabs through two updates`, { timeout: 600_000 }, async (t) => {
    if (!browser) return t.skip('no browser');
    server.site = siteA;
    const context = await browser.newContext({ viewport: { width: 1000, height: 600 } });
    const tabs = [];
    for (let i = 0; i < count; i++) {
      const page = await openPage(context);
      await page.goto(`${server.url}#/post/post-${i}`);
      await isOf(page, 'A');
      if (i === 0) await waitForOffline(page);
      tabs.push(page);
    }
    for (const page of tabs) await scrollTo(page, 's-part-two');
    server.site = siteB;
    await tabs[0].evaluate(() => dispatchEvent(new Event('online')));
    for (const page of tabs) await waitForNotice(page, 'update');
    // All but the last go to the new edition; the last stays where it is.
    const last = tabs.at(-1);
    for (const page of tabs.slice(0, -1)) {
      const before = await heading(page);
      await click(page, 'Show update');
      await isOf(page, 'B');
      await page.waitForFunction(
        (id) =>
          [...document.querySelectorAll('.post :is(h1, h2)[id]')]
            .filter((item) => item.getBoundingClientRect().top < 60)
            .at(-1)?.id === id,
        before,
      );
    }
    await readPost(last, 11);
    await isOf(last, 'A');
    // A second update would leave the first edition behind; a tab that shows it keeps it alive.
    server.site = siteC;
    await tabs[0].evaluate(() => dispatchEvent(new Event('online')));
    await tabs[0].waitForFunction(() => document.querySelector('[data-notice="update"]'));
    await click(tabs[0], 'Show update');
    await isOf(tabs[0], 'C');
    await waitForOffline(tabs[0]);
    server.faults.set(/./, unreachable);
    for (const number of [0, 5, 10]) {
      await readPost(last, number);
      await isOf(last, 'A');
    }
    await searchFor(last, 'valve');
    server.faults.clear();
    await last.reload();
    await waitForArchive(last, 'Release C');
    for (const page of tabs) assert.deepEqual(page.faults, []);
    for (const page of tabs.slice(1)) await page.close();
    await tabs[0].reload();
    await waitForOffline(tabs[0]);
    await tabs[0].waitForFunction(
      async () => (await caches.keys()).filter((name) => name.includes(' copy ')).length <= 2,
    );
    assert.ok((await copyNames(tabs[0])).length <= 2);
    await context.close();
  });
}
