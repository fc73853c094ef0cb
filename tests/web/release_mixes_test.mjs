// Three releases half deployed over each other: every group of files comes from the older release, from the newer one, or is absent. A reader
// with nothing stored and a reader with a stored edition both see one consistent edition or a refusal, never a mixture. A run takes
// nine mixes, other ones for each commit; with CARREL_LONG=1 81.
import { after, before, test } from 'node:test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLong, seed } from '../sample.mjs';
import { makeRandom, root, temporaryFolder } from '../support.mjs';
import {
  assert,
  openBrowser,
  openPage,
  otherRoom,
  packInto,
  waitForArchive,
  waitForOffline,
  writePosts,
} from './journey.mjs';
import { serveSite } from './server.mjs';

const POSTS = 5;
const everyPost = Array.from({ length: POSTS }, (_, i) => i);
/** The groups of files that a deployment can have brought or not. */
const GROUPS = [
  (path) => path === 'index.html' || path === 'app.webmanifest',
  (path) => path.startsWith('assets/'),
  (path) => path === 'archive/archive.json',
  (path) => path.startsWith('archive/') && path !== 'archive/archive.json',
  (path) => path === 'site.json',
  (path) => path === 'sw.js',
];
const SAMPLES = isLong ? 81 : 9;

let browser, server, releases;

before(async () => {
  const room = join(root, 'build/room');
  releases = ['A', 'B', 'C'].map((letter) =>
    packInto(
      temporaryFolder(),
      writePosts(letter, { posts: POSTS, edited: everyPost }),
      '--room',
      otherRoom(letter, room),
    ),
  );
  server = await serveSite(releases[0]);
  browser = await openBrowser({ skip: (why) => console.log(`skipped: release mixes: ${why}`) });
});
after(async () => {
  await browser?.close();
  await server.close();
});

const filesOf = (site) =>
  readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(site.length + 1));

/** Lays a mix out: 0 the older release, 1 the newer, 2 absent, for each group. */
function deploy(older, newer, choice) {
  server.placed.clear();
  server.site = newer;
  for (const path of new Set([...filesOf(older), ...filesOf(newer)])) {
    const group = GROUPS.findIndex((has) => has(path));
    server.placed.set(path, choice[group] === 2 ? null : choice[group] === 1 ? newer : older);
  }
}

/** In the page: whether it says that its program did not come. */
const isWithoutProgram = () => {
  const late = document.querySelector('.late');
  return late !== null && getComputedStyle(late).visibility === 'visible';
};

/** The release that each thing on screen is of; empty where nothing is shown. A page whose program did not come still lists its posts. */
async function releasesOnScreen(page) {
  const seen = new Set();
  const title = () =>
    page.evaluate(() =>
      [...(document.body?.innerText ?? '').matchAll(/Release ([ABC])/g)].map((match) => match[1]),
    );
  for (const letter of await title()) seen.add(letter);
  if (seen.size === 0 || (await page.evaluate(isWithoutProgram))) return seen;
  for (const number of [0, POSTS - 1]) {
    await page.evaluate((n) => {
      location.hash = `#/post/post-${n}`;
    }, number);
    await page.waitForFunction(
      (n) =>
        document.querySelector('.post .body')?.textContent.includes(`Text of post ${n}.`) ||
        document.querySelector('.status'),
      number,
    );
    for (const [, letter] of (
      await page.evaluate(() => document.querySelector('.post .body')?.textContent ?? '')
    ).matchAll(/Edited in release ([ABC])/g))
      seen.add(letter);
  }
  return seen;
}

/** Visits, lets the page do what it does, and tells what was seen. */
async function visit(page, what) {
  const came = await page.goto(server.url, { waitUntil: 'commit' }).then(
    (response) => response?.ok(),
    () => false,
  );
  if (!came) return 'refused';
  await page.waitForFunction(() => {
    if (document.querySelector('[data-slug], .status')) return true;
    // Before its style sheet is there every line of a page looks visible.
    const late = document.querySelector('.late');
    return (
      document.readyState === 'complete' &&
      (!document.querySelector('#room') ||
        (late && getComputedStyle(late).visibility === 'visible'))
    );
  });
  const seen = await releasesOnScreen(page);
  assert.ok(seen.size <= 1, `${what}: a mixture of ${[...seen].join(' and ')}`);
  assert.ok(
    (await page.evaluate(() => document.body.innerText.trim())).length > 10,
    `${what}: blank`,
  );
  return [...seen][0] ?? 'refused';
}

/** Each whole copy on the device is exactly one release: every file as its list says, and all of one list. */
async function copiesAreWhole(page, what) {
  const lists = releases.map((site) => JSON.parse(readFileSync(join(site, 'site.json'), 'utf8')));
  const stored = await page.evaluate(async () => {
    const copies = [];
    for (const name of (await caches.keys()).filter((known) => known.includes(' copy '))) {
      const record = await (
        await (
          await caches.open(name)
        ).match(new URL('.carrel/record', location.href.replace(/[?#].*/, '')))
      )?.json();
      if (record?.isReady)
        copies.push({
          edition: record.edition,
          files: record.files.map(({ path, sha256 }) => `${path} ${sha256}`),
        });
    }
    return copies;
  });
  for (const { edition, files } of stored) {
    const list = lists.find(
      (known) =>
        known.edition === edition &&
        known.files.every(({ path, sha256 }) => files.includes(`${path} ${sha256}`)),
    );
    assert.ok(list, `${what}: a stored copy is of no release`);
  }
}

test(`${SAMPLES} mixes of three releases`, { timeout: 1_800_000 }, async (t) => {
  if (!browser) return t.skip('no browser');
  const random = makeRandom(6 + seed);
  const returning = await openPage(await browser.newContext());
  await returning.goto(server.url);
  await waitForArchive(returning, 'Release A');
  await waitForOffline(returning);
  const counts = {};
  for (let i = 0; i < SAMPLES; i++) {
    const [older, newer] = [
      [0, 1],
      [1, 2],
      [0, 2],
    ][random(3)];
    const choice = GROUPS.map(() => [0, 1, 0, 1, 2][random(5)]);
    const what = `mix ${i} of ${'ABC'[older]} and ${'ABC'[newer]}: ${choice}`;
    deploy(releases[older], releases[newer], choice);
    const fresh = await openPage(await browser.newContext());
    const seen = await visit(fresh, `${what}, first visit`);
    counts[seen] = (counts[seen] ?? 0) + 1;
    await fresh.context().close();
    await returning.goto('about:blank');
    const kept = await visit(returning, `${what}, return visit`);
    assert.notEqual(kept, 'refused', `${what}: the stored edition does not answer`);
    await copiesAreWhole(returning, what);
  }
  console.log(
    `first visits: ${Object.entries(counts)
      .map(([name, count]) => `${count} × ${name}`)
      .join(', ')}`,
  );
  server.placed.clear();
  server.site = releases[2];
  for (let start = 0; start < 2; start++) {
    await returning.goto('about:blank');
    await returning.goto(server.url);
    await returning.waitForFunction(
      () =>
        document.querySelector('[data-notice="update"]') ||
        document.body.textContent.includes('Release C'),
    );
  }
  await waitForArchive(returning, 'Release C');
  await waitForOffline(returning);
});
