// A copy on the device that is damaged, bricked or badly stored heals while the host is there; and what
// is done to one archive on the device touches no other.
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { carrel, temporaryFolder } from '../support.mjs';
import {
  assert,
  context,
  cutOff,
  inBrowser,
  keepA,
  nextRelease,
  openPage,
  packInto,
  page,
  searchFor,
  server,
  setStage,
  waitForArchive,
  waitForNotice,
  waitForOffline,
  works,
  writePosts,
} from './journey.mjs';

let siteA, siteB;

setStage('healing', {
  site() {
    siteA = packInto(temporaryFolder(), writePosts('A'));
    siteB = nextRelease(siteA, writePosts('B', { posts: 14, edited: [2] }));
    return siteA;
  },
});

/** Puts other content in the place of what a cache holds under addresses that fit; how many did. */
const damage = (cacheEnds, pattern, content = 'damaged') =>
  page.evaluate(
    async ([ending, text, wrong]) => {
      let count = 0;
      for (const name of (await caches.keys()).filter((known) => known.includes(ending))) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          if (!new RegExp(text).test(request.url)) continue;
          const { headers } = await cache.match(request);
          await cache.put(request, new Response(wrong, { headers }));
          count += 1;
        }
      }
      return count;
    },
    [cacheEnds, pattern, content],
  );

const places = {
  'the manifest': [' copy ', 'archive/archive\\.json$'],
  'index.html': [' copy ', 'index\\.html$'],
  'the first script': [' copy ', 'assets/ask_first\\.'],
  'the main script': [' copy ', 'assets/main\\.'],
  'the style sheet': [' copy ', '\\.css$'],
  'the engine': [' copy ', '\\.wasm$'],
  'the worker of the engine': [' copy ', 'assets/worker\\.'],
  'what is loaded later': [' copy ', 'assets/start\\.'],
  'every part': [' copy ', 'archive/.*\\.zst$'],
  'everything of the copy': [' copy ', '(assets|archive)/|index'],
  'the record of the copy': [' copy ', '\\.carrel/record$'],
  'the record that says which copy answers': [' state', '\\.carrel/record$'],
};
for (const [what, [cache, pattern]] of Object.entries(places)) {
  inBrowser(
    `${what} is damaged on the device: the next load works, and the copy is whole again`,
    async () => {
      await keepA();
      assert.ok((await damage(cache, pattern)) > 0);
      await page.reload();
      await works('A');
      await waitForOffline(page);
      cutOff();
      await page.reload();
      await works('A');
    },
  );
}

for (const what of [
  'the manifest',
  'index.html',
  'the main script',
  'every part',
  'the record that says which copy answers',
]) {
  inBrowser(
    `${what} is damaged, and the host has another edition by now: one of the two opens, then the new one`,
    async () => {
      await keepA();
      assert.ok((await damage(...places[what])) > 0);
      server.site = siteB;
      await page.reload();
      await page.waitForFunction(
        () =>
          /Release [AB]/.test(document.body.textContent) &&
          document.querySelector('[data-slug], .hit'),
      );
      // A copy of A may be safe while B is still being stored.
      await page.waitForFunction(
        () =>
          (document.body.textContent.includes('Release B') &&
            document.querySelector('#room').dataset.offline === 'safe') ||
          document.querySelector('[data-notice="update"]'),
      );
      await page.waitForTimeout(500);
      await page.reload();
      await works('B');
    },
  );
}

inBrowser(
  'with the host away, a damaged page is answered from a copy that is sound, or in words',
  async () => {
    await keepA();
    server.site = siteB;
    await page.reload();
    await waitForNotice(page, 'update');
    await page.reload();
    await waitForArchive(page, 'Release B');
    await waitForOffline(page);
    await page.evaluate(async () => {
      for (const name of (await caches.keys()).filter((known) => known.includes(' copy '))) {
        const cache = await caches.open(name);
        const [record] = (await cache.keys()).filter(({ url }) => url.endsWith('.carrel/record'));
        const { packed, edition } = await (await cache.match(record)).json();
        const manifest = await (
          await cache.match(new URL('archive/archive.json', location.href))
        ).json();
        if (manifest.title === 'Release B')
          await cache.put(
            new URL('index.html', location.href),
            new Response(`damaged ${packed} ${edition}`),
          );
      }
    });
    cutOff();
    await page.reload();
    await works('A');
    await damage(' copy ', 'index\\.html$');
    await page.reload();
    assert.match(await page.textContent('h1'), /not on this device any more/);
    page.faults.length = 0;
  },
);

for (const record of [
  '',
  'null',
  '[]',
  '{}',
  '"text"',
  '{"current": 7}',
  '{"current": "0000000000000000"}',
]) {
  inBrowser(
    `the record says ${record || 'nothing'}: with the host away the newest copy answers, or with the host there the host does`,
    async () => {
      await keepA();
      assert.equal(await damage(' state', 'record$', record), 1);
      await page.reload();
      await works('A');
      await waitForOffline(page);
    },
  );
}

