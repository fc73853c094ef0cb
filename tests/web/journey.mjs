// What the tests of storing, editions and slow hosts share: one server and one browser a file, a page a test, small archives in several
// releases, and questions asked of a page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach } from 'node:test';
import { sampleOf } from '../sample.mjs';
import { carrel, openBrowser, temporaryFolder } from '../support.mjs';
import { serveSite } from './server.mjs';

/** The machine may be busy; nothing is hurried for that. */
export const PATIENCE = 30_000;

/**
 * A folder of posts, each title and text marked with the release, so that what a page shows tells where it comes from.
 * @param {string} release a letter @param {{posts?: number, frame?: object, edited?: number[], body?: string}} [options]
 */
export function writePosts(release, { posts = 12, frame = {}, edited = [], body = '' } = {}) {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'carrel.json'),
    JSON.stringify({ title: `Release ${release}`, language: 'en', ...frame }),
  );
  for (let i = 0; i < posts; i++) {
    const text = `Text of post ${i}. ${edited.includes(i) ? `Edited in release ${release}.` : ''} The pump and the valve of shelf ${i}.\n\n## Part one\n\n${'Some words to fill the page. '.repeat(40)}\n\n## Part two\n\n${'More words below the second heading. '.repeat(120)}\n\n## Part three\n\nEnd of post ${i}. ${body}\n`;
    writeFileSync(
      join(folder, `post-${i}.md`),
      `---\ntitle: "Post ${i}"\ndate: 2024-01-${String((i % 28) + 1).padStart(2, '0')}\nsummary: "About shelf ${i}"\n---\n${text}`,
    );
  }
  const dot =
    '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><circle cx="4" cy="4" r="3"/></svg>';
  writeFileSync(join(folder, 'dot.svg'), dot);
  writeFileSync(
    join(folder, 'picture.md'),
    `---\ntitle: "With a picture"\ndate: 2023-05-05\n---\n![a dot](dot.svg)\n`,
  );
  return folder;
}

/** Packs into a site; `room` names another build of the reading room. */
export function packInto(site, folder, ...options) {
  carrel(
    'pack',
    folder,
    '-o',
    site,
    '--today',
    '2026-11-24',
    '--quiet',
    '--part-bytes',
    '16384',
    ...options,
  );
  return site;
}

/** The release after `before`: a copy of its site, packed over. */
export function nextRelease(before, folder, ...options) {
  const site = temporaryFolder();
  cpSync(before, site, { recursive: true });
  return packInto(site, folder, ...options);
}

/** A room whose files have other names and bytes than the built one: what a newer reading room looks like. */
export function otherRoom(mark, from) {
  const room = join(temporaryFolder(), 'room');
  cpSync(from, room, { recursive: true });
  execFileSync('node', [
    join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, 'remark_room.mjs'),
    room,
    mark,
  ]);
  return room;
}

/** A page whose errors are remembered. */
export async function openPage(context) {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(error.message));
  return page;
}

/** Declares a test of the file that is running. */
let declare = sampleOf(1);

/** What a file's tests run on, as it is now: context and page are those of the running test. */
export let browser, server, context, page;

/**
 * Sets the stage for a file of tests: a server and a browser for all, and before each a server as it was at first and a page in a
 * context of its own.
 * @param {string} what they are about, for who has no browser
 * @param {{site: () => string, context?: object, flags?: string[], begin?: () => Promise<void>, oneOf?: number}} options
 *   site: packs, and returns what is served first;
 *   begin: what every test begins with, on its page; oneOf: a sample of its tests runs, one of so many
 */
export function setStage(
  what,
  { site, context: contextOptions = {}, flags = [], begin, oneOf = 1 },
) {
  declare = sampleOf(oneOf);
  let first;
  before(async () => {
    first = site();
    server = await serveSite(first);
    browser = await openBrowser(
      { skip: (why) => console.log(`skipped: ${what}: ${why}`) },
      ...flags,
    );
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(async () => {
    await context?.close();
    server.site = first;
    server.faults.forget();
    server.placed.clear();
    server.log.length = 0;
    if (!browser) return;
    context = await browser.newContext(contextOptions);
    page = await openPage(context);
    await begin?.();
  });
}

/** A test on the stage. At its end every fault that stands was met, and the page has no error. */
export function inBrowser(name, work) {
  declare(name, async (t) => {
    if (!browser) return t.skip('no browser');
    await work(t);
    await server.faults.whenMet();
    assert.deepEqual(page.faults, []);
  });
}

/** No request is answered any more: the strictest way to be offline, in every browser alike. */
export const cutOff = () => server.faults.set(/./, 'gone');

/** Opens the site, which is release A unless told otherwise. */
export async function visit(url = server.url) {
  await page.goto(url);
  await waitForArchive(page, 'Release A');
}

/** A whole copy of release A on the device. */
export async function keepA() {
  await visit();
  await waitForOffline(page);
}

/** The archive is shown, read and searched. @param {string} release its letter */
export async function works(release = 'A') {
  await waitForArchive(page, `Release ${release}`);
  await readPost(page, 3);
  await searchFor(page, 'valve');
}

/** The archive's title and the posts on screen. */
export async function waitForArchive(page, title) {
  await page.waitForFunction(
    (wanted) =>
      document.body.textContent.includes(wanted) && document.querySelector('[data-slug], .hit'),
    title,
    { timeout: PATIENCE },
  );
}

export const waitForOffline = (page, kind = 'safe') =>
  page.waitForSelector(`#room[data-offline="${kind}"]`, { timeout: PATIENCE });
export const waitForNotice = (page, id) =>
  page.waitForSelector(`[data-notice="${id}"]`, { timeout: PATIENCE });
export const noticeText = (page, id) => page.locator(`[data-notice="${id}"]`).textContent();

/** Opens a post and checks that its text is there. */
export async function readPost(page, number) {
  await page.evaluate((n) => {
    location.hash = `#/post/post-${n}`;
  }, number);
  await page.waitForFunction(
    (n) => document.querySelector('.post .body')?.textContent.includes(`Text of post ${n}.`),
    number,
    { timeout: PATIENCE },
  );
}

/** Searches, and checks that something is found. */
export async function searchFor(page, text) {
  await page.evaluate((q) => {
    location.hash = `#/?q=${encodeURIComponent(q)}`;
  }, text);
  await page.waitForFunction(() => document.querySelector('.hit mark'), null, {
    timeout: PATIENCE,
  });
}

/** The names of the site's copies on the device. */
export const copyNames = (page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.includes(' copy ')));

export { assert, openBrowser };
