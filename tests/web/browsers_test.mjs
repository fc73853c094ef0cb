// The same promises in three engines: read and search from the network, without a network, through an update, through faults, from one file.
import assert from 'node:assert/strict';
import { before } from 'node:test';
import { sampleOf } from '../sample.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { carrel, pack, root, temporaryFolder } from '../support.mjs';
import { engines, reload, waitUntil } from './browsers.mjs';
import { nextRelease, packInto, writePosts } from './journey.mjs';
import { serveSite } from './server.mjs';

const test = sampleOf(5);

let siteA, siteB, sample;

before(() => {
  siteA = packInto(temporaryFolder(), writePosts('A'));
  siteB = nextRelease(siteA, writePosts('B', { posts: 13, edited: [2] }));
  sample = join(temporaryFolder(), 'sample.html');
  carrel('export', pack(join(root, 'data/posts')), sample, '--quiet');
});

/** A test in each engine that is here, in a tab of its own. */
function inEachEngine(name, work, options = {}) {
  for (const engine of engines) {
    test(`${engine.name}: ${name}`, async (t) => {
      if (!engine.isHere()) {
        console.log(`skipped: ${engine.name} is not here: ${name}`);
        return t.skip('not here');
      }
      const server = await serveSite(siteA, options);
      const tab = await engine.open();
      try {
        await work(tab, server);
      } finally {
        await tab.close();
        await server.close();
      }
    });
  }
}

const shows = (tab, text) =>
  waitUntil(
    tab,
    (wanted) =>
      document.body.textContent.includes(wanted) && document.querySelector('[data-slug]') !== null,
    text,
  );
const isKept = (tab) =>
  waitUntil(tab, () => document.querySelector('[data-offline="safe"]') !== null);
async function reads(tab, number) {
  await tab.run((n) => {
    location.hash = `#/post/post-${n}`;
  }, number);
  await waitUntil(
    tab,
    (n) => document.querySelector('.post .body')?.textContent.includes(`Text of post ${n}.`),
    number,
  );
}
async function finds(tab, text) {
  await tab.run((q) => {
    location.hash = `#/?q=${encodeURIComponent(q)}`;
  }, text);
  await waitUntil(tab, () => document.querySelector('.hit mark') !== null);
}

inEachEngine(
  'what the page and its first script hint is fetched once',
  async (tab, server) => {
    await tab.goto(`${server.url}#/?q=valve`);
    await waitUntil(tab, () => document.querySelector('.hit mark') !== null);
    // What is stored on the device comes after the first view, and begins with the list of the site.
    const [before] = server.log.join(' ').split('site.json');
    for (const name of ['carrel-find.', 'facets-', 'list-0.', 'index-0.'])
      assert.equal(before.split(name).length - 1, 1, `${name}: ${before}`);
  },
  { cache: true },
);

inEachEngine(
  'after one visit everything works without the server, and the page says so',
  async (tab, server) => {
    await tab.goto(server.url);
    await shows(tab, 'Release A');
    await isKept(tab);
    server.faults.set(/./, 'gone');
    await reload(tab);
    await shows(tab, 'Release A');
    await reads(tab, 7);
    await finds(tab, 'valve');
    await tab.run(() => {
      location.hash = '#/post/picture';
    });
    await waitUntil(tab, () => document.querySelector('.post img')?.naturalWidth > 0);
    await isKept(tab);
    await server.faults.whenMet();
  },
);

inEachEngine(
  'an update is offered, read on request, and can be gone back from',
  async (tab, server) => {
    await tab.goto(server.url);
    await isKept(tab);
    server.site = siteB;
    await reload(tab);
    await waitUntil(tab, () =>
      /1 new, 1 changed/.test(document.querySelector('[data-notice="update"]')?.textContent ?? ''),
    );
    await shows(tab, 'Release A');
    await tab.run(() => {
      document.querySelector('[data-notice="update"] button').click();
    });
    await shows(tab, 'Release B');
    await isKept(tab);
    await tab.run(() => {
      document.querySelector('.offline-open').click();
    });
    await tab.run(() => {
      [...document.querySelectorAll('.offline-panel button')]
        .find((button) => button.textContent.includes('Go back'))
        .click();
    });
    await shows(tab, 'Release A');
  },
);

for (const fault of ['missing', 'server-error', 'damage', 'cut', 'reset', 'login', 'redirect']) {
  inEachEngine(
    `an update that meets "${fault}" leaves the old edition at work and says so; healed, the next start has the new one`,
    async (tab, server) => {
      await tab.goto(server.url);
      await isKept(tab);
      server.site = siteB;
      server.faults.set(/posts-|lexicon-/, fault);
      await reload(tab);
      // A host that cannot be reached passes by itself, and is told at the foot alone.
      if (fault === 'reset')
        await waitUntil(tab, () => /^Offline · /.test(document.querySelector('.foot').textContent));
      else
        await waitUntil(tab, () =>
          /edition that is stored here/.test(
            document.querySelector('[data-notice="trouble"]')?.textContent ?? '',
          ),
        );
      await shows(tab, 'Release A');
      await reads(tab, 3);
      server.faults.clear();
      await reload(tab);
      await waitUntil(tab, () => document.querySelector('[data-notice="update"]') !== null);
      await reload(tab);
      await shows(tab, 'Release B');
    },
  );
}

for (const [file, pattern] of [
  ['engine', /\.wasm/],
  ['manifest', /archive\.json/],
  ['a part', /list-/],
  ['program', /main\./],
]) {
  inEachEngine(
    `a first visit that lacks the ${file} says so, and works once it is there`,
    async (tab, server) => {
      server.faults.set(pattern, 'missing');
      await tab.goto(server.url);
      await waitUntil(
        tab,
        () =>
          document.querySelector('.status') !== null ||
          getComputedStyle(document.querySelector('.late')).visibility === 'visible',
      );
      assert.ok((await tab.run(() => document.body.innerText.trim())).length > 20);
      server.faults.clear();
      await reload(tab);
      await shows(tab, 'Release A');
    },
  );
}

inEachEngine('the sample archive as one file is searched and read from file://', async (tab) => {
  const address = pathToFileURL(sample).href;
  await tab.goto(address);
  await waitUntil(tab, () => document.querySelector('[data-slug]') !== null);
  await finds(tab, 'logging volume');
  assert.match(
    await tab.run(() => document.querySelector('.hit').textContent),
    /A little extra logging/,
  );
  await tab.goto('about:blank'); // a link followed from elsewhere: Firefox's driver never ends a navigation within a file
  await tab.goto(`${address}#/post/reversible-by-default/what-a-cutover-needs?q=rollback`);
  await waitUntil(
    tab,
    () =>
      document.querySelector('#s-what-a-cutover-needs') !== null &&
      document.querySelector('.post mark') !== null,
  );
  await reload(tab);
  await waitUntil(tab, () => document.querySelector('#s-what-a-cutover-needs') !== null);
  await tab.run(() => {
    location.hash = '#/post/none';
  });
  await waitUntil(tab, () => /There is no post/.test(document.body.textContent));
});
