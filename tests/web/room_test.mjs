// The reading room in Chromium, over the packed sample archive: what a reader does, and what happens when the network does not.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { openBrowser, pack, root } from '../support.mjs';
import { serveSite } from './server.mjs';

let browser, server, page, requests, errors;

before(async () => {
  server = await serveSite(pack(join(root, 'data/posts')));
  // archive.test resolves to this machine and is no secure context: no service worker, no WebCrypto there.
  browser = await openBrowser(
    { skip: (why) => console.log(`skipped: reading room: ${why}`) },
    '--host-resolver-rules=MAP archive.test 127.0.0.1',
  );
});
after(async () => {
  await browser?.close();
  await server.close();
});

beforeEach(async () => {
  await page?.context().close();
  server.faults.clear();
  server.log.length = 0;
  requests = [];
  errors = [];
  if (!browser) return;
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
});

/** A test that needs the browser. */
function inBrowser(name, work) {
  test(name, async (t) => {
    if (!browser) return t.skip('no browser');
    await work(t);
  });
}

async function openFront(url = server.url) {
  await page.goto(url);
  await page.waitForSelector('.hit h3');
}
const titles = () => page.locator('.hits h3').allTextContents();
async function search(text) {
  await page.fill('.field', text);
  await page.waitForFunction(
    (wanted) => decodeURIComponent(location.hash).includes(wanted),
    text.trim(),
  );
  await page.waitForSelector('.count-line, .status');
  await page.waitForTimeout(150);
}
/** After a journey: nothing was asked of others, and no word typed reached the server. */
function assertPrivate(...words) {
  for (const url of requests)
    assert.ok(
      url.startsWith('http://127.0.0.1:') || url.startsWith('http://archive.test:'),
      `asked ${url}`,
    );
  for (const line of server.log)
    for (const word of words) assert.ok(!line.includes(word), `the server saw ${word} in ${line}`);
}

inBrowser(
  'the front shows title, strap-line, the list, seven posts of it at once, and the foot line',
  async () => {
    await openFront();
    const frame = JSON.parse(readFileSync(join(root, 'data/posts/carrel.json'), 'utf8'));
    assert.equal(await page.locator('.masthead h1').textContent(), frame.title);
    assert.equal(await page.locator('.strapline').textContent(), frame.strapline);
    assert.equal(await page.locator('.foot p').first().textContent(), frame.foot.text);
    await page.setViewportSize({ width: 1280, height: 800 });
    const whole = await page.evaluate(
      () =>
        [...document.querySelectorAll('.hit')].filter(
          (row) => row.getBoundingClientRect().bottom <= innerHeight,
        ).length,
    );
    assert.ok(whole >= 7, `${whole} posts are seen whole`);
    assert.ok((await titles()).length > 0);
    assert.deepEqual(errors, []);
  },
);

inBrowser('typing searches in place, a hit opens, Back returns to it with focus', async () => {
  await openFront();
  await search('logging volume');
  assert.equal((await titles())[0], 'A little extra logging, one drowned service');
  await page.waitForSelector('.excerpt mark');
  await page.locator('.hits h3 a').first().click();
  await page.waitForSelector('#post-title');
  assert.equal(
    await page.locator('#post-title').textContent(),
    'A little extra logging, one drowned service',
  );
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'post-title');
  assert.ok((await page.locator('.body mark.match').count()) > 0);
  assert.match(await page.title(), /A little extra logging/);
  await page.goBack();
  await page.waitForFunction(() =>
    document.activeElement?.closest('[data-slug="log-volume-overload"]'),
  );
  assert.equal(await page.inputValue('.field'), 'logging volume');
  assertPrivate('logging', 'volume');
  assert.deepEqual(errors, []);
});

inBrowser(
  'a deep link with query, filter and heading survives a reload and a second tab',
  async () => {
    const hash = '#/post/reversible-by-default/what-a-cutover-needs?q=rollback&kind=decision';
    await page.goto(server.url + hash);
    await page.waitForSelector('#s-what-a-cutover-needs');
    const place = () =>
      page.evaluate(() => [
        location.hash,
        document.activeElement?.id,
        document.querySelector('.field')?.value,
        document.querySelectorAll('.hit').length,
      ]);
    await page.waitForFunction(
      () =>
        document.activeElement?.id === 's-what-a-cutover-needs' && document.querySelector('.hit'),
    );
    const first = await place();
    assert.deepEqual(first, [hash, 's-what-a-cutover-needs', 'rollback', 1]);
    await page.reload();
    await page.waitForFunction(
      () =>
        document.activeElement?.id === 's-what-a-cutover-needs' && document.querySelector('.hit'),
    );
    assert.deepEqual(await place(), first);
    assertPrivate('rollback');
  },
);

