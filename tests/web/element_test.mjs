// <carrel-archive> as a portal uses it: attributes, events, methods, several on a page, leaving nothing behind.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser, pack, root } from '../support.mjs';
import { ATTRIBUTES } from '../../web/element/attributes.js';
import { serveSite } from './server.mjs';

const WAIT = { timeout: 60_000 };
const SRC = 'archive/archive.json';
let server, browser, site;
before(async () => {
  site = pack(join(root, 'data/posts'));
  writeFileSync(
    join(site, 'portal.html'),
    '<!doctype html><html lang="en"><title>Portal</title><body><h1>Portal</h1><button id="before">Before</button><div id="place"></div></body></html>',
  );
  server = await serveSite(site);
});
after(async () => {
  await browser?.close();
  await server.close();
});

/** A portal's page with this put into it, the element defined, and every carrel-event noted in `window.told`. */
async function open(t, markup, fragment = '') {
  browser ??= await openBrowser(t, '--js-flags=--expose-gc', '--enable-precise-memory-info');
  if (!browser) return null;
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.goto(`${server.url}portal.html${fragment}`, WAIT);
  await page.evaluate(async (html) => {
    window.told = [];
    for (const name of ['ready', 'search', 'open', 'opened', 'error'])
      document.addEventListener(`carrel-${name}`, (/** @type {CustomEvent} */ { type, detail }) =>
        window.told.push([type, detail]),
      );
    document.getElementById('place').innerHTML = html;
    await import('/carrel.js');
  }, markup);
  return page;
}
const ready = (page) =>
  page.evaluate(() =>
    Promise.all([...document.querySelectorAll('carrel-archive')].map((element) => element.ready)),
  );
const told = (page, name) =>
  page.evaluate(
    (wanted) => window.told.filter(([type]) => type === wanted).map(([, detail]) => detail),
    `carrel-${name}`,
  );
const until = async (what, check) => {
  for (let tries = 0; tries < 300; tries++) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`never: ${what}`);
};

test('what stands in the tag is shown until the archive is there, and stays in the tag', async (t) => {
  const page = await open(t, `<carrel-archive><p id="light">To come</p></carrel-archive>`);
  if (!page) return;
  assert.ok((await page.locator('#light').isVisible()) || (await told(page, 'ready')).length);
  await page.evaluate(
    (src) => document.querySelector('carrel-archive').setAttribute('src', src),
    SRC,
  );
  await ready(page);
  assert.equal(await page.locator('#light').isVisible(), false);
  assert.equal(await page.locator('#light').count(), 1);
});

test('a src that is no address is told by carrel-error and in the tag, and a sound one mends it', async (t) => {
  const page = await open(t, '');
  if (!page) return;
  const uncaught = [];
  page.on('pageerror', (error) => uncaught.push(String(error)));
  for (const src of ['http://[', 'https://a:99999/', '//%']) {
    await page.evaluate((address) => {
      window.told.length = 0;
      document.getElementById('place').innerHTML = '<carrel-archive></carrel-archive>';
      document.querySelector('carrel-archive').setAttribute('src', address);
    }, src);
    await until(`an error for ${src}`, async () => (await told(page, 'error')).length > 0);
    assert.match((await told(page, 'error'))[0].message, /src is not an address/);
  }
  await page.evaluate(
    (src) => document.querySelector('carrel-archive').setAttribute('src', src),
    SRC,
  );
  await ready(page);
  assert.deepEqual(uncaught, []);
});

test('every attribute is a property, both ways, and a value that is none falls back', async (t) => {
  const page = await open(t, '<carrel-archive></carrel-archive>');
  if (!page) return;
  const results = await page.evaluate(
    (attributes) =>
      attributes.map(({ name, property, type, values, fallback = '' }) => {
        const element = document.createElement('carrel-archive');
        const first = element[property];
        element[property] =
          type === 'boolean' ? true : type === 'number' ? 3 : (values?.at(-1) ?? 'text');
        const set = element.getAttribute(name);
        const read = element[property];
        element.setAttribute(name, type === 'number' ? '999' : 'nonsense');
        const wrong = element[property];
        element.removeAttribute(name);
        return {
          name,
          ok:
            first === (type === 'boolean' ? false : fallback) &&
            set !== null &&
            String(read) === (type === 'boolean' ? 'true' : set) &&
            (type === 'text' && !values
              ? wrong === 'nonsense'
              : type === 'boolean' || wrong === fallback) &&
            element[property] === first,
        };
      }),
    ATTRIBUTES,
  );
  assert.deepEqual(
    results.filter(({ ok }) => !ok),
    [],
  );
});

