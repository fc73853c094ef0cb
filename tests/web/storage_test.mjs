// Storage that is too small, cleared, or cleared in the middle: reading works, and what the page says of storing is true.
import { makeRandom, temporaryFolder } from '../support.mjs';
import {
  assert,
  context,
  cutOff,
  inBrowser,
  packInto,
  page,
  server,
  setStage,
  waitForArchive,
  waitForOffline,
  works,
  writePosts,
} from './journey.mjs';

let session;

setStage('storage', {
  site() {
    const random = makeRandom(9);
    // Words that do not compress, so that the archive is larger than the quotas below.
    const body = Array.from({ length: 40_000 }, () => random(36 ** 8).toString(36)).join(' ');
    return packInto(temporaryFolder(), writePosts('A', { posts: 6, body }));
  },
  begin: async () => {
    session = await context.newCDPSession(page);
  },
});

const origin = () => new URL(server.url).origin;
const setQuota = (quotaSize) =>
  session.send('Storage.overrideQuotaForOrigin', {
    origin: origin(),
    ...(quotaSize === null ? {} : { quotaSize }),
  });
const clear = (storageTypes) =>
  session.send('Storage.clearDataForOrigin', { origin: origin(), storageTypes });
const saysSafe = () =>
  page.evaluate(() => /Available offline/.test(document.querySelector('.foot').textContent));

for (const [name, bytes] of [
  ['nothing', 1],
  ['100 kB', 100_000],
  ['1 MB', 1_000_000],
]) {
  inBrowser(
    `a device with room for ${name}: reading works, the page says there is no room, and keeps no half copy`,
    async () => {
      await setQuota(bytes);
      await page.goto(server.url);
      await waitForArchive(page, 'Release A');
      await waitForOffline(page, 'memory');
      assert.equal(await saysSafe(), false);
      await page.locator('.offline-open').click();
      assert.match(await page.textContent('.offline-panel'), /there is no room left/);
      await page.locator('.offline-panel button', { hasText: 'Close' }).click();
      await works();
      assert.deepEqual(
        await page.evaluate(async () =>
          (await caches.keys()).filter((known) => known.includes(' copy ')),
        ),
        [],
      );
      await setQuota(null);
      await page.reload();
      await waitForOffline(page);
    },
  );
}

inBrowser(
  'everything is cleared between two visits: the next one stores anew and says the truth at every moment',
  async () => {
    await page.goto(server.url);
    await waitForOffline(page);
    await clear('all');
    await page.reload();
    await waitForArchive(page, 'Release A');
    await waitForOffline(page);
    await works();
  },
);

inBrowser(
  'only the caches are cleared: the worker stays out of the way, and the copy comes back',
  async () => {
    await page.goto(server.url);
    await waitForOffline(page);
    await clear('cache_storage');
    await page.reload();
    await waitForArchive(page, 'Release A');
    await waitForOffline(page);
    await works();
  },
);

inBrowser(
  'everything is cleared in the middle of storing: no "safe" is said until it is true',
  async () => {
    server.faults.set(/posts-/, { fault: 'stall', milliseconds: 6_000, times: 2 });
    await page.goto(server.url);
    await waitForArchive(page, 'Release A');
    await page.waitForFunction(async () =>
      (await caches.keys()).some((known) => known.includes(' copy ')),
    );
    await clear('all');
    assert.equal(await saysSafe(), false);
    await page.waitForFunction(
      async () => document.querySelector('[data-offline="safe"], [data-notice="trouble"]'),
      null,
      { timeout: 60_000 },
    );
    // What troubles the storing passes by itself, and so may what was said of it.
    if ((await page.locator('[data-offline="safe"]').count()) === 0) await page.reload();
    await waitForOffline(page);
    await works();
    cutOff();
    await page.reload();
    await works();
  },
);

inBrowser('the worker is stopped: the next page starts it again', async () => {
  await page.goto(server.url);
  await waitForOffline(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  cutOff();
  await works();
  await page.reload();
  await works();
});