inBrowser('links between posts, headings and footnotes lead where they say', async () => {
  await page.goto(`${server.url}#/post/reversible-by-default`);
  await page.waitForSelector('#post-title');
  await page.locator('.body a[href*="no-heroics"]').click();
  await page.waitForFunction(() =>
    document.querySelector('#post-title')?.textContent?.startsWith('Why rescue work'),
  );
  await page.goBack();
  await page.waitForSelector('.footnotes');
  await page.locator('sup a').first().click();
  await page.waitForFunction(() => document.activeElement?.id === 's-footnote-1');
  await page.locator('.outline a').first().click();
  await page.waitForFunction(() => document.activeElement?.id === 's-what-we-chose-between');
  assert.deepEqual(errors, []);
});

inBrowser('filters narrow with live counts, and a chip takes them back', async () => {
  await openFront();
  const all = (await titles()).length;
  const kind = page
    .locator('.filter-panel section')
    .first()
    .locator('button', { hasText: 'Checklist' });
  const count = Number((await kind.locator('.choice-count').textContent()).trim());
  await kind.click();
  await page.waitForSelector('.chip');
  await page.waitForFunction((n) => document.querySelectorAll('.hit').length === n, count);
  assert.match(await page.evaluate(() => location.hash), /kind=checklist/);
  await page.locator('.chip').click();
  await page.waitForSelector('.hit h3');
  assert.equal((await titles()).length, all);
});

inBrowser('no match says so, and which words there are', async () => {
  await openFront();
  await search('zyxwvut rollback -rollback');
  assert.match(await page.locator('.status').textContent(), /Nothing in this archive matches/);
  assert.match(await page.locator('.status').textContent(), /zyxwvut — 0 posts/);
});

inBrowser(
  'where nothing matches under filters, a way out leaves them, lists as many posts as it says, and the focus goes along',
  async () => {
    for (const q of ['failover', '+zyxwvut failover']) {
      await page.goto(`${server.url}#/?q=${encodeURIComponent(q)}&kind=checklist&before=1999`);
      const way = page.locator('.listing .status a');
      const [, count] = /Remove the filters: .*failover — (\d+) posts/.exec(
        await way.textContent(),
      );
      assert.equal(await page.locator('.listing .status button').count(), 0, 'said once');
      await way.press('Enter');
      await page.waitForSelector('.hits h3');
      assert.ok(!/kind|before/.test(await page.evaluate(() => location.hash)));
      const said = (await page.locator('.listing .divider, .count-line').allTextContents())
        .map((text) => Number(/\d+/.exec(text)[0]))
        .reduce((sum, n) => sum + n);
      assert.equal(said, Number(count));
      assert.notEqual(await page.evaluate(() => document.activeElement.tagName), 'BODY');
    }
  },
);