test('the script loaded twice, and a second tag, do no harm', async (t) => {
  const page = await open(
    t,
    `<carrel-archive src="${SRC}" view="list"></carrel-archive><team-archive src="${SRC}" view="list"></team-archive>`,
  );
  if (!page) return;
  const again = await page.evaluate(async () => {
    const { define } = await import('/carrel.js');
    await import(`/carrel.js?again`);
    return [define() === customElements.get('carrel-archive'), Boolean(define('team-archive'))];
  });
  assert.deepEqual(again, [true, true]);
  await ready(page);
  await page.locator('team-archive .hit a').first().waitFor(WAIT);
});

test('views: a search box, a list by query, one post, related posts; one engine serves all that want the same archive', async (t) => {
  const tags = ['search', 'list', 'post', 'related']
    .map(
      (view) =>
        `<carrel-archive id="${view}" view="${view}" src="${SRC}" post="reversible-by-default" ${view === 'list' ? 'query="kind:incident sort:oldest"' : ''}></carrel-archive>`,
    )
    .join('');
  server.log.length = 0;
  const page = await open(t, tags);
  if (!page) return;
  await ready(page);
  assert.ok((await page.locator('#list .hit a').count()) > 3);
  assert.equal(await page.locator('#list input').isVisible(), false);
  await page.locator('#post article h1, #post article h2').first().waitFor(WAIT);
  assert.equal(await page.locator('#post .hit').count(), 0);
  await page.locator('#related .nearby a').first().waitFor(WAIT);
  await page.locator('#search input').fill('rollback');
  await page.locator('#search .hit a').first().waitFor(WAIT);
  await until('a search is told', async () =>
    (await told(page, 'search')).some(({ text, total }) => text === 'rollback' && total > 0),
  );
  const engineFiles = server.log.filter((path) => path.endsWith('.wasm'));
  assert.deepEqual(
    [engineFiles.length, new Set(engineFiles).size],
    [2, 2],
    `both files of one engine, once each: ${engineFiles}`,
  );
});

test("a page's theme is not taken for the reader's choice, and the reader's outlives a change of attributes", async (t) => {
  const page = await open(
    t,
    `<carrel-archive id="dark" theme="dark" src="${SRC}"></carrel-archive>`,
  );
  if (!page) return;
  await ready(page);
  const themes = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('carrel-archive')].map(
        ({ shadowRoot }) => shadowRoot.querySelector('.carrel').dataset.theme ?? 'system',
      ),
    );
  await page.evaluate(
    (src) =>
      document.body.append(
        Object.assign(document.createElement('carrel-archive'), { id: 'plain', src }),
      ),
    SRC,
  );
  await ready(page);
  assert.deepEqual(await themes(), ['dark', 'system']);
  await page.evaluate(() => {
    for (const archive of document.querySelectorAll('carrel-archive')) archive.theme = 'light';
    document.getElementById('plain').removeAttribute('theme');
  });
  await until('the plain one is as before', async () => (await themes()).join() === 'light,system');
  assert.deepEqual(
    await page.evaluate(() => Object.keys(localStorage).filter((name) => name.endsWith(':theme'))),
    [],
  );
  await page.locator('#plain .menu').click();
  await page.locator('#plain').getByText('Theme: dark').click();
  await until('the reader sees it dark', async () => (await themes())[1] === 'dark');
  await page.evaluate(() => {
    document.getElementById('plain').headingLevel = 3;
  });
  await until('and after a change of attributes still', async () => (await themes())[1] === 'dark');
  await page.evaluate(() => {
    document.getElementById('plain').query = 'rollback';
  });
  await page.waitForTimeout(300);
  assert.equal((await themes())[1], 'dark');
});

test('opening a post is told, can be refused, and leads away with open="link"', async (t) => {
  const page = await open(t, `<carrel-archive src="${SRC}" query="rollback"></carrel-archive>`);
  if (!page) return;
  await ready(page);
  await page.evaluate(() =>
    document.addEventListener('carrel-open', (event) => event.preventDefault(), { once: true }),
  );
  const hit = page.locator('.hit a').first();
  await hit.click();
  assert.equal((await told(page, 'open')).length, 1);
  assert.equal(await page.locator('article.post').count(), 0, 'refused');
  await hit.click();
  await page.locator('article.post').waitFor(WAIT);
  await until('it is told', async () => (await told(page, 'opened')).length === 1);
  assert.equal(new URL(page.url()).hash, '', "the page's address is its own");
  await page.evaluate(() => {
    const element = document.querySelector('carrel-archive');
    element.open = 'link';
    element.link = 'https://wiki.example/{slug}';
  });
  await until('links lead away', async () =>
    (
      await page
        .locator('.hit a')
        .first()
        .getAttribute('href')
        .catch(() => '')
    )?.startsWith('https://wiki.example/'),
  );
});

