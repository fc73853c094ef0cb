// The gallery of the element: does it show every view, theme and event, live and with its code, on a desk and on a telephone?
import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ATTRIBUTES } from '../../web/element/attributes.js';
import { EXAMPLES } from '../../web/examples/examples.js';
import { openBrowser, pack, root } from '../support.mjs';
import { serveSite } from './server.mjs';

const WAIT = { timeout: 60_000 };
const EVENTS = JSON.parse(
  readFileSync(join(root, 'web/custom-elements.json'), 'utf8'),
).modules[0].declarations[0].events.map(({ name }) => name);

test('every view, every theme and both ways to open a post have an example', () => {
  for (const attribute of ['view', 'theme', 'open']) {
    const { values, fallback } = ATTRIBUTES.find(({ name }) => name === attribute);
    const shown = new Set(EXAMPLES.map(({ attributes }) => attributes[attribute] ?? fallback));
    assert.deepEqual(
      [...values].filter((value) => !shown.has(value)),
      [],
      attribute,
    );
  }
});

for (const [name, width] of Object.entries({ 'a desk': 1280, 'a telephone': 390 })) {
  test(`on ${name} each example comes to what it shows, with its code, and every event is told`, async (t) => {
    const site = pack(join(root, 'data/posts'));
    cpSync(join(root, 'web/examples'), join(site, 'examples'), { recursive: true });
    const server = await serveSite(site);
    t.after(() => server.close());
    const browser = await openBrowser(t);
    if (!browser) return;
    t.after(() => browser.close());
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: 'dark' });
    const errors = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(`${server.url}examples/`, WAIT);
    const sections = page.locator('#examples > section');
    assert.equal(await sections.count(), EXAMPLES.length);
    for (const [at, { title, attributes }] of EXAMPLES.entries()) {
      const section = sections.nth(at);
      assert.equal(await section.locator('> h2').textContent(), title);
      for (const [attribute, value] of Object.entries(attributes))
        assert.ok(
          (
            await section.locator('.log').locator('xpath=preceding-sibling::pre').textContent()
          ).includes(`${attribute}="${value}"`),
          `${title}: ${attribute}`,
        );
      await section
        .locator('.log li')
        .first()
        .waitFor({ state: 'attached', ...WAIT });
    }
    const themes = await page.evaluate(() =>
      [...document.querySelectorAll('carrel-archive')].map(
        (archive) => archive.shadowRoot.querySelector('.carrel').dataset.theme ?? 'system',
      ),
    );
    assert.deepEqual(
      themes,
      EXAMPLES.map(({ attributes }) => attributes.theme ?? 'system'),
      'no example recolours another',
    );
    const search = sections.nth(
      EXAMPLES.findIndex(({ attributes }) => attributes.view === 'search'),
    );
    await search.locator('.hit a').first().click(WAIT);
    await search
      .locator('.log')
      .getByText('carrel-opened')
      .waitFor({ state: 'attached', ...WAIT });
    const told = new Set(await page.locator('.log li code').allTextContents());
    assert.deepEqual([...told].sort(), [...EVENTS].sort());
    assert.ok(
      await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
      'nothing stands out of the page',
    );
    assert.deepEqual(errors, []);
  });
}
