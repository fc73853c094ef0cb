// Five real archives in a real browser: each is packed, opened, searched by the titles of its own posts, and read, without one fault.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { carrel, openBrowser, pack, sharedArchive } from '../support.mjs';
import { serveSite } from './server.mjs';

const TRIED = 12;
/** name → posts it must have at least, a word its readers would type */
/** How many posts there are at least, and what finds some. @type {Record<string, [least: number, words: string]>} */
const ARCHIVES = {
  'rust-blog': [700, 'borrow checker'],
  '18f-blog': [500, 'agile'],
  'sourcegraph-handbook': [500, 'onboarding'],
  'openshift-runbooks': [50, 'etcd'],
  'astro-docs': [1500, 'integration'],
};

for (const [name, [least, words]] of Object.entries(ARCHIVES)) {
  test(`${name} opens, finds its posts by their titles, and shows them`, async (t) => {
    const folder = sharedArchive(name, t);
    if (!folder) return;
    const browser = await openBrowser(t);
    if (!browser) return;
    const site = pack(folder);
    const server = await serveSite(site);
    const faults = [];
    try {
      const page = await (
        await browser.newContext({ viewport: { width: 1280, height: 900 } })
      ).newPage();
      page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(`console: ${message.text()}`);
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(server.url)) faults.push(`asked ${request.url()}`);
      });
      await page.goto(server.url);
      await page.waitForSelector('.hit');
      await page.fill('.field', words);
      await page.waitForSelector('.hit mark');

      // Posts spread over the whole archive, asked for through the page's own address.
      const manifest = await (await fetch(`${server.url}archive/archive.json`)).json();
      assert.ok(manifest.posts >= least, `${manifest.posts} posts`);
      await page.goto(`${server.url}#/?sort=oldest&q=`);
      const slugs = new Map();
      for (const sort of ['newest', 'oldest']) {
        await page.evaluate((order) => {
          location.hash = `#/?q=${order === 'newest' ? '' : ' '}&kind=&sort=${order}`;
        }, sort);
        await page.waitForTimeout(200);
        await page.waitForSelector('.hit');
        for (const [slug, title] of await page.$$eval('.hit', (hits) =>
          hits.map((hit) => [hit.dataset.slug, hit.querySelector('h3').textContent]),
        ))
          slugs.set(slug, title);
      }
      assert.ok(slugs.size >= 20, `${slugs.size} posts listed`);
      let first = 0,
        tried = 0;
      for (const [slug, title] of [...slugs].filter(
        (_, i) => i % Math.ceil(slugs.size / TRIED) === 0,
      )) {
        await page.evaluate(
          (hash) => {
            location.hash = hash;
          },
          `#/?q=${encodeURIComponent(title)}`,
        );
        tried += 1;
        // Posts may share a title; one of that title must stand in the first three.
        const isFound = ([wanted, text]) =>
          [...document.querySelectorAll('.hit')]
            .slice(0, 3)
            .some(
              (hit) => hit.dataset.slug === wanted || hit.querySelector('h3').textContent === text,
            );
        if (
          await page.waitForFunction(isFound, [slug, title], { timeout: 10_000 }).then(
            () => true,
            () => false,
          )
        )
          first += 1;
        await page.evaluate(
          (hash) => {
            location.hash = hash;
          },
          `#/post/${encodeURIComponent(slug)}`,
        );
        await page.waitForFunction(
          (wanted) => document.querySelector('#post-title')?.textContent === wanted,
          title,
        );
        const isEmpty =
          (await page.locator('.body').textContent()).trim() === '' &&
          (await page.locator('.body img, .body button').count()) === 0;
        if (isEmpty)
          assert.equal(
            carrel('read', site, slug, '--markdown').trim(),
            '',
            `${slug} is shown empty`,
          );
        assert.equal(await page.locator('.status[role=alert]').count(), 0);
      }
      t.diagnostic(`${manifest.posts} posts; ${first} of ${tried} titles lead to their post`);
      assert.ok(first >= tried - 1, `${first} of ${tried}`);
      assert.deepEqual(faults, []);
      assert.ok(server.log.length > 10, 'what was asked is known');
      assert.deepEqual(
        server.log.filter(
          (line) => line.includes('q=') || decodeURIComponent(line).includes(words.split(' ')[0]),
        ),
        [],
        'no query leaves the page',
      );
    } finally {
      await browser.close();
      await server.close();
    }
  });
}