test('post and query stand in the fragment, after a prefix of their own', async (t) => {
  const page = await open(
    t,
    `<carrel-archive id="a" fragment="notes" src="${SRC}"></carrel-archive>`,
    '#notes/post/reversible-by-default',
  );
  if (!page) return;
  await ready(page);
  await page.locator('article.post').waitFor(WAIT);
  await page.evaluate(() => document.getElementById('a').search('queue'));
  await until('the address follows', async () => new URL(page.url()).hash === '#notes/?q=queue');
  await page.goBack();
  await page.locator('article.post').waitFor(WAIT);
});

test("a host's fetch may hand over the bytes, and nothing is asked of the network then", async (t) => {
  const page = await open(t, '<carrel-archive></carrel-archive>');
  if (!page) return;
  const asked = await page.evaluate(async (src) => {
    const element = document.createElement('carrel-archive');
    const names = [];
    element.noStore = true;
    element.fetch = async (url) => {
      names.push(new URL(url).pathname);
      const response = await fetch(url.replace('/elsewhere/', '/archive/'));
      return response.arrayBuffer();
    };
    element.src = src.replace('archive/', 'elsewhere/');
    document.body.append(element);
    await element.ready;
    return names;
  }, SRC);
  assert.ok(
    asked.length > 1 && asked.every((path) => path.startsWith('/elsewhere/')),
    asked.join(),
  );
});

test('a pinned manifest is accepted, another refused in words', async (t) => {
  const page = await open(t, '<carrel-archive></carrel-archive>');
  if (!page) return;
  const outcomes = await page.evaluate(async (src) => {
    const bytes = await (await fetch(src)).arrayBuffer();
    const hash = btoa(
      String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))),
    );
    const attempt = async (integrity) => {
      const element = document.createElement('carrel-archive');
      Object.assign(element, { src, integrity });
      document.body.append(element);
      return element.ready.then(
        () => 'open',
        (error) => error.message,
      );
    };
    return [
      await attempt(`sha256-${hash}`),
      await attempt(`sha256-${hash.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))}`),
      await attempt('md5-x'),
    ];
  }, SRC);
  assert.equal(outcomes[0], 'open');
  assert.match(outcomes[1], /not the one that was pinned/);
  assert.match(outcomes[2], /no sha256/);
});

test("in a host it is a region with a name, below the host's headings; keys elsewhere are the host's", async (t) => {
  const page = await open(
    t,
    `<carrel-archive src="${SRC}" heading-level="3" label="Team notes"></carrel-archive>`,
  );
  if (!page) return;
  await ready(page);
  await page.getByRole('region', { name: 'Team notes' }).waitFor(WAIT);
  assert.equal(await page.locator('carrel-archive main').count(), 0);
  assert.equal(await page.locator('carrel-archive :is(h1, h2)').count(), 0);
  const isFree = await page.evaluate(() => {
    document.getElementById('before').focus();
    return ['/', 'j', 'k', 'Escape', '?'].every((key) =>
      document.activeElement.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      ),
    );
  });
  assert.ok(isFree);
});

