// What does the room look like for those who set up their device for themselves? Zoomed, in forced colours, without motion, with a phone's
// field, and with titles from right to left in a list from left to right.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { sampleOf } from '../sample.mjs';
import { openBrowser } from '../support.mjs';
import { openState, serveSites } from './room_states.mjs';

const test = sampleOf(4);

let browser, sites;

before(async () => {
  browser = await openBrowser({ skip: (why) => console.log(`skipped: looks: ${why}`) });
  if (browser) sites = await serveSites();
});
after(async () => {
  await browser?.close();
  await sites?.close();
});

/** One page in each of the states. @param {string[]} states @param {(page: any, name: string) => Promise<unknown>} look @param {{locale?: string, size?: string}} [how] */
function inStates(title, states, look, how = {}) {
  test(title, async (t) => {
    if (!browser) return t.skip('no browser');
    for (const name of states) {
      const { page, close } = await openState(browser, sites, name, how);
      await look(page, name);
      await close();
    }
  });
}

inStates(
  "at twice the size nothing scrolls sideways, by the browser's zoom or by larger text",
  ['front', 'results', 'filters', 'elements'],
  async (page, name) => {
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await page.setViewportSize({ width: 640, height: 425 });
    assert.ok((await overflow()) <= 0, `${name}, zoomed`);
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    assert.ok((await overflow()) <= 0, `${name}, larger text in a narrow window`);
    await page.setViewportSize({ width: 1280, height: 850 });
    assert.ok((await overflow()) <= 0, `${name}, larger text`);
  },
);

inStates(
  'in forced colours the focus, what is chosen and the bars within the period are seen',
  ['filters', 'chosen'],
  async (page, name) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await page.locator('.field').focus();
    await page.keyboard.press('Tab');
    assert.notEqual(
      await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle),
      'none',
    );
    if (name === 'filters') {
      const [chosen, other] = await page.evaluate(() =>
        ['true', 'false'].map(
          (pressed) =>
            getComputedStyle(document.querySelector(`.filter-panel [aria-pressed=${pressed}]`))
              .outlineStyle,
        ),
      );
      assert.notEqual(chosen, other);
    } else {
      const [within, outside] = await page.evaluate(() =>
        ['.bars .in', '.bars span:not(.in)'].map(
          (selector) =>
            getComputedStyle(document.querySelector(selector), '::after').backgroundColor,
        ),
      );
      assert.notEqual(within, outside);
    }
  },
);

inStates(
  'where the reader wants no motion nothing moves',
  ['front', 'marked', 'palette', 'loading'],
  async (page, name) => {
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('.carrel *')]
        .filter((item) =>
          ['', '::before', '::after'].some((part) => {
            const { animationName, transitionDuration } = getComputedStyle(item, part);
            return (
              animationName !== 'none' ||
              transitionDuration.split(', ').some((duration) => duration !== '0s')
            );
          }),
        )
        .map((item) => item.className),
    );
    assert.deepEqual(moving, [], name);
    assert.equal(
      await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior),
      'auto',
    );
  },
);

inStates(
  'what is typed stands in letters of at least 16 pixels',
  ['front', 'palette'],
  async (page, name) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const sizes = await page.evaluate(() =>
      [...document.querySelectorAll('input:not([type=range], [type=checkbox])')].map((field) =>
        Number.parseFloat(getComputedStyle(field).fontSize),
      ),
    );
    assert.ok(sizes.length > 0 && sizes.every((size) => size >= 16), `${name}: ${sizes}`);
  },
);

inStates(
  'a title from right to left, and its summary, stand on the side of the list',
  ['offline'],
  async (page) => {
    const edges = await page.evaluate(() =>
      [...document.querySelectorAll('.hit :is(h2, .excerpt)')].map((line) => {
        const range = document.createRange();
        range.selectNodeContents(line);
        return Math.round(range.getBoundingClientRect().left);
      }),
    );
    assert.ok(
      edges.length > 4 && edges.every((edge) => Math.abs(edge - edges[0]) <= 2),
      String(edges),
    );
  },
);

/** Whether the text reads from left to right: its first letter stands left of its last. */
const readsLeftToRight = (page, selector) =>
  page
    .locator(selector)
    .first()
    .evaluate((item) => {
      const letters = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
      /** @type {any} */
      let first;
      /** @type {any} */
      let last;
      while (letters.nextNode()) {
        first ??= letters.currentNode;
        last = letters.currentNode;
      }
      const edge = (node, from) => {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, from + 1);
        return range.getBoundingClientRect();
      };
      const [a, b] = [edge(first, 0), edge(last, last.length - 1)];
      return a.top < b.top || a.left < b.left;
    });

inStates(
  "the page's own words keep their direction and language in a post from right to left",
  ['arabic'],
  async (page) => {
    for (const selector of ['.banner', '.byline time', '.byline .minutes'])
      assert.ok(await readsLeftToRight(page, selector), selector);
    assert.deepEqual(
      await page.evaluate(() =>
        ['.banner', '.byline'].map((selector) => document.querySelector(`.post ${selector}`).lang),
      ),
      ['en', 'en'],
    );
    const [words, box] = await page.evaluate(() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('.banner'));
      return [range, document.querySelector('.post-title')].map(
        (item) => item.getBoundingClientRect().right,
      );
    });
    assert.ok(box - words < 30, 'they begin on the side on which the post begins');
  },
);

inStates(
  'a date keeps its order beside a title of a post near this one, in an interface from right to left',
  ['superseded'],
  async (page) => {
    assert.ok(await readsLeftToRight(page, '.nearby time'));
  },
  { locale: 'ar-XB' },
);

inStates(
  'the commands stand on the side from which the interface is read',
  ['palette', 'palette-typed'],
  async (page) => {
    const gaps = await page.evaluate(() =>
      [...document.querySelectorAll('.palette-option')].map((option) => {
        const range = document.createRange();
        range.selectNodeContents(option);
        return Math.round(
          option.getBoundingClientRect().right - range.getBoundingClientRect().right,
        );
      }),
    );
    assert.ok(gaps.length > 2 && gaps.every((gap) => gap < 20), String(gaps));
  },
  { locale: 'ar-XB' },
);

inStates(
  'a word the archive lacks stands beside its bullet',
  ['no-match'],
  async (page) => {
    const directions = await page.evaluate(() =>
      [...document.querySelectorAll('.word-counts li')].map(
        (line) => getComputedStyle(line).direction,
      ),
    );
    assert.ok(
      directions.length > 1 && directions.every((direction) => direction === 'rtl'),
      String(directions),
    );
  },
  { locale: 'ar-XB' },
);

inStates(
  'the panel of the offline copy begins with its title, on a phone with its keyboard open too',
  ['panel'],
  async (page) => {
    const [panel, title] = await page.evaluate(() =>
      ['.offline-panel', '.offline-panel h2'].map(
        (selector) => document.querySelector(selector).getBoundingClientRect().top,
      ),
    );
    assert.ok(title > panel, `${title} > ${panel}`);
    assert.equal(
      await page.evaluate(() => document.activeElement?.tagName),
      'H2',
      'and the focus stands on it',
    );
  },
  { size: 'keyboard' },
);

inStates(
  'a post that was replaced names the newer one by its title',
  ['superseded'],
  async (page) => {
    assert.equal(
      await page.locator('.banner a').textContent(),
      'Every element once, in the order a careful writer would use it',
    );
  },
);

inStates(
  'what the page says while it waits is gone once the archive is open',
  ['results'],
  async (page) => {
    assert.equal(await page.locator('.late').count(), 0);
  },
);
