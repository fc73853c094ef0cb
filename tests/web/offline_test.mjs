// After one visit everything works without a network; what the page says of it is true, also when things have gone from the device.
import { temporaryFolder } from '../support.mjs';
import {
  assert,
  context,
  copyNames,
  cutOff,
  inBrowser,
  noticeText,
  openPage,
  packInto,
  page,
  readPost,
  searchFor,
  server,
  setStage,
  visit,
  waitForArchive,
  waitForNotice,
  waitForOffline,
  writePosts,
} from './journey.mjs';

let site;

setStage('offline', {
  oneOf: 5,
  site: () => {
    site = packInto(temporaryFolder(), writePosts('A'));
    return site;
  },
  flags: ['--host-resolver-rules=MAP archive.test 127.0.0.1'],
});

inBrowser('storing waits while keys are pressed, and goes on afterwards', async () => {
  await page.goto(server.url);
  for (const end = Date.now() + 4_000; Date.now() < end; )
    await page.keyboard.press('Shift', { delay: 50 });
  await waitForArchive(page, 'Release A');
  assert.notEqual(await page.getAttribute('#room', 'data-offline'), 'safe');
  await waitForOffline(page);
});

inBrowser(
  'one visit, then no network: page, posts, search, image, deep link, reload and a new tab all work',
  async () => {
    await visit();
    await waitForOffline(page);
    assert.match(await page.textContent('.foot'), /Available offline/);
    cutOff();
    await page.reload();
    await waitForArchive(page, 'Release A');
    await readPost(page, 7);
    await searchFor(page, 'valve');
    await page.evaluate(() => {
      location.hash = '#/post/picture';
    });
    await page.waitForFunction(() => document.querySelector('.post img')?.naturalWidth > 0);
    const second = await openPage(context);
    await second.goto(`${server.url}#/post/post-3/part-two`);
    await second.waitForFunction(() => document.querySelector('#s-part-two'));
    await waitForOffline(second);
    await second.waitForFunction(() =>
      /Offline · .*Available offline/.test(document.querySelector('.foot').textContent),
    );
  },
);

inBrowser(
  'a return visit asks for the list of the site and the worker only, and a query reaches no server',
  async () => {
    await visit();
    await waitForOffline(page);
    server.log.length = 0;
    await page.reload();
    await waitForOffline(page);
    await searchFor(page, 'valve');
    assert.deepEqual(
      [...new Set(server.log)].filter((path) => !['/site.json', '/sw.js'].includes(path)),
      [],
    );
  },
);

inBrowser('what the browser cleared in part is noticed, fetched again, and said', async () => {
  await visit();
  await waitForOffline(page);
  await page.evaluate(async () => {
    const [name] = (await caches.keys()).filter((known) => known.includes(' copy '));
    const cache = await caches.open(name);
    for (const { url } of await cache.keys())
      if (/posts-|lexicon-/.test(url)) await cache.delete(url);
  });
  await page.reload();
  await waitForOffline(page);
  await page.locator('.offline-open').click();
  assert.match(
    await page.textContent('.offline-panel'),
    /files? had gone from this device and came back/,
  );
});

inBrowser('what was cleared and cannot be fetched is named, and "safe" is not said', async () => {
  await visit();
  await waitForOffline(page);
  await page.evaluate(async () => {
    const [name] = (await caches.keys()).filter((known) => known.includes(' copy '));
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) if (/lexicon-/.test(url)) await cache.delete(url);
  });
  cutOff();
  await page.reload();
  await waitForOffline(page, 'stored');
  await page.locator('.offline-open').click();
  assert.match(await page.textContent('.offline-panel'), /Not stored: archive\/lexicon-0/);
  assert.doesNotMatch(await page.textContent('.foot'), /Available offline/);
});

inBrowser('a damaged stored file is found out by its hash and fetched again', async () => {
  await visit();
  await waitForOffline(page);
  await page.evaluate(async () => {
    const [name] = (await caches.keys()).filter((known) => known.includes(' copy '));
    const cache = await caches.open(name);
    const { url } = (await cache.keys()).find((known) => known.url.includes('related-'));
    const bytes = new Uint8Array(await (await cache.match(url)).arrayBuffer());
    bytes[bytes.length >> 1] ^= 1;
    await cache.put(url, new Response(bytes));
  });
  await page.reload();
  await waitForOffline(page);
});

