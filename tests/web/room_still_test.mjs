// What does the room leave alone? Nothing is written to the page when nothing changed, and two thousand posts come page by page.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { makeRandom, openBrowser, pack, temporaryFolder } from '../support.mjs';
import { openState, serveSites } from './room_states.mjs';
import { serveSite } from './server.mjs';

let browser, sites;

before(async () => {
  browser = await openBrowser({ skip: (why) => console.log(`skipped: still room: ${why}`) });
  if (browser) sites = await serveSites();
});
after(async () => {
  await browser?.close();
  await sites?.close();
});

/** Starts counting what is written to the page. */
const watch = (page) =>
  page.evaluate(() => {
    window.writes = [];
    window.observer = new MutationObserver((records) => {
      for (const { type, target, attributeName } of records)
        window.writes.push(
          `${type} ${attributeName ?? ''} ${/** @type {Element} */ (target).className || target.nodeName}`,
        );
    });
    window.observer.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
const written = (page) =>
  page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 1200));
    return window.writes;
  });

for (const name of ['front', 'results', 'chosen', 'filters', 'post', 'elements', 'no-match']) {
  test(`the state ${name}, told again, writes nothing`, async (t) => {
    if (!browser) return t.skip('no browser');
    const { page, close } = await openState(browser, sites, name);
    // Storing tells its progress; it is at rest before the page is watched.
    await page.waitForFunction(
      () =>
        !['', 'checking', 'storing', 'network', 'partial'].includes(
          document.querySelector('.carrel').dataset.offline ?? '',
        ),
    );
    await page.waitForTimeout(1200); // the announcement, the heading held in place
    await watch(page);
    await page.evaluate(() => {
      dispatchEvent(new HashChangeEvent('hashchange'));
      dispatchEvent(new PopStateEvent('popstate'));
    });
    assert.deepEqual(await written(page), []);
    await close();
  });
}

test('typing a letter and taking it back leaves the timeline', async (t) => {
  if (!browser) return t.skip('no browser');
  const { page, close } = await openState(browser, sites, 'front');
  await page.evaluate(() => {
    window.bars = document.querySelector('.bars span');
  });
  await page.locator('.field').focus();
  await page.keyboard.type('q');
  await page.waitForFunction(() => document.querySelector('.carrel').dataset.view === 'results');
  await page.keyboard.press('Backspace');
  await page.waitForSelector('.hit h3');
  assert.ok(
    await page.evaluate(() => window.bars && document.querySelector('.bars span') === window.bars),
  );
  await close();
});

test('two thousand posts come page by page, and the focus goes on to the first new one', async (t) => {
  if (!browser) return t.skip('no browser');
  const folder = temporaryFolder();
  const random = makeRandom(5);
  for (let number = 0; number < 2000; number++) {
    const year = 1980 + random(44);
    mkdirSync(join(folder, String(year)), { recursive: true });
    writeFileSync(
      join(folder, String(year), `post-${number}.md`),
      `---\ntitle: Post number ${number}\ndate: ${year}-0${random(9) + 1}-${10 + random(18)}\nkind: note\ntags: [t${random(60)}, t${random(60)}]\n---\n\nCommon words and ${random(1e9)}.\n`,
    );
  }
  writeFileSync(
    join(folder, 'carrel.json'),
    JSON.stringify({ title: 'Two thousand', language: 'en', kinds: { note: 'Note' } }),
  );
  const server = await serveSite(pack(folder));
  const page = await (
    await browser.newContext({ viewport: { width: 1280, height: 850 } })
  ).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(server.url);
  await page.waitForSelector('.hit h3');
  assert.equal(await page.locator('.hit').count(), 20);
  await page.evaluate(() => {
    window.first = document.querySelector('.hit');
  });
  let shown = 20;
  for (let turn = 0; turn < 4; turn++) {
    await page.locator('.more').click();
    await page.waitForFunction((count) => document.querySelectorAll('.hit').length > count, shown);
    // The focus goes on to the first new post, a moment after it stands there.
    await page.waitForFunction(
      (count) =>
        [...document.querySelectorAll('.hit h3 a')].findIndex(
          (link) => link === document.activeElement,
        ) === count,
      shown,
    );
    shown = await page.locator('.hit').count();
  }
  assert.equal(shown, 220);
  assert.ok(
    await page.evaluate(() => document.querySelector('.hit') === window.first),
    'the rows that stood there still stand',
  );
  // The timeline of forty years has a bar for each.
  assert.ok((await page.locator('.bars span').count()) <= 120);
  await page.context().close();
  await server.close();
});
