// The archive as one file: written by the command and by the page, opened from file://, searched and read there.
import { after, before, test } from 'node:test';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { carrel, command, pack, root, temporaryFolder } from '../support.mjs';
import {
  assert,
  openBrowser,
  openPage,
  packInto,
  waitForOffline,
  waitForArchive,
  writePosts,
} from './journey.mjs';
import { serveSite, unreachable } from './server.mjs';

// Far from what any compiler makes of it; the budget itself is kept by tests/bench/sizes.mjs.
const MOST_BYTES = 1_200_000;

const folder = temporaryFolder();
const sample = join(folder, 'sample.html');
let browser, site;

before(async () => {
  site = pack(join(root, 'data/posts'));
  carrel('export', site, sample, '--quiet');
  browser = await openBrowser({ skip: (why) => console.log(`skipped: one file: ${why}`) });
});
after(async () => {
  await browser?.close();
});

/** Opens a file as a reader does, and watches that nothing is asked of anyone. */
async function openFile(path, hash = '') {
  const page = await openPage(await browser.newContext());
  page.on('request', (request) => {
    if (!/^(file|blob|data):/.test(request.url())) page.faults.push(`asked ${request.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') page.faults.push(message.text());
  });
  await page.goto(pathToFileURL(path).href + hash);
  return page;
}

/** Front, search, post, deep link, Back: what a reader of the sample archive does. */
async function journey(path) {
  const page = await openFile(path);
  await page.waitForSelector('[data-slug]');
  await page.fill('.field', 'logging volume');
  await page.waitForSelector('.hit mark');
  await page.locator('.hits a', { hasText: 'A little extra logging' }).first().click();
  await page.waitForSelector('.post h1');
  assert.match(await page.textContent('.post h1'), /A little extra logging/);
  await page.goBack();
  await page.waitForSelector('.hit mark');
  assert.equal(await page.inputValue('.field'), 'logging volume');
  await page.goto(
    `${pathToFileURL(path).href}#/post/reversible-by-default/what-a-cutover-needs?q=rollback`,
  );
  await page.reload();
  await page.waitForSelector('#s-what-a-cutover-needs');
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

function inBrowser(name, work) {
  test(name, async (t) => (browser ? work(t) : t.skip('no browser')));
}

test('the sample archive is one file, the same bytes each time', () => {
  assert.ok(statSync(sample).size <= MOST_BYTES, `${statSync(sample).size} bytes`);
  const again = join(folder, 'again.html');
  carrel('export', site, again, '--quiet');
  const hash = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
  assert.equal(hash(again), hash(sample));
});

test('its policy allows its own program and style by hash, and no connection at all', () => {
  const text = readFileSync(sample, 'utf8');
  const [, policy] = text.match(/Content-Security-Policy" content="([^"]+)"/);
  assert.match(
    policy,
    /^default-src 'none'; script-src 'sha256-[^']+' 'wasm-unsafe-eval'; style-src 'sha256-[^']+';/,
  );
  assert.match(policy, /require-trusted-types-for 'script'/);
  for (const word of ["'unsafe-inline'", "'unsafe-eval'", "'self'", 'connect-src'])
    assert.ok(!policy.includes(word), word);
});

test('the report tells the sizes, and a file that would be too large is refused with a way out', () => {
  assert.match(
    carrel('export', site, join(folder, 'report.html')),
    /engine[\s\S]*posts and index[\s\S]*bytes in all/,
  );
  const refused = spawnSync(
    command,
    ['export', site, join(folder, 'large.html'), '--most-bytes', '100000'],
    { encoding: 'utf8' },
  );
  assert.equal(refused.status, 3);
  assert.match(refused.stderr, /more than 100000[\s\S]*--posts/);
  assert.ok(!existsSync(join(folder, 'large.html')));
});

test('a damaged part is not carried into the file', () => {
  const damaged = pack(join(root, 'data/posts'));
  const part = readdirSync(join(damaged, 'archive')).find((name) => name.startsWith('posts-0'));
  appendFileSync(join(damaged, 'archive', part), 'x');
  const refused = spawnSync(command, ['export', damaged, join(folder, 'damaged.html')], {
    encoding: 'utf8',
  });
  assert.equal(refused.status, 3);
  assert.match(
    refused.stderr,
    /posts-0.*not the file that the manifest names|not the file that the manifest names.*posts-0/,
  );
});

test('a filter that finds nothing is said, with the exit code of something to mend', () => {
  const refused = spawnSync(
    command,
    ['export', site, join(folder, 'none.html'), '--posts', 'kind:unheard'],
    { encoding: 'utf8' },
  );
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /no post matches/);
});

inBrowser('opened from file:// it is searched and read, and asks nothing of anyone', () =>
  journey(sample),
);

inBrowser('with --posts it holds what the query finds and nothing else', async () => {
  const some = join(folder, 'some.html');
  carrel('export', site, some, '--posts', 'kind:checklist', '--quiet');
  assert.ok(statSync(some).size < statSync(sample).size);
  const { hits } = JSON.parse(carrel('search', site, '--json', '--', 'kind:checklist'));
  const page = await openFile(some);
  await page.waitForSelector('[data-slug]');
  const shown = await page.evaluate(
    () =>
      new Set([...document.querySelectorAll('[data-slug]')].map((item) => item.dataset.slug)).size,
  );
  assert.equal(shown, Math.min(hits.length, 20));
  await page.goto(`${pathToFileURL(some).href}#/post/${hits[0].slug}`);
  await page.waitForSelector('.post h1');
  await page.goto(`${pathToFileURL(some).href}#/post/log-volume-overload`);
  await page.waitForFunction(() => /There is no post/.test(document.body.textContent));
  assert.deepEqual(page.faults, []);
});

inBrowser('what was cut out of the file is named, and not asked of a network', async () => {
  const lacking = join(folder, 'lacking.html');
  writeFileSync(
    lacking,
    readFileSync(sample, 'utf8').replace(
      /<script type="text\/base64" data-name="posts-[^<]*<\/script>/g,
      '',
    ),
  );
  const page = await openFile(lacking, '#/post/log-volume-overload');
  await page.waitForFunction(() =>
    /A part of the archive could not be fetched \(posts-/.test(document.body.innerText),
  );
  assert.deepEqual(page.faults, []);
});

inBrowser('images stand in the file', async () => {
  const pictures = join(folder, 'pictures.html');
  carrel('export', packInto(temporaryFolder(), writePosts('P')), pictures, '--quiet');
  const page = await openFile(pictures, '#/post/picture');
  await page.waitForFunction(() => document.querySelector('.post img')?.naturalWidth > 0);
  assert.deepEqual(page.faults, []);
});

inBrowser(
  '"Download as one HTML file" in the page gives such a file, also without a network',
  async () => {
    const server = await serveSite(site);
    const page = await openPage(await browser.newContext({ acceptDownloads: true }));
    await page.goto(server.url);
    await waitForArchive(page, 'Notes from the long watch');
    await waitForOffline(page);
    server.faults.set(/./, unreachable);
    await page.locator('.offline-open').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.offline-panel button', { hasText: 'Download as one HTML file' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'notes-from-the-long-watch.html');
    const saved = join(folder, 'saved.html');
    await download.saveAs(saved);
    await page.waitForFunction(() => /Saved: one file of/.test(document.body.textContent));
    await page.context().close();
    await server.close();
    assert.ok(statSync(saved).size <= MOST_BYTES, `${statSync(saved).size} bytes`);
    await journey(saved);
  },
);
