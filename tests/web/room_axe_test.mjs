// axe-core over every state of the room, in both themes, both directions, on a phone and a desktop: no violation.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { sampleOf } from '../sample.mjs';
import { openBrowser, root } from '../support.mjs';
import { LOCALES, STATES, THEMES, openState, serveSites } from './room_states.mjs';

const test = sampleOf(5);

const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
let browser, sites;

before(async () => {
  browser = await openBrowser({ skip: (why) => console.log(`skipped: accessibility: ${why}`) });
  if (browser) sites = await serveSites();
});
after(async () => {
  await browser?.close();
  await sites?.close();
});

for (const name of Object.keys(STATES)) {
  test(`axe finds nothing in the state ${name}`, async (t) => {
    if (!browser) return t.skip('no browser');
    for (const size of ['desktop', 'phone']) {
      for (const [direction, locale] of Object.entries(LOCALES)) {
        const { page, close } = await openState(browser, sites, name, { size, locale });
        for (const theme of THEMES) {
          await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
          // Through the protocol's own evaluation the page's policy stays as it is.
          const found =
            await page.evaluate(`${axe}; axe.run({ runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } })
            .then((result) => result.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target).join(' ')))`);
          assert.deepEqual(found, [], `${size} ${direction} ${theme}`);
        }
        await close();
      }
    }
  });
}

test('on a phone nothing scrolls sideways, and every control is at least 24 pixels or has that room', async (t) => {
  if (!browser) return t.skip('no browser');
  for (const name of Object.keys(STATES)) {
    for (const locale of ['', 'en-XA', 'ar-XB']) {
      const { page, close } = await openState(browser, sites, name, { size: 'phone', locale });
      await page.setViewportSize({ width: 320, height: 640 });
      const [width, small] = await page.evaluate(() => {
        const controls = [
          ...document.querySelectorAll(
            'button, input:not([type=range]), summary, [role=option], .chips a, .outline a, .neighbour',
          ),
        ];
        const shown = controls.filter(
          (control) =>
            control.checkVisibility({ opacityProperty: true }) &&
            !control.closest('.body p, .body li'),
        );
        return [
          document.documentElement.scrollWidth,
          shown
            .filter((control) => {
              const box = control.getBoundingClientRect();
              return box.height < 24 || box.width < 24;
            })
            .map((control) => control.className || control.tagName),
        ];
      });
      assert.ok(width <= 320, `${name} ${locale} is ${width} pixels wide`);
      assert.deepEqual(small, [], `${name} ${locale}`);
      await close();
    }
  }
});

test('at 360 by 340 pixels, with the keyboard of a phone open, the field and two hits are seen', async (t) => {
  if (!browser) return t.skip('no browser');
  const { page, close } = await openState(browser, sites, 'results', { size: 'keyboard' });
  const seen = await page.evaluate(() =>
    ['.field', '.hit:nth-of-type(1) h3', '.hit:nth-of-type(2) h3'].map((selector) => {
      const { top, bottom } = document.querySelector(selector).getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }),
  );
  assert.deepEqual(seen, [true, true, true]);
  assert.ok(
    (await page.evaluate(() =>
      Number.parseFloat(getComputedStyle(document.querySelector('.field')).fontSize),
    )) >= 16,
  );
  await close();
});

test('at rest a screen has at most eleven controls besides its links to posts and what narrows the list', async (t) => {
  if (!browser) return t.skip('no browser');
  for (const name of ['front', 'results', 'post', 'marked']) {
    const { page, close } = await openState(browser, sites, name);
    const controls = await page.evaluate(() =>
      [...document.querySelectorAll('.carrel :is(button, input, select, summary, .site-title)')]
        .filter(
          (control) =>
            control.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
            !control.closest('.body, .facets') &&
            !control.matches('.skip'),
        )
        .filter((control) => {
          const { top, bottom } = control.getBoundingClientRect();
          return bottom > 0 && top < innerHeight;
        })
        .map((control) => control.className || control.tagName),
    );
    assert.ok(controls.length <= 11, `${name}: ${controls}`);
    await close();
  }
});