inBrowser('a missing part is named and nothing is passed off as complete', async () => {
  server.faults.set(/index-/, 'missing');
  await openFront();
  await page.fill('.field', 'rollback');
  await page.waitForSelector('.status[role=alert]');
  const text = await page.locator('.status[role=alert]').textContent();
  assert.match(text, /could not be fetched \(index-\d/);
  assert.ok(!/Nothing in this archive/.test(await page.textContent('body')));
  server.faults.clear();
  // The search may be asked again by itself once typing has settled; then there is no button left to press.
  await page
    .locator('.status button')
    .click({ timeout: 5_000 })
    .catch(() => {});
  await page.waitForSelector('.hits h3');
  assert.ok((await titles()).length > 0);
});

inBrowser('a log pasted into the field is read as a log, line by line', async () => {
  await openFront();
  await page.waitForSelector('.bars span');
  await page.locator('.field').evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData(
      'text/plain',
      '2024-03-02T08:41:07Z api-3 WARN retry 4\n2024-03-02T08:41:09Z api-3 ERROR E_LOG_QUEUE_FULL profile 1.84.0',
    );
    field.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await page.waitForFunction(() =>
    /Searched: .*E_LOG_QUEUE_FULL/.test(document.querySelector('.notes')?.textContent),
  );
  assert.equal((await titles())[0], 'A little extra logging, one drowned service');
});

inBrowser(
  'where the words for a fault cannot be had either, the plain fact is said and can be tried again',
  async () => {
    server.faults.set(/archive\.json|finding\./, 'missing');
    await page.goto(server.url);
    await page.waitForSelector('.listing .status[role=alert]');
    assert.match(
      await page.locator('.listing .status').textContent(),
      /^The archive could not be opened: .*404.* Try again$/,
    );
    server.faults.clear();
    await page.locator('.listing .status button').press('Enter');
    await page.waitForSelector('.hit h3');
  },
);

inBrowser('an archive that does not open says so in the language the reader chose', async () => {
  await page.addInitScript(() => localStorage.setItem('carrel:/archive/:locale', '"de"'));
  server.faults.set(/archive\.json/, 'missing');
  await page.goto(server.url);
  await page.waitForFunction(() =>
    document
      .querySelector('.listing .status[role=alert]')
      ?.textContent.includes('Ein Teil des Archivs war nicht zu holen (archive.json)'),
  );
  assert.equal(await page.locator('.field').getAttribute('placeholder'), 'Suche');
});

inBrowser('trying again keeps the focus, whether it fails or not', async () => {
  server.faults.set(/index-/, 'missing');
  await page.goto(`${server.url}#/?q=rollback`);
  const focused = () =>
    page.evaluate(() =>
      document.activeElement.closest('.hit') ? 'hit' : document.activeElement.textContent,
    );
  await page.locator('.listing .status button').press('Enter');
  await page.waitForTimeout(500);
  assert.equal(await focused(), 'Try again');
  server.faults.clear();
  await page.locator('.listing .status button').press('Enter');
  await page.waitForSelector('.hits h3');
  await page.waitForFunction(() => document.activeElement !== document.body);
  assert.equal(await focused(), 'hit');
});

inBrowser('a damaged part is named, not shown', async () => {
  server.faults.set(/posts-/, 'damage');
  await page.goto(`${server.url}#/post/no-heroics`);
  await page.waitForSelector('.pane .status[role=alert]');
  assert.match(
    await page.locator('.pane .status').textContent(),
    /file of the archive is damaged \(posts-0/,
  );
  assert.equal(await page.locator('.post').count(), 0);
});

inBrowser('a login page in place of the manifest is told apart from an archive', async () => {
  server.faults.set(/archive\.json/, 'login');
  await page.goto(server.url);
  await page.waitForSelector('.status[role=alert]');
  const text = await page.locator('.status').textContent();
  assert.match(
    text,
    /sent a web page in place of a part of the archive \(archive\.json\)\. You may need to sign in/,
  );
  assert.equal(
    text.match(/web page/g).length,
    2,
    `once to the reader, and once what was seen: ${text}`,
  );
});

inBrowser('the engine starts whatever MIME type the host gives it', async () => {
  server.faults.set(/\.wasm$/, 'wrong-type');
  await openFront();
  assert.deepEqual(errors, []);
});

inBrowser('a plain-http host name that is no secure context works the same', async () => {
  await openFront(`http://archive.test:${server.port}/`);
  assert.equal(await page.evaluate(() => isSecureContext), false);
  await search('pager night');
  assert.ok((await titles()).length > 0);
  await page.locator('.hits h3 a').first().click();
  await page.waitForSelector('#post-title');
  assertPrivate('pager', 'night');
  assert.deepEqual(errors, []);
});

inBrowser('at 320 pixels nothing scrolls sideways', async () => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const hash of [
    '',
    '#/?q=runbook',
    '#/post/reversible-by-default',
    '#/post/log-volume-overload',
  ]) {
    await page.goto(server.url + hash);
    await page.waitForSelector(hash.startsWith('#/post') ? '#post-title' : '.hit');
    await page.waitForTimeout(200);
    assert.ok(
      await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
      `${hash} is wider than the screen`,
    );
  }
});
