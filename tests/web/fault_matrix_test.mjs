// Eleven faults × what they hit × when: never a blank page, never two editions in one, words where something fails, and the new edition at the
// next start once it is healed. A sample is eleven of 264 cases.
import { after, before } from 'node:test';
import { join } from 'node:path';
import { sampleOf } from '../sample.mjs';
import { root, temporaryFolder } from '../support.mjs';
import {
  assert,
  nextRelease,
  openBrowser,
  openPage,
  otherRoom,
  packInto,
  waitForArchive,
  waitForOffline,
  writePosts,
} from './journey.mjs';
import { serveSite } from './server.mjs';

const FAULTS = [
  'missing',
  'server-error',
  'login',
  'wrong-type',
  'reset',
  'cut',
  'stall',
  'slow',
  'damage',
  'stale',
  'redirect',
];

/** What a fault hits. */
const TARGETS = {
  page: /^\/(index\.html)?$/,
  shell: /\/assets\/main\./,
  engine: /\.wasm$/,
  'first file of the engine': /carrel-find\..*wasm$/,
  'second file of the engine': /carrel-read\..*wasm$/,
  manifest: /(archive|site)\.json$/,
  parts: /\/archive\/(list|posts|facets)-?/,
  worker: /(sw|worker\.[0-9a-f]+)\.js$/,
};

/** Of what is kept, a visit asks nobody; a host is asked only whether there is another edition. */
const ASKED_AGAIN = ['manifest', 'worker'];

let browser, server, siteA, siteB;
/** From the moment the server had done its worst until the page said something, in milliseconds. */
const delays = [];

before(async () => {
  siteA = packInto(temporaryFolder(), writePosts('A', { posts: 6 }));
  siteB = nextRelease(
    siteA,
    writePosts('B', { posts: 7, edited: [2] }),
    '--room',
    otherRoom('B', join(root, 'build/room')),
  );
  server = await serveSite(siteA);
  browser = await openBrowser({ skip: (why) => console.log(`skipped: fault matrix: ${why}`) });
});
after(async () => {
  await browser?.close();
  await server.close();
  delays.sort((a, b) => a - b);
  if (delays.length)
    console.log(
      `words after a fault, ms: median ${delays[delays.length >> 1]}, longest ${delays.at(-1)}, of ${delays.length}`,
    );
});

/** What is on screen: which releases are named, whether there is content, whether there are words about a fault. */
const screen = (page) =>
  page.evaluate(() => {
    const text = document.body?.innerText.trim() ?? '';
    const late = document.querySelector('.late');
    return {
      text,
      releases: ['A', 'B'].filter((letter) => text.includes(`Release ${letter}`)),
      hasPosts: document.querySelector('[data-slug]') !== null,
      hasWords:
        document.querySelector('.status, [data-notice]') !== null ||
        (late !== null && getComputedStyle(late).visibility === 'visible'),
    };
  });

/** Waits until the page shows posts or words, and holds it to what must always be true. */
async function settle(page, what) {
  const from = Date.now();
  await page.waitForFunction(
    () => {
      const late = document.querySelector('.late');
      return (
        document.querySelector('[data-slug], .status, [data-notice]') ||
        (late && getComputedStyle(late).visibility === 'visible')
      );
    },
    null,
    { timeout: 60_000 },
  );
  const seen = await screen(page);
  if (seen.hasWords) delays.push(Date.now() - Math.max(from, server.faultedAt ?? from));
  assert.ok(seen.text.length > 10, `${what}: blank`);
  assert.ok(seen.releases.length <= 1, `${what}: two editions on one screen`);
  return seen;
}

function inject(fault, target, more = {}) {
  server.faults.forget();
  server.faultedAt = 0;
  server.log.length = 0;
  server.faults.set(TARGETS[target], {
    fault,
    ...(fault === 'stale' && { site: siteA }),
    ...(fault === 'stall' && { milliseconds: 30_000 }),
    ...more,
  });
}

/** Browsers look now and then whether a worker has changed; here, now. Whatever comes, the one that is there stays. */
const lookForWorker = (page) =>
  page.evaluate(async () => {
    (await navigator.serviceWorker.ready).update().catch(() => {});
  });

