// Where a reader stands: what is asked for anew begins at its top, Back, Forward and a reload return to the very place, and nothing that is
// typed closes the post being read. In a wide room and on a phone.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser, pack, root } from '../support.mjs';
import { serveSite } from './server.mjs';

const WAIT = { timeout: 60_000 };
const SIZES = {
  'a wide room': { width: 1280, height: 800 },
  'a phone': { width: 360, height: 740 },
};
const POSTS = ['log-volume-overload', 'reversible-by-default'];
let server, browser;
before(async () => {
  server = await serveSite(pack(join(root, 'data/posts')));
});
after(async () => {
  await browser?.close();
  await server?.close();
});

for (const [room, viewport] of Object.entries(SIZES)) {
  const isPhone = viewport.width < 600;
  const inRoom = (name, work) =>
    test(`${room}: ${name}`, async (t) => {
      browser ??= await openBrowser(t);
      if (!browser) return;
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
      const page = await context.newPage();
      page.setDefaultTimeout(WAIT.timeout);
      t.after(() => context.close());
      const act = {
        page,
        open: async (fragment, ready) => {
          await page.goto(server.url + fragment);
          await page.waitForSelector(ready);
          await page.waitForSelector('#room[data-offline]');
        },
        /** As a wheel does, and long enough for the page to see it. */
        scrollTo: async (y) => {
          await page.evaluate((to) => scrollTo(0, to), y);
          await page.waitForFunction((to) => scrollY === to, y);
          await page.waitForTimeout(60);
        },
        y: () => page.evaluate(() => scrollY),
        isAt: async (y, what) => {
          await page
            .waitForFunction((to) => Math.abs(scrollY - to) <= 1, y)
            .catch(async () => assert.fail(`${what}: at ${await act.y()}, not ${y}`));
          await page.waitForTimeout(700);
          assert.ok(
            Math.abs((await act.y()) - y) <= 1,
            `${what}: at ${await act.y()} a little later, not ${y}`,
          );
        },
        hasFirstHit: async () => {
          const { top, bottom } = await page.evaluate(() => {
            const box = document.querySelector('.hits .hit').getBoundingClientRect();
            return { top: box.top, bottom: box.bottom };
          });
          assert.ok(
            top >= 0 && bottom > 0 && top < viewport.height,
            `the first hit stands at ${top}`,
          );
        },
        type: async (text) => {
          await page.click('.field');
          await page.keyboard.type(text);
          await page.waitForFunction(
            (wanted) => decodeURIComponent(location.hash).includes(`q=${wanted}`),
            text,
          );
          await page.waitForTimeout(400);
        },
      };
      await work(act);
    });

  inRoom(
    'a search typed on a scrolled front, or in the middle of another search, begins at its top',
    async ({ page, open, scrollTo, type, hasFirstHit, isAt }) => {
      await open('', '.hit h3');
      await scrollTo(900);
      await type('release');
      await hasFirstHit();
      await scrollTo(900);
      await page.fill('.field', '');
      await type('incident');
      await hasFirstHit();
      await scrollTo(1_000);
      if (isPhone) await page.locator('.filters-button').evaluate((button) => button.click());
      await page.waitForSelector('.filter-panel button');
      await scrollTo(300);
      await page
        .locator('.filter-panel [data-value^="kind:"]')
        .first()
        .evaluate((button) => button.click());
      await page.waitForSelector('.chip');
      await page.evaluate(() => document.querySelector('.filter-foot .show')?.click());
      await isAt(0, 'a filter chosen');
      await page.goBack();
      await isAt(300, 'back to the search without the filter');
    },
  );

  inRoom(
    'Back and Forward between post and post, post and list return to the very place',
    async ({ page, open, scrollTo, isAt }) => {
      await open(`#/post/${POSTS[0]}`, '.post-title');
      await scrollTo(900);
      await page
        .locator('.nearby a, .neighbours a')
        .first()
        .evaluate((link) => link.click());
      await page.waitForFunction((slug) => !location.hash.includes(slug), POSTS[0]);
      await isAt(0, 'a post opened from a post');
      await scrollTo(400);
      await page.goBack();
      await isAt(900, 'back in the first post');
      await page.goForward();
      await isAt(400, 'forward in the second');
      await open('#/?q=release', '.hit mark');
      await scrollTo(700);
      await page
        .locator('.hit > :first-child a')
        .nth(5)
        .evaluate((link) => link.click());
      await page.waitForSelector('.post-title');
      await isAt(0, 'a post opened from a list');
      await scrollTo(500);
      await page.goBack();
      await isAt(700, 'back in the list');
      await page.goForward();
      await isAt(500, 'forward in the post');
      await page.goBack();
      await isAt(700, 'back in the list again');
    },
  );

  inRoom(
    'the front begins at its top when it is gone to',
    async ({ page, open, scrollTo, isAt }) => {
      await open('', '.hit h3');
      await scrollTo(1_200);
      await page
        .locator('.hit > :first-child a')
        .nth(8)
        .evaluate((link) => link.click());
      await page.waitForSelector('.post-title');
      await scrollTo(800);
      await page.locator('.site-title').evaluate((link) => link.click());
      await page.waitForSelector('#room[data-view=front]');
      await isAt(0, 'the front');
      await page.goBack();
      await isAt(800, 'back in the post');
      await page.goBack();
      await isAt(1_200, 'back on the front as it was left');
    },
  );

  inRoom(
    'a reload keeps the place, in a post, in a list and beyond its first page',
    async ({ page, open, scrollTo, isAt, y }) => {
      await open(`#/post/${POSTS[0]}`, '.post-title');
      await scrollTo(1_200);
      await page.reload();
      await isAt(1_200, 'the post');
      await open('', '.hit h3');
      await page.locator('.more').evaluate((more) => more.click());
      await page.waitForFunction(() => document.querySelectorAll('.hit').length > 60);
      const far = await page.evaluate(() =>
        Math.round(document.documentElement.scrollHeight * 0.8),
      );
      await scrollTo(far);
      await page.reload();
      await isAt(far, `row ${await y()} of the front`);
      assert.ok((await page.locator('.hit').count()) > 60);
    },
  );

  inRoom(
    'what is typed, Escape and × never close the post being read, nor move it',
    async ({ page, open, scrollTo, type, isAt }) => {
      await open(`#/post/${POSTS[1]}?q=rollback`, '.post-title');
      await scrollTo(600);
      const heading = await page.textContent('.post-title');
      const isRead = async (what) => {
        assert.equal(await page.locator('.post-title').isVisible(), true, what);
        assert.equal(await page.textContent('.post-title'), heading, what);
        assert.match(await page.evaluate(() => location.hash), new RegExp(POSTS[1]), what);
        await isAt(600, what);
      };
      await page.click('.field');
      await page.keyboard.press('Escape');
      await isRead('Escape');
      await page.keyboard.press('Escape');
      await isRead('Escape once more');
      await type('release');
      if (isPhone) {
        await page.waitForFunction(
          () => document.querySelector('.hit')?.getClientRects().length > 0,
        );
        assert.equal(
          await page.locator('.hit').first().isVisible(),
          true,
          'what is found stands over the post',
        );
      } else {
        await isRead('another word typed');
        assert.match(await page.textContent('.count-line'), /all the words|match|posts/);
      }
      await page.evaluate(() => {
        const field = document.querySelector('.field');
        field.value = '';
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await isRead('×');
      await type('release');
      await page.keyboard.press('Escape');
      await isRead('Escape after a word');
      await type('release');
      await page.keyboard.press('Enter');
      await page.waitForSelector('#room[data-view=results]');
      await isAt(0, 'Enter leads to what was found');
      await page.goBack();
      await isRead('back in the post');
    },
  );
}
