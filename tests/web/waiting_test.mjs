// What does the page say while something is slow to come? Words on the screen before anybody gives up, gone when it came after all; and a first
// visit that failed and was tried again ends like one that did not.
import { temporaryFolder } from '../support.mjs';
import {
  assert,
  inBrowser,
  noticeText,
  packInto,
  page,
  server,
  setStage,
  waitForArchive,
  waitForNotice,
  waitForOffline,
  writePosts,
} from './journey.mjs';

// So many posts that the list of the page without script is longer than the window.
setStage('waiting', {
  site: () => packInto(temporaryFolder(), writePosts('A', { posts: 30 })),
  context: { viewport: { width: 1000, height: 600 } },
});

/** The words that the page has from the start stand within the window. */
const saysLate = () =>
  page.waitForFunction(() => {
    const late = document.querySelector('.late');
    if (!late || getComputedStyle(late).visibility !== 'visible') return false;
    const { top, bottom } = late.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

const SLOW = {
  'the program': /\/assets\/main\./,
  'the engine': /carrel-find\./,
  'the worker': /\/assets\/worker\./,
  'the manifest': /archive\.json/,
  'a part': /list-/,
};
for (const [what, pattern] of Object.entries(SLOW)) {
  inBrowser(
    `${what} is slow to come: words stand in the window meanwhile, and go when it came`,
    async () => {
      let ended = false;
      server.faults.set(pattern, { fault: 'stall', milliseconds: 13_000, times: 1 });
      page.on('response', async (response) => {
        if (pattern.test(response.url())) {
          await response.finished().catch(() => {});
          ended = true;
        }
      });
      await page.goto(server.url, { waitUntil: 'commit' });
      await saysLate();
      assert.equal(ended, false, 'the words came only with the file');
      await waitForArchive(page, 'Release A');
      await page.waitForFunction(() => document.querySelector('.late') === null);
    },
  );
}

inBrowser(
  'a post that is slow to come while one reads: the page names what it waits for',
  async () => {
    server.faults.set(/posts-/, { fault: 'stall', milliseconds: 13_000 });
    // Nothing is stored, so that nothing is fetched ahead of what the reader asks for.
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'caches', {
        value: {
          has() {
            throw new DOMException('no', 'SecurityError');
          },
        },
      });
    });
    await page.goto(server.url);
    await page.waitForSelector('.offline-open');
    await page.evaluate(() => {
      location.hash = '#/post/post-3';
    });
    await waitForNotice(page, 'waiting');
    assert.match(
      await noticeText(page, 'waiting'),
      /Still loading on a slow connection … \(posts-/,
    );
    await page.waitForFunction(
      () => document.querySelector('.post .body')?.textContent.includes('Text of post 3.'),
      null,
      { timeout: 60_000 },
    );
    await page.waitForFunction(() => document.querySelector('[data-notice="waiting"]') === null);
  },
);

inBrowser('a first visit that failed and was tried again is stored like any other', async () => {
  server.faults.set(/archive\.json/, 'missing');
  await page.goto(server.url);
  await page.waitForSelector('.status button');
  assert.equal(await page.locator('.late').count(), 0);
  server.faults.clear();
  await page.locator('.status button').click();
  await waitForArchive(page, 'Release A');
  await waitForOffline(page);
});

inBrowser('what is told stands in the window, however far below one reads', async () => {
  await page.goto(`${server.url}#/post/post-3/part-three`);
  await waitForOffline(page);
  server.faults.set(/site\.json/, 'missing');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await waitForNotice(page, 'trouble');
  await page.evaluate(() => scrollTo(0, 1_000));
  await page.waitForFunction(() => {
    const { top, bottom } = document
      .querySelector('[data-notice="trouble"]')
      .getBoundingClientRect();
    return scrollY > 500 && top >= 0 && bottom <= innerHeight;
  });
});