inBrowser(
  'storage that fails in the worker never stands between a reader and the host',
  async () => {
    await keepA();
    const [worker] = context.serviceWorkers();
    for (const names of [
      ['match'],
      ['has', 'open'],
      ['keys'],
      ['match', 'has', 'open', 'keys', 'delete'],
    ]) {
      await worker.evaluate((methods) => {
        for (const name of methods)
          CacheStorage.prototype[name] = () =>
            Promise.reject(new DOMException('no storage', 'UnknownError'));
      }, names);
      await page.reload();
      await works('A');
    }
  },
);

inBrowser(
  'storage that fails in the page does not keep it from opening, nor from what is stored',
  async () => {
    await keepA();
    for (const name of ['match', 'has', 'open', 'keys']) {
      const other = await openPage(context);
      await other.addInitScript((method) => {
        CacheStorage.prototype[method] = () =>
          Promise.reject(new DOMException('no storage', 'UnknownError'));
      }, name);
      await other.goto(server.url);
      await waitForArchive(other, 'Release A');
      await searchFor(other, 'valve');
      await other.waitForTimeout(500);
      assert.deepEqual(other.faults, [], name);
      await other.close();
    }
  },
);

/** A site whose list and hashes are right, and whose manifest no engine opens. */
function unreadable(site, change) {
  const spoilt = temporaryFolder();
  cpSync(site, spoilt, { recursive: true });
  const file = join(spoilt, 'archive/archive.json'),
    list = join(spoilt, 'site.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  change(manifest);
  const text = JSON.stringify(manifest),
    said = JSON.parse(readFileSync(list, 'utf8'));
  writeFileSync(file, text);
  Object.assign(
    said.files.find(({ path }) => path === 'archive/archive.json'),
    { bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') },
  );
  said.edition = manifest.edition;
  writeFileSync(list, JSON.stringify(said));
  return spoilt;
}

inBrowser(
  'an edition that no engine opens never takes the place of one that works; the next good one does',
  async () => {
    await keepA();
    for (const change of [
      (manifest) => {
        manifest.edition = '1111111111111111';
        manifest.posts += 1;
      },
      (manifest) => {
        manifest.edition = '2222222222222222';
        manifest.format.major = 2;
      },
      (manifest) => {
        manifest.edition = '3333333333333333';
        manifest.parts.facets.unpacked[0] += 1;
      },
      (manifest) => {
        manifest.edition = '4444444444444444';
        for (let i = 0; i < 6_000; i++) manifest[`key${i}`] = 1;
      },
    ]) {
      server.site = unreadable(siteB, change);
      server.log.length = 0;
      await page.reload();
      await waitForArchive(page, 'Release A');
      await waitForNotice(page, 'trouble');
      await page.reload();
      await works('A');
      await waitForOffline(page);
      // It is not fetched at every visit.
      server.log.length = 0;
      await page.reload();
      await waitForArchive(page, 'Release A');
      await waitForOffline(page);
      await page.waitForTimeout(500);
      assert.deepEqual(
        server.log.filter((path) => path.endsWith('.zst')),
        [],
      );
    }
    server.site = siteB;
    await page.reload();
    await waitForNotice(page, 'update');
    await page.reload();
    await works('B');
  },
);

inBrowser('a room bricked by an earlier edition looks for the next, and heals by it', async () => {
  await keepA();
  // What an earlier carrel left: a verified copy whose manifest its engine refuses.
  await page.evaluate(async () => {
    const [name] = (await caches.keys()).filter((known) => known.includes(' copy '));
    const cache = await caches.open(name);
    const [record] = (await cache.keys()).filter(({ url }) => url.endsWith('.carrel/record'));
    const address = new URL('archive/archive.json', location.href).href;
    const manifest = await (await cache.match(address)).json();
    manifest.posts += 1;
    const bytes = new TextEncoder().encode(JSON.stringify(manifest));
    const digest = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('');
    const said = await (await cache.match(record)).json();
    Object.assign(
      said.files.find(({ path }) => path === 'archive/archive.json'),
      { bytes: bytes.length, sha256: digest },
    );
    await cache.put(address, new Response(bytes));
    await cache.put(record, new Response(JSON.stringify(said)));
  });
  await page.reload();
  await page.waitForFunction(() => /could not be opened/.test(document.body.textContent));
  server.site = siteB;
  await page.reload();
  await works('B');
  await waitForOffline(page);
});

inBrowser(
  'an update of more than 256 changed parts opens, at once and without a network',
  async () => {
    const many = {
      posts: 300,
      body: Array.from({ length: 900 }, (_, i) => `w${(i * i * 7919) % 40_009}`).join(' '),
    };
    const packSmall = (folder, ...options) => {
      const site = temporaryFolder();
      carrel(
        'pack',
        folder,
        '-o',
        site,
        '--today',
        '2026-11-24',
        '--quiet',
        '--part-bytes',
        '2000',
        ...options,
      );
      return site;
    };
    const before_ = packSmall(writePosts('A', many));
    const edited = Array.from({ length: 300 }, (_, i) => i);
    const next = packSmall(writePosts('B', { ...many, edited }), '--previous', before_);
    assert.ok(
      JSON.parse(readFileSync(join(next, 'archive/archive.json'), 'utf8')).deltas.length > 256,
    );
    server.site = before_;
    await keepA();
    server.site = next;
    await page.reload();
    await waitForNotice(page, 'update');
    await page.reload();
    await works('B');
    await waitForOffline(page);
    const kept = await page.evaluate(
      async () =>
        Object.keys((await (await fetch('archive/archive.json')).json()).kept_as ?? {}).length,
    );
    assert.ok(kept > 256, `${kept} parts in a form of the device's own`);
    cutOff();
    await page.reload();
    await works('B');
  },
);

/** One origin with an archive at / and others below it, one of which the other's path begins with. */
function manyArchives(frame = {}) {
  const site = packInto(temporaryFolder(), writePosts('A', { frame }));
  for (const path of ['team', 'team/archive', 'archive-of-old'])
    cpSync(siteB, join(site, path), { recursive: true });
  return site;
}
const leave = (mark) =>
  page.evaluate((text) => {
    const own = `carrel:${new URL('archive/', location.href).pathname}:`;
    localStorage.setItem(`${own}bookmarks`, JSON.stringify([text]));
    localStorage.setItem(`${own}theme`, '"dark"');
  }, mark);
const left = () =>
  page.evaluate(async () => ({
    settings: Object.keys(localStorage)
      .filter((name) => name.startsWith('carrel:'))
      .map((name) => name.split(':')[1])
      .sort(),
    caches: [...new Set((await caches.keys()).map((name) => name.split(' ')[1]))].sort(),
    workers: (await navigator.serviceWorker.getRegistrations())
      .map(({ scope }) => new URL(scope).pathname)
      .sort(),
  }));
const others = {
  settings: [],
  caches: ['/archive-of-old/', '/team/', '/team/archive/'],
  workers: ['/archive-of-old/', '/team/', '/team/archive/'],
};

async function visitAll() {
  for (const path of ['', 'team/', 'team/archive/', 'archive-of-old/']) {
    await page.goto(server.url + path);
    await waitForOffline(page);
    await leave(path);
  }
}
const foreign = (all) => ({ ...all, settings: [...new Set(all.settings)] });
const expected = {
  ...others,
  settings: ['/archive-of-old/archive/', '/team/archive/', '/team/archive/archive/'],
};

inBrowser(
  '"Remove from this device" at the root of an origin touches no archive below it',
  async () => {
    server.site = manyArchives();
    await visitAll();
    await page.goto(server.url);
    await waitForArchive(page, 'Release A');
    await waitForOffline(page);
    await page.locator('.offline-open').click();
    await page.locator('.offline-panel button', { hasText: 'Remove from this device' }).click();
    await page.waitForFunction(() =>
      /Removed: .* [kM]B/.test(document.querySelector('.offline-panel').textContent),
    );
    assert.deepEqual(foreign(await left()), expected);
    await page.goto(`${server.url}team/archive/`);
    await waitForOffline(page);
    cutOff();
    await page.reload();
    await works('B');
  },
);

inBrowser(
  '"Remove from this device" in a folder touches neither the one above nor the one below',
  async () => {
    server.site = manyArchives();
    await visitAll();
    await page.goto(`${server.url}team/`);
    await waitForArchive(page, 'Release B');
    await waitForOffline(page);
    await page.locator('.offline-open').click();
    await page.locator('.offline-panel button', { hasText: 'Remove from this device' }).click();
    await page.waitForFunction(() =>
      /Removed: .* [kM]B/.test(document.querySelector('.offline-panel').textContent),
    );
    const now = foreign(await left());
    assert.deepEqual(now.caches, ['/', '/archive-of-old/', '/team/archive/']);
    assert.deepEqual(now.workers, ['/', '/archive-of-old/', '/team/archive/']);
    assert.deepEqual(now.settings, [
      '/archive-of-old/archive/',
      '/archive/',
      '/team/archive/archive/',
    ]);
    await page.reload();
    await waitForArchive(page, 'Release B');
    assert.doesNotMatch(await page.textContent('.foot'), /Available offline/);
    assert.deepEqual((await left()).workers, ['/', '/archive-of-old/', '/team/archive/']);
  },
);

inBrowser(
  'a copy that the owner has removed where the host refuses access is the only one that goes',
  async () => {
    server.site = manyArchives({ offline_denied: 'remove' });
    await visitAll();
    await page.goto(server.url);
    await waitForOffline(page);
    server.faults.set(/^\/site\.json$/, 'denied');
    await page.reload();
    await waitForNotice(page, 'removed');
    assert.deepEqual(foreign(await left()), expected);
  },
);
