// What is asked for before what, on a first visit? Each file that stands in the way is held back, and what must not wait for it is there anyway.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pack, root, temporaryFolder } from '../support.mjs';
import {
  assert,
  inBrowser,
  packInto,
  page,
  PATIENCE,
  server,
  setStage,
  writePosts,
} from './journey.mjs';

let small;
setStage('first visit', {
  site: () => {
    small = packInto(temporaryFolder(), writePosts('A'));
    return small;
  },
});

/** Where in the order of requests the first of this name stands; -1: it was not asked for. @param {RegExp} name */
const placeOf = (name) => server.log.findIndex((path) => name.test(path));

/** Waits until a file of this name was asked for. @param {RegExp} name */
async function asked(name) {
  for (const end = Date.now() + PATIENCE; placeOf(name) < 0 && Date.now() < end; )
    await new Promise((resolve) => setTimeout(resolve, 20));
  assert.ok(placeOf(name) >= 0, `${name} was asked for`);
}

/** Waits until all these were asked for, while the file held back still is. @param {RegExp} held @param {RegExp[]} names */
async function asksMeanwhile(held, names, fragment = '') {
  server.faults.set(held, { fault: 'stall', milliseconds: 4_000, times: 1 });
  await page.goto(`${server.url}${fragment}`, { waitUntil: 'commit' });
  const end = Date.now() + 3_500;
  while (Date.now() < end && names.some((name) => placeOf(name) < 0))
    await new Promise((resolve) => setTimeout(resolve, 20));
  for (const name of names)
    assert.ok(placeOf(name) >= 0, `${name} waits for ${held}: ${server.log.join(' ')}`);
}

inBrowser('the facets and the newest list block do not wait for the program', async () => {
  await asksMeanwhile(/\/main\./, [/facets-0\./, /list-0\./]);
});

inBrowser(
  'for a search: the engine, the manifest and what draws beside the list wait for nothing but the program',
  async () => {
    await asksMeanwhile(/carrel-find\./, [/archive\.json/, /finding\./], '#/?q=text');
    await page.waitForSelector('.hit mark', { timeout: PATIENCE });
  },
);

inBrowser(
  'for a search from a link: the part of the index with its word is asked for while the engine is on its way',
  async () => {
    await asksMeanwhile(/carrel-find\./, [/index-0\./], '#/?q=text');
    await page.waitForSelector('.hit mark', { timeout: PATIENCE });
    // What is stored on the device comes after the first view, and begins with the list of the site.
    const [before] = server.log.join(' ').split('site.json');
    assert.equal(before.split('index-0.').length - 1, 1, `once: ${before}`);
  },
);

inBrowser('the engine is asked for by the page itself', async () => {
  await asksMeanwhile(/ask_first\./, [/carrel-find\./]);
});

inBrowser('for a link to a post: both files of the engine at once', async () => {
  await asksMeanwhile(
    /archive\.json/,
    [/carrel-find\./, /carrel-read\./, /reading\./],
    '#/post/post-3',
  );
  await page.waitForFunction(
    () => document.querySelector('.post .body')?.textContent.includes('Text of post 3.'),
    null,
    { timeout: PATIENCE },
  );
});

inBrowser(
  'a post of the list is found without the slugs; its text waits for nothing that stands below or beside it, which follows',
  async () => {
    server.site = pack(join(root, 'data/posts'));
    server.faults.set(/related-/, { fault: 'stall', milliseconds: 4_000, times: 1 });
    await page.goto(`${server.url}#/post/api-deprecations-as-migrations`, { waitUntil: 'commit' });
    await page.waitForSelector('.post .minutes', { timeout: 3_500 });
    assert.match(await page.textContent('.post .minutes'), /min read/);
    assert.equal(placeOf(/slugs-/), -1, 'the list knew the slug');
    assert.deepEqual(
      [await page.locator('.nearby').count(), await page.getAttribute('.pane', 'aria-busy')],
      [0, null],
      'what stands below is not there yet',
    );
    await page.evaluate(() => {
      document.querySelector('article').dataset.first = 'yes';
    });
    await page.locator('.neighbour').first().focus();
    const focused = () => page.evaluate(() => document.activeElement.className);
    const before = await focused();
    await page.waitForSelector('.nearby a', { timeout: PATIENCE });
    assert.deepEqual(
      [await focused(), before.startsWith('neighbour')],
      [before, true],
      'the focus stays',
    );
    assert.deepEqual(
      [await page.getAttribute('article', 'data-first'), await page.locator('.after').count()],
      ['yes', 1],
      'the text stands as it was',
    );
  },
);