inBrowser(
  "everything cleared and no network: words in place of the browser's error, and the next load brings the page back",
  async () => {
    await visit();
    await waitForOffline(page);
    await page.evaluate(async () => {
      for (const name of await caches.keys())
        if (name.includes(' copy ')) await caches.delete(name);
    });
    cutOff();
    await page.reload();
    assert.match(await page.textContent('body'), /not on this device any more/);
    server.faults.clear();
    await page.reload();
    await waitForArchive(page, 'Release A');
    await waitForOffline(page);
  },
);

inBrowser(
  'plain http: nothing is stored, the page says so, and holds the archive in memory',
  async () => {
    await visit(`http://archive.test:${server.port}/`);
    await waitForOffline(page, 'memory');
    await page.waitForFunction(() =>
      document.querySelector('.foot').textContent.includes('In memory only'),
    );
    await page.locator('.offline-open').click();
    await page.waitForFunction(() =>
      /until then it works without a network/.test(
        document.querySelector('.offline-panel').textContent,
      ),
    );
    await page.locator('.offline-panel button', { hasText: 'Close' }).click();
    cutOff();
    await readPost(page, 2);
    await searchFor(page, 'valve');
  },
);

inBrowser('a browser without storage runs from memory and says why', async () => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'caches', {
      value: {
        has() {
          throw new DOMException('no', 'SecurityError');
        },
      },
    });
  });
  await visit();
  await waitForOffline(page, 'memory');
  await page.locator('.offline-open').click();
  assert.match(await page.textContent('.offline-panel'), /the browser refused/);
});

inBrowser(
  "above the owner's limit the reader is asked; what is read is kept meanwhile; pause and go on",
  async () => {
    server.site = packInto(temporaryFolder(), writePosts('A', { frame: { offline_limit: 1000 } }));
    await visit();
    await waitForOffline(page, 'partial');
    await readPost(page, 7);
    await waitForNotice(page, 'ask');
    assert.match(await noticeText(page, 'ask'), /can be kept on this device/);
    const stored = () =>
      page.evaluate(
        async () =>
          (
            await (
              await caches.open((await caches.keys()).find((name) => name.includes(' copy ')))
            ).keys()
          ).length,
      );
    await page.waitForFunction(async () => {
      const cache = await caches.open(
        (await caches.keys()).find((name) => name.includes(' copy ')),
      );
      return (await cache.keys()).some(({ url }) => url.includes('posts-'));
    });
    cutOff();
    await page.reload();
    await waitForArchive(page, 'Release A');
    await readPost(page, 7);
    await server.faults.whenMet(); // the page asks for the list of the site when it is idle
    server.faults.clear();
    await page.reload();
    await waitForNotice(page, 'ask');
    const before = await stored();
    server.faults.set(/lexicon-/, { fault: 'stall', milliseconds: 60_000 });
    await page.locator('[data-notice="ask"] button', { hasText: 'Keep on this device' }).click();
    await page.locator('.offline-open').click();
    await page.locator('.offline-panel button', { hasText: 'Pause' }).click();
    await page.waitForFunction(() =>
      /Storing is paused/.test(document.querySelector('.offline-panel').textContent),
    );
    assert.ok((await stored()) >= before);
    server.faults.clear();
    await page.locator('.offline-panel button', { hasText: 'Go on' }).click();
    await waitForOffline(page);
  },
);

inBrowser('the browser is asked to keep the copy only after the reader wanted it', async () => {
  await page.addInitScript(() => {
    globalThis.persistAsked = 0;
    navigator.storage.persist = async () => {
      globalThis.persistAsked += 1;
      return false;
    };
  });
  await visit();
  await waitForOffline(page);
  assert.equal(await page.evaluate(() => globalThis.persistAsked), 0);
  await page.locator('.offline-open').click();
  await page.locator('.offline-panel button', { hasText: 'Keep permanently' }).click();
  await page.waitForFunction(() =>
    /declined/.test(document.querySelector('.offline-panel').textContent),
  );
  assert.equal(await page.evaluate(() => globalThis.persistAsked), 1);
});

inBrowser(
  '"Remove from this device" leaves no cache, no worker and no setting, says so, and stays removed',
  async () => {
    await visit();
    await waitForOffline(page);
    await page.evaluate(() =>
      localStorage.setItem(`carrel:${location.pathname}archive/:theme`, '"dark"'),
    );
    await page.locator('.offline-open').click();
    await page.locator('.offline-panel button', { hasText: 'Remove from this device' }).click();
    await page.waitForFunction(() =>
      /Removed: .* [kM]B/.test(document.querySelector('.offline-panel').textContent),
    );
    const left = () =>
      page.evaluate(async () => ({
        caches: await caches.keys(),
        workers: (await navigator.serviceWorker.getRegistrations()).length,
        settings: Object.keys(localStorage).filter((name) => name.startsWith('carrel:')),
      }));
    assert.deepEqual(await left(), { caches: [], workers: 0, settings: [] });
    await page.reload();
    await waitForOffline(page, 'network');
    assert.deepEqual((await left()).caches, []);
    await page.locator('.offline-open').click();
    await page.locator('.offline-panel button', { hasText: 'Keep on this device' }).click();
    await waitForOffline(page);
  },
);