/** Whatever was wrong is mended; the next starts lead to the newest edition. */
async function heal(page, newest) {
  server.faults.clear();
  await page.goto('about:blank');
  await page.goto(server.url);
  await page.waitForFunction(
    (wanted) =>
      document.querySelector('[data-notice="update"]') ||
      document.body.textContent.includes(wanted),
    newest,
  );
  await page.goto('about:blank');
  await page.goto(server.url);
  await waitForArchive(page, newest);
  await waitForOffline(page);
}

const visits = {
  async 'first visit'(page, fault, target) {
    server.site = siteB;
    inject(fault, target);
    // A page that does not come at all is the browser's to explain; everything after it is ours.
    const came = await page.goto(server.url, { waitUntil: 'commit', timeout: 5_000 }).then(
      (response) => response?.ok(),
      () => false,
    );
    const isOurs =
      came &&
      !(
        target === 'page' &&
        ['login', 'redirect', 'wrong-type', 'reset', 'cut', 'stall'].includes(fault)
      );
    if (isOurs) await settle(page, `${fault} of ${target}`);
    // Without a byte for so long there must be words before anybody gives up waiting.
    if (isOurs && fault === 'stall')
      assert.equal(server.faultedAt, 0, 'words came only after the wait was over');
    await server.faults.whenMet();
    await heal(page, 'Release B');
  },
  async 'return visit'(page, fault, target) {
    await keepA(page);
    const isAsked = ASKED_AGAIN.includes(target);
    inject(fault, target, { mayBeUnmet: !isAsked });
    await page.reload();
    await settle(page, `${fault} of ${target}`);
    await works(page);
    if (target === 'worker') await lookForWorker(page);
    await server.faults.whenMet();
    if (!isAsked)
      assert.deepEqual(
        server.log.filter((path) => TARGETS[target].test(path)),
        [],
        'what is kept is asked of nobody',
      );
    await heal(page, 'Release A');
  },
  async update(page, fault, target) {
    await keepA(page);
    server.site = siteB;
    inject(fault, target);
    await page.reload();
    await works(page);
    if (fault === 'stale' && target === 'manifest') {
      // A host that still names the old edition has no other to offer, and nothing is wrong with it.
      while (server.faultedAt === 0) await page.waitForTimeout(50);
      await waitForOffline(page);
      assert.equal(
        await page.locator('[data-notice]').count(),
        0,
        'words about an edition that nobody names',
      );
    } else if (fault === 'reset') {
      // A host that cannot be reached is told at the foot: it passes by itself, and nobody is kept from reading.
      await page.waitForFunction(
        () =>
          document.querySelector('[data-notice="update"]') ||
          /^Offline · /.test(document.querySelector('.foot').textContent),
        null,
        { timeout: 60_000 },
      );
    } else {
      await page.waitForSelector('[data-notice="trouble"], [data-notice="update"]', {
        timeout: 60_000,
      });
    }
    await server.faults.whenMet();
    await settle(page, `${fault} of ${target}`);
    await heal(page, 'Release B');
  },
};

async function keepA(page) {
  server.site = siteA;
  server.faults.clear();
  await page.goto(server.url);
  await waitForArchive(page, 'Release A');
  await waitForOffline(page);
}

/** The old edition is read and searched, whatever the host does. */
async function works(page) {
  await waitForArchive(page, 'Release A');
  await page.evaluate(() => {
    location.hash = '#/post/post-3';
  });
  await page.waitForFunction(() =>
    document.querySelector('.post .body')?.textContent.includes('Text of post 3.'),
  );
  await page.evaluate(() => {
    location.hash = '#/?q=valve';
  });
  await page.waitForFunction(() => document.querySelector('.hit mark'));
  assert.deepEqual((await screen(page)).releases, ['A']);
}

// No divisor of how many faults and targets there are, so that a sample has several of each.
const test = sampleOf(25);
for (const visit of Object.keys(visits))
  for (const fault of FAULTS)
    for (const target of Object.keys(TARGETS))
      test(`${visit}, ${fault} of the ${target}`, async (context) => {
        if (!browser) return context.skip('no browser');
        const page = await openPage(await browser.newContext());
        try {
          await visits[visit](page, fault, target);
          assert.deepEqual(page.faults, []);
        } finally {
          await page.context().close();
        }
      });
