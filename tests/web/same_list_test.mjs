// Is the state the address? A half word gives the same list typed, entered, reloaded, and in another tab that was sent the address.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser, pack, root } from '../support.mjs';
import { serveSite } from './server.mjs';

let browser, server;

before(async () => {
  server = await serveSite(pack(join(root, 'data/posts')));
  browser = await openBrowser({ skip: (why) => console.log(`skipped: same list: ${why}`) });
});
after(async () => {
  await browser?.close();
  await server.close();
});

/** What the list says once it stands still: its count, remarks, titles, passages and marks. */
async function readList(page) {
  await page.waitForSelector('.count-line');
  let before = '';
  for (let still = 0; still < 4; ) {
    const now = await page.evaluate(() =>
      ['.count-line', '.notes', '.hits', '.listing .status']
        .map(
          (part) =>
            document
              .querySelector(part)
              ?.innerHTML.replace(/ (?:aria-current|tabindex)="[^"]*"/g, '') ?? '',
        )
        .join('\n'),
    );
    still = now === before ? still + 1 : 0;
    before = now;
    await page.waitForTimeout(120);
  }
  return before;
}

// A half word, one with a word before it, one with two completions of other languages' letters, a name, a whole word, and one with a space behind.
for (const text of [
  'rollba',
  'pool exhau',
  'E_POISON',
  'rollback',
  'rollba ',
  'git commit --no-ver',
  '+rollba release',
  'release +rollba',
  'xyzzyq',
]) {
  test(`“${text}” lists the same however it was reached`, async (t) => {
    if (!browser) return t.skip('no browser');
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.goto(server.url);
    await page.waitForSelector('.hit h3');
    await page.locator('.field').pressSequentially(text, { delay: 30 });
    await page.waitForFunction(
      (wanted) => new URLSearchParams(location.hash.split('?')[1]).get('q') === wanted,
      text,
    );
    const typed = await readList(page);
    await page.locator('.field').press('Enter');
    assert.equal(await readList(page), typed, 'after Enter');
    await page.reload();
    assert.equal(await readList(page), typed, 'reloaded');
    const other = await context.newPage();
    await other.goto(page.url());
    assert.equal(await readList(other), typed, 'in a new tab');
    await context.close();
  });
}

test('a half word says what stands in for it', async (t) => {
  if (!browser) return t.skip('no browser');
  const page = await browser.newPage();
  await page.goto(`${server.url}#/?q=rollba`);
  await page.waitForSelector('.notes p');
  assert.match(
    await page.locator('.notes').textContent(),
    /^No post has “rollba” whole; showing words that begin so: rollback/,
  );
  assert.ok((await page.locator('.hits [data-slug]').count()) > 0);
  await page.close();
});