/** @type {[fragment: string, engine: RegExp, beside: RegExp][]} */
const BESIDE = [
  ['#/?q=text', /carrel-find\./, /finding\./],
  ['#/post/post-3', /carrel-read\./, /reading\./],
];
for (const [fragment, engine, beside] of BESIDE) {
  inBrowser(
    `the engine and the manifest do not wait for the program, and are asked for once: ${fragment}`,
    async () => {
      await asksMeanwhile(/\/main\./, [engine, /archive\.json/, beside], fragment);
      await page.waitForSelector('.hit mark, .post .body', { timeout: PATIENCE });
      const [before] = server.log.join(' ').split('site.json');
      for (const name of [engine, /carrel-find\./, /archive\.json/])
        assert.equal(
          before.split(' ').filter((path) => name.test(path)).length,
          1,
          `${name}: ${before}`,
        );
    },
  );

  inBrowser(`what was asked for early and failed is asked for again: ${fragment}`, async () => {
    for (const name of [engine, /archive\.json/, beside])
      server.faults.set(name, { fault: 'server-error', times: 1 });
    await page.goto(`${server.url}${fragment}`, { waitUntil: 'commit' });
    await page.waitForSelector('.hit mark, .post .body', { timeout: PATIENCE });
    page.faults.length = 0; // the browser's own lines about what the server refused
  });
}

inBrowser(
  'a page whose body comes late, as its first script may out of a cache, opens all the same',
  async () => {
    const head = readFileSync(join(small, 'index.html')).indexOf('</head>');
    server.faults.set(/^\/$/, { fault: 'stall', after: head, milliseconds: 1_500, times: 1 });
    await page.goto(`${server.url}#/?q=text`, { waitUntil: 'commit' });
    await page.waitForSelector('.hit mark', { timeout: PATIENCE });
    assert.ok(placeOf(/ask_first\./) >= 0);
  },
);

inBrowser(
  'the titles of the list, and its filters, do not wait for the post that stands beside them',
  async () => {
    server.site = packInto(temporaryFolder(), writePosts('C', { posts: 300 }));
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${server.url}#/?sort=oldest&q=text`);
    await page.waitForSelector('.hit mark', { timeout: PATIENCE });
    server.faults.set(/posts-/, { fault: 'stall', milliseconds: 6_000 });
    await page.evaluate(() => {
      location.hash = '#/post/post-150?q=shelf&sort=newest';
    });
    await page.waitForFunction(
      () => document.querySelector('.pane')?.getAttribute('aria-busy') === 'true',
      null,
      { timeout: 3_000 },
    );
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll('.hit a')].filter((link) => /^Post \d/.test(link.textContent))
          .length >= 10,
      null,
      { timeout: 3_000 },
    );
    await page.locator('.filters-button').press('Enter');
    await page.waitForSelector('.filter-sheet[open] .show', { timeout: 2_000 });
    assert.equal(await page.locator('.post').count(), 0, 'the post is still on its way');
  },
);

inBrowser('a slug that no list knows is looked for in the slugs', async () => {
  await page.goto(`${server.url}#/post/no-such-post`);
  await page.waitForSelector('.pane .status', { timeout: PATIENCE });
  assert.ok(placeOf(/slugs-/) >= 0);
});

inBrowser('hits do not wait for tags, and the filters have them when they have come', async () => {
  server.site = pack(join(root, 'data/posts'));
  server.faults.set(/labels-/, { fault: 'stall', milliseconds: 6_000, times: 1 });
  await page.goto(`${server.url}#/?q=release`);
  await page.waitForSelector('.hit mark', { timeout: 5_500 });
  await page.waitForSelector('.filter-panel [data-value^="tag:"]', { timeout: PATIENCE });
});

inBrowser('titles of older posts do not wait for the engine that makes excerpts', async () => {
  server.site = packInto(temporaryFolder(), writePosts('B', { posts: 300 }));
  server.faults.set(/carrel-read\./, { fault: 'stall', milliseconds: 60_000 }); // tries that follow, too
  await page.goto(`${server.url}#/?q=text&sort=oldest`);
  const hasTitles = () =>
    [...document.querySelectorAll('.hit a')].filter((link) => /^Post \d/.test(link.textContent))
      .length >= 10;
  await page.waitForFunction(hasTitles, null, { timeout: PATIENCE });
  await asked(/carrel-read\./); // perhaps after the titles
  assert.equal(await page.locator('.hit mark').count(), 0, 'while the engine is held back');
  server.faults.clear(); // the try that waits is given up, and the next one is answered
  await page.waitForSelector('.hit mark', { timeout: PATIENCE });
});
