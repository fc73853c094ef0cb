// On paper: a list prints its rows, what is folded prints open and is folded again after, and nothing is cut at the edge.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser, pack, temporaryFolder } from '../support.mjs';
import { serveSite } from './server.mjs';

const WAIT = { timeout: 60_000 };
/** A4 without its margins, in CSS pixels. */
const PAPER = { width: 718, height: 1_000 };
let server, browser, page;
before(async () => {
  const folder = temporaryFolder();
  const columns = Array.from({ length: 14 }, (_, i) => `column_number_${i}`);
  writeFileSync(
    join(folder, 'wide.md'),
    `---\ndate: 2024-01-02\n---\n# Wide\n\n<details><summary>Step 2</summary>\n\nDrain the queue first.\n\n<details><summary>Deeper</summary>\n\nThen restart.\n\n</details>\n\n</details>\n\n<details open><summary>Open</summary>\n\nx\n\n</details>\n\n\`\`\`bash\nkubectl ${'--flag=value,'.repeat(40)}\n\`\`\`\n\n| ${columns.join(' | ')} |\n|${'---|'.repeat(14)}\n| ${columns.map((name) => `${name}_value_without_a_space`).join(' | ')} |\n`,
  );
  writeFileSync(
    join(folder, 'other.md'),
    '---\ndate: 2024-01-01\n---\n# Other\n\nThe queue again.\n',
  );
  server = await serveSite(pack(folder));
});
after(async () => {
  await browser?.close();
  await server?.close();
});

async function open(t, fragment, ready) {
  browser ??= await openBrowser(t);
  if (!browser) return null;
  page ??= await browser.newPage({ viewport: PAPER });
  await page.emulateMedia({ media: 'screen' });
  await page.goto('about:blank');
  await page.goto(server.url + fragment, WAIT);
  await page.waitForSelector(ready, WAIT);
  await page.waitForSelector('#room[data-offline="safe"]', WAIT); // what is loaded later, with its look, is here as well
  return page;
}
const print = () => page.emulateMedia({ media: 'print' });
const seen = (selector) =>
  page.evaluate(
    (of) =>
      [...document.querySelectorAll(of)].filter(
        (item) => item.getClientRects().length > 0 && item.getBoundingClientRect().height > 0,
      ).length,
    selector,
  );

test('the front and a list of results print their rows, and no controls', async (t) => {
  for (const fragment of ['', '#/?q=queue']) {
    if (!(await open(t, fragment, '.hit'))) return;
    for (const control of ['.bar', '.foot', '.filters-button'])
      assert.ok((await seen(control)) > 0, `${control} on a screen`);
    await print();
    assert.equal(await seen('.hit'), 2, fragment);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const foot = await page.locator('.paper').textContent();
    assert.ok(foot.includes(server.url + fragment) && /printed \d/.test(foot), foot);
    assert.equal(await seen('.paper'), 1);
    for (const control of ['.bar', '.foot', '.filters-button', '.more', '.notices'])
      assert.equal(await seen(control), 0, control);
  }
});

test('a post prints alone, folded parts are open on paper and folded again after', async (t) => {
  if (!(await open(t, '#/post/wide', '.post-title'))) return;
  await page.waitForSelector('.copy', { state: 'attached', ...WAIT });
  await page.setViewportSize({ width: 1280, height: 1_000 });
  assert.ok((await seen('.hit')) > 0, 'the list stands beside it on a wide screen');
  await print();
  assert.equal(await seen('.hit'), 0, 'on wide paper');
  await page.setViewportSize(PAPER);
  assert.equal(await seen('.hit'), 0);
  const folded = () => page.locator('.body details:not([open])').count();
  assert.equal(await folded(), 2);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.equal(await folded(), 0);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await folded(), 2);
  assert.equal(await page.locator('.body details[open]').count(), 1);
});

test('long lines of code and wide tables wrap within the paper', async (t) => {
  if (!(await open(t, '#/post/wide', '.post-title'))) return;
  await print();
  assert.ok((await seen('.body pre')) > 0 && (await seen('.body table')) > 0);
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll('.body *')]
      .filter(
        (item) =>
          item.getBoundingClientRect().right > innerWidth + 1 ||
          (item.scrollWidth > item.clientWidth + 1 && item.clientWidth > 0),
      )
      .map((item) => `${item.tagName} ${item.scrollWidth} of ${item.clientWidth}`),
  );
  assert.deepEqual(wide, []);
});