test('parts are kept on the device: an archive that was read opens again without the network', async (t) => {
  const page = await open(t, `<carrel-archive src="${SRC}"></carrel-archive>`);
  if (!page) return;
  await ready(page);
  await page.evaluate(() => document.querySelector('carrel-archive').find('rollback'));
  const kept = () =>
    page.evaluate(
      async () =>
        (
          await (
            await caches.open(`carrel ${new URL('archive/archive.json', location.href).href}`)
          ).keys()
        ).length,
    );
  await until('parts are kept', async () => (await kept()) > 2);
  server.faults.set(/^\/archive\//, { fault: 'denied', status: 500 });
  t.after(() => server.faults.clear());
  server.log.length = 0;
  const detail = await page.evaluate(async () => {
    const element = document.querySelector('carrel-archive');
    await element.reload();
    return [(await element.ready).kept, (await element.find('rollback')).total > 0];
  });
  assert.deepEqual(detail, [true, true]);
  assert.deepEqual(
    [...new Set(server.log)].filter((path) => path.startsWith('/archive/')),
    ['/archive/archive.json'],
    'the host is asked for news alone',
  );
});

const portals = {
  'plain text': [
    200,
    'text/plain',
    'Welcome to the hotel. Please sign in at http://portal.example/',
  ],
  'a page': [200, 'text/html', '<!doctype html><title>Welcome</title><h1>Sign in</h1>'],
  'a page that begins with a comment': [200, 'text/html', '<!-- hotel --><p>Sign in'],
  'JSON of its own': [
    200,
    'application/json',
    '{"captive": true, "user-portal-url": "https://portal.example/"}',
  ],
  nothing: [200, 'text/plain', ''],
  'half of the manifest': [200, 'application/json', null],
  'a manifest that no engine opens': [
    200,
    'application/json',
    (text) => text.replace('"posts":', '"posts":9'),
  ],
};
for (const [what, [status, type, body]] of Object.entries(portals)) {
  test(`a captive portal answers with ${what}: the kept edition is shown, then and afterwards`, async (t) => {
    const page = await open(t, `<carrel-archive src="${SRC}"></carrel-archive>`);
    if (!page) return;
    await ready(page);
    await page.evaluate(() => document.querySelector('carrel-archive').find('rollback'));
    const again = () =>
      page.evaluate(async () => {
        const element = document.querySelector('carrel-archive');
        await element.reload();
        return [(await element.ready).kept, (await element.find('rollback')).total > 0];
      });
    await until('the manifest is kept', () =>
      page.evaluate(
        async (src) => Boolean(await caches.match(new URL(src, location.href).href)),
        SRC,
      ),
    );
    const manifest = readFileSync(join(site, SRC), 'utf8');
    const given =
      typeof body === 'function'
        ? body(manifest)
        : (body ?? manifest.slice(0, manifest.length >> 1));
    await page.route(/archive\.json/, (route) =>
      route.fulfill({ status, contentType: type, body: given }),
    );
    assert.deepEqual(await again(), [true, true]);
    await page.unroute(/archive\.json/);
    server.faults.set(/archive\.json/, { fault: 'denied', status: 500 });
    t.after(() => server.faults.clear());
    assert.deepEqual(await again(), [true, true]);
    server.faults.clear();
    assert.deepEqual(await again(), [false, true]);
  });
}

test('what does not open is not kept, and with nothing kept the error is told', async (t) => {
  const page = await open(t, '<div></div>');
  if (!page) return;
  await page.route(/archive\.json/, (route) =>
    route.fulfill({ status: 200, contentType: 'text/plain', body: 'Welcome' }),
  );
  const code = await page.evaluate(async (src) => {
    const element = Object.assign(document.createElement('carrel-archive'), { src });
    document.body.append(element);
    return element.ready.then(
      () => 'opened',
      (error) => error.code ?? error.kind,
    );
  }, SRC);
  assert.notEqual(code, 'opened');
  await page.waitForTimeout(300);
  assert.equal(
    await page.evaluate(
      async (src) => Boolean(await caches.match(new URL(src, location.href).href)),
      SRC,
    ),
    false,
  );
});

test('a portal in the place of a pinned manifest: the kept one is shown, which is the one that was pinned', async (t) => {
  const integrity = `sha256-${createHash('sha256')
    .update(readFileSync(join(site, SRC)))
    .digest('base64')}`;
  const page = await open(
    t,
    `<carrel-archive src="${SRC}" integrity="${integrity}"></carrel-archive>`,
  );
  if (!page) return;
  await ready(page);
  await until('the manifest is kept', () =>
    page.evaluate(
      async (src) => Boolean(await caches.match(new URL(src, location.href).href)),
      SRC,
    ),
  );
  await page.route(/archive\.json/, (route) =>
    route.fulfill({ status: 200, contentType: 'text/plain', body: 'Welcome' }),
  );
  assert.equal(
    await page.evaluate(async () => {
      const element = document.querySelector('carrel-archive');
      await element.reload();
      return (await element.ready).kept;
    }),
    true,
  );
});

test('taken out while a piece of it is still on its way, it throws nothing at the page', async (t) => {
  const page = await open(t, '<div></div>');
  if (!page) return;
  const errors = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  let arrive = (/** @type {unknown} */ _) => {},
    asked = false;
  const isTakenOut = new Promise((resolve) => {
    arrive = resolve;
  });
  await page.route(/finding\.[0-9a-f]+\.js/, async (route) => {
    asked = true;
    await isTakenOut;
    await route.continue();
  });
  await page.evaluate(
    (src) => document.body.append(Object.assign(document.createElement('carrel-archive'), { src })),
    SRC,
  );
  await until('the filters are asked for', () => asked);
  await page.evaluate(() => {
    const archive = document.querySelector('carrel-archive');
    archive.remove();
    window.kept = archive;
  });
  await page.waitForTimeout(200);
  await page.evaluate(() => {
    document.body.append(window.kept);
  }); // built anew: the old room is no one's
  arrive(null);
  await page.locator('carrel-archive .timeline').waitFor(WAIT);
  assert.deepEqual(errors, []);
});

test('a hundred times put in and taken out: the heap is back within a megabyte, no worker is left', async (t) => {
  const page = await open(t, '<div></div>');
  if (!page) return;
  const rounds = Number(process.env.CARREL_ROUNDS ?? 100);
  const round = (times) =>
    page.evaluate(
      async ([src, count]) => {
        for (let i = 0; i < count; i++) {
          const element = document.createElement('carrel-archive');
          Object.assign(element, { src, noStore: true });
          document.body.append(element);
          await element.ready;
          element.remove();
          await new Promise((resolve) => setTimeout(resolve, 0));
        }
      },
      [SRC, times],
    );
  const session = await page.context().newCDPSession(page);
  const heap = async () => {
    for (let i = 0; i < 3; i++) {
      await session.send('HeapProfiler.collectGarbage');
      await page.waitForTimeout(200);
    }
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  await round(3);
  const first = await heap();
  await round(rounds);
  await until('the workers are gone', async () => page.workers().length === 0);
  const growth = (await heap()) - first;
  t.diagnostic(`${(growth / 1024).toFixed(0)} KB more after ${rounds} rounds`);
  assert.ok(growth < 1 << 20, `${growth} bytes more`);
});

test('a sidebar: so many posts and no more, in compact rows, on the host’s ground and in its face', async (t) => {
  const page = await open(
    t,
    `<div style="background: rgb(10, 20, 30); font-family: Courier, monospace">
       <carrel-archive src="${SRC}" view="list" query="release" limit="5" density="compact" theme="host"></carrel-archive>
       <carrel-archive src="${SRC}" view="related" post="reversible-by-default" limit="2"></carrel-archive>
       <carrel-archive src="${SRC}" view="list"></carrel-archive>
     </div>`,
  );
  if (!page) return;
  await ready(page);
  await until('the lists stand', () =>
    page.evaluate(() =>
      [...document.querySelectorAll('carrel-archive')].every(
        ({ shadowRoot }) => shadowRoot.querySelectorAll('.hit, .nearby li').length > 0,
      ),
    ),
  );
  const seen = await page.evaluate(() =>
    [...document.querySelectorAll('carrel-archive')].map(({ shadowRoot }) => {
      const isSeen = (item) => item?.getClientRects().length > 0;
      const view = shadowRoot.querySelector('.carrel');
      return {
        rows: shadowRoot.querySelectorAll('.hit, .nearby li').length,
        more: isSeen(shadowRoot.querySelector('.more')),
        excerpt: isSeen(shadowRoot.querySelector('.excerpt')),
        ground: getComputedStyle(view).backgroundColor,
        face: getComputedStyle(shadowRoot.querySelector('.hit a, .nearby a')).fontFamily,
      };
    }),
  );
  assert.deepEqual(seen[0], {
    rows: 5,
    more: false,
    excerpt: false,
    ground: 'rgba(0, 0, 0, 0)',
    face: 'Courier, monospace',
  });
  assert.equal(seen[1].rows, 2);
  assert.deepEqual([seen[2].rows, seen[2].excerpt], [20, true]);
  const found = await page.evaluate(async () =>
    document.querySelector('carrel-archive').find('release', { limit: 9 }),
  );
  assert.equal(found.hits.length, 9, 'what is found without being shown has its own limit');
});

test('single keys of the room do nothing in a host’s page', async (t) => {
  const page = await open(t, `<carrel-archive src="${SRC}"></carrel-archive>`);
  if (!page) return;
  await ready(page);
  await until('the bar is dressed', () =>
    page.evaluate(() =>
      Boolean(document.querySelector('carrel-archive').shadowRoot.querySelector('.clear')),
    ),
  );
  await page.evaluate(() =>
    document.querySelector('carrel-archive').shadowRoot.querySelector('.hit a').focus(),
  );
  const before = await page.evaluate(
    () => document.querySelector('carrel-archive').shadowRoot.activeElement.textContent,
  );
  for (const key of ['/', 'j']) await page.keyboard.press(key);
  assert.equal(
    await page.evaluate(
      () => document.querySelector('carrel-archive').shadowRoot.activeElement.textContent,
    ),
    before,
  );
});