inBrowser(
  'an owner who says "ask" is obeyed, and one who says "never" leaves nothing and frees every tab in one visit',
  async () => {
    server.site = packInto(temporaryFolder(), writePosts('A', { frame: { offline: 'ask' } }));
    await visit();
    await waitForOffline(page, 'partial');
    server.site = site;
    await page.reload();
    await waitForNotice(page, 'update');
    const second = await openPage(context);
    await second.goto(server.url);
    await waitForArchive(second, 'Release A');
    server.site = packInto(temporaryFolder(), writePosts('N', { frame: { offline: 'never' } }));
    await page.reload();
    await waitForArchive(page, 'Release N');
    await waitForArchive(second, 'Release N');
    await waitForOffline(page, 'never');
    await page.waitForFunction(
      async () =>
        (await caches.keys()).length === 0 &&
        (await navigator.serviceWorker.getRegistrations()).length === 0,
    );
  },
);

inBrowser(
  'refused access: the copy stays and a sign-in keeps place and query, or the owner has it removed',
  async () => {
    await visit();
    await waitForOffline(page);
    server.faults.set(/./, { fault: 'denied', status: 401 });
    await page.goto(`${server.url}#/post/post-4?q=valve`);
    await page.reload();
    await waitForNotice(page, 'trouble');
    assert.match(
      await noticeText(page, 'trouble'),
      /asks for a sign-in.*edition that is stored here/,
    );
    assert.equal((await copyNames(page)).length, 1);
    server.faults.clear();
    await page.locator('[data-notice="trouble"] button', { hasText: 'Sign in again' }).click();
    await waitForArchive(page, 'Release A');
    await page.waitForFunction(
      () => location.hash === '#/post/post-4?q=valve' && location.search === '',
    );
    server.site = packInto(
      temporaryFolder(),
      writePosts('A', { frame: { offline_denied: 'remove' } }),
    );
    await page.goto(server.url);
    await page.reload();
    await waitForNotice(page, 'update');
    await page.reload();
    await waitForOffline(page);
    server.faults.set(/./, { fault: 'denied', status: 403 });
    await page.reload();
    await waitForNotice(page, 'removed');
    assert.deepEqual(await copyNames(page), []);
  },
);

inBrowser(
  'in a German archive what is said of storing is German, and it follows the language that the reader chooses',
  async () => {
    server.site = packInto(temporaryFolder(), writePosts('A', { frame: { language: 'de' } }));
    await visit();
    await waitForOffline(page);
    await page.waitForFunction(() =>
      /aktualisiert · Offline verfügbar \(/.test(document.querySelector('.foot').textContent),
    );
    await page.locator('.offline-open').click();
    assert.match(
      await page.textContent('.offline-panel'),
      /^Offline und Aktualisierungen.*geprüft: \d+ Dateien .*Von diesem Gerät entfernenSchließen$/,
    );
    await page.keyboard.press('Escape');
    for (const [locale, expected] of Object.entries({
      en: /Available offline/,
      'en-XA': /öfflîñé.*~~/,
      'ar-XB': /\u202eAvailable/,
    })) {
      await page.evaluate((wanted) => {
        localStorage.setItem('carrel:/archive/:locale', JSON.stringify(wanted));
      }, locale);
      await page.reload();
      await waitForOffline(page);
      assert.match(await page.textContent('.foot'), expected);
    }
  },
);

inBrowser(
  "the page can be installed: a manifest with the archive's name, icons of both kinds, shortcuts",
  async () => {
    await visit();
    const link = await page
      .locator('link[rel=manifest]')
      .evaluate((known) => [known.getAttribute('href'), known.crossOrigin]);
    assert.equal(link[1], 'use-credentials');
    const manifest = await (await fetch(server.url + link[0])).json();
    assert.equal(manifest.name, 'Release A');
    for (const { src } of manifest.icons)
      assert.equal((await fetch(server.url + src)).status, 200, src);
    const session = await context.newCDPSession(page);
    const { errors } = await session.send('Page.getAppManifest');
    assert.deepEqual(errors, []);
  },
);
