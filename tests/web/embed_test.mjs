// embed.html: what an iframe shows by its fragment, and what it says to the page around, which must have named itself and be named by the
// archive's owner.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser, pack, root, temporaryFolder } from '../support.mjs';
import { serveSite } from './server.mjs';

const WAIT = { timeout: 60_000 };
let archive, closed, portal, stranger, browser;

/** The sample archive, whose owner names these origins; none: carrel.json says nothing of them. */
function packFor(...hosts) {
  const posts = join(root, 'data/posts'),
    configuration = join(temporaryFolder(), 'carrel.json');
  const said = JSON.parse(readFileSync(join(posts, 'carrel.json'), 'utf8'));
  writeFileSync(
    configuration,
    JSON.stringify({ ...said, ...(hosts.length ? { embed_hosts: hosts } : {}) }),
  );
  return pack(posts, '--config', configuration);
}

before(async () => {
  const pages = join(temporaryFolder(), 'pages');
  mkdirSync(pages);
  writeFileSync(
    join(pages, 'portal.html'),
    '<!doctype html><html lang="en"><title>Portal</title><body></body></html>',
  );
  portal = await serveSite(pages);
  stranger = await serveSite(pages);
  archive = await serveSite(packFor('https://elsewhere.example', portal.url.slice(0, -1)));
  closed = await serveSite(packFor());
});
after(async () => {
  await browser?.close();
  // Those that came to stand, or a process with an open server would never end where nothing could be packed.
  for (const server of [archive, closed, portal, stranger]) await server?.close();
});

/** A portal of another origin with the archive in an iframe; its messages are noted in `window.heard`. */
async function frameIn(t, fragment, { url = archive.url, sandbox = null, from = portal } = {}) {
  browser ??= await openBrowser(t);
  if (!browser) return null;
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.goto(`${from.url}portal.html`, WAIT);
  await page.evaluate(
    ([src, allowed]) => {
      window.heard = [];
      addEventListener('message', ({ origin, data }) => window.heard.push({ ...data, origin }));
      const frame = Object.assign(document.createElement('iframe'), {
        src,
        title: 'Archive',
        width: 900,
        height: 600,
      });
      if (allowed !== null) frame.setAttribute('sandbox', allowed);
      document.body.append(frame);
    },
    [`${url}embed.html#${fragment}`, sandbox],
  );
  const heard = async (type) =>
    (await page.evaluate(() => window.heard)).filter((message) => message.type === type);
  const hears = async (type, isWanted = () => true) => {
    for (let tries = 0; tries < 600; tries++) {
      const first = (await heard(type)).find(isWanted);
      if (first) return first;
      await page.waitForTimeout(100);
    }
    return assert.fail(`never: ${type}`);
  };
  const say = (message) =>
    page.evaluate(
      (data) => document.querySelector('iframe').contentWindow.postMessage(data, '*'),
      message,
    );
  return { page, frame: page.frameLocator('iframe'), heard, hears, say };
}
const host = () => `host=${encodeURIComponent(portal.url.slice(0, -1))}`;

test('a view by fragment; ready and height are told to the origin that asked', async (t) => {
  const embed = await frameIn(t, `view=search&query=rollback&${host()}`);
  if (!embed) return;
  const { carrel, title, origin } = await embed.hears('ready');
  assert.deepEqual([carrel, title, `${origin}/`], [1, 'Notes from the long watch', archive.url]);
  await embed.hears('height', ({ height }) => height > 100);
  await embed.frame.locator('.hit a').first().waitFor(WAIT);
});

test('the page around may search, show and recolour; with open=host it is told of posts in place of seeing them', async (t) => {
  const embed = await frameIn(t, `view=room&open=host&${host()}`);
  if (!embed) return;
  await embed.hears('ready');
  await embed.say({ carrel: 1, type: 'search', text: 'rollback' });
  const hit = embed.frame.locator('.hit a').first();
  await embed.hears('search');
  await embed.say({ carrel: 1, type: 'theme', theme: 'dark' });
  await embed.frame.locator('.carrel[data-theme=dark]').waitFor(WAIT);
  await hit.click();
  assert.ok((await embed.hears('open')).slug);
  assert.equal(await embed.frame.locator('article.post').count(), 0);
  await embed.say({ carrel: 1, type: 'show', slug: 'reversible-by-default' });
  await embed.frame.locator('article.post').waitFor(WAIT);
});

test('nothing is told to, or taken from, an origin that is not the one named', async (t) => {
  for (const fragment of [
    'view=room',
    'view=room&host=https://elsewhere.example',
    'view=room&host=*',
    'view=room&host=null',
  ]) {
    const embed = await frameIn(t, fragment);
    if (!embed) return;
    await embed.frame.locator('.hit a').first().waitFor(WAIT);
    await embed.say({ carrel: 1, type: 'theme', theme: 'dark' });
    await embed.page.waitForTimeout(500);
    assert.deepEqual(await embed.page.evaluate(() => window.heard), [], fragment);
    assert.equal(await embed.frame.locator('.carrel[data-theme=dark]').count(), 0, fragment);
  }
});

const own = (server) => encodeURIComponent(server.url.slice(0, -1));

/** Asks for everything; the frame shows the archive, and the page around hears nothing at all. */
async function hearsNothing(embed, what) {
  await embed.frame.locator('.hit a').first().waitFor(WAIT);
  for (const message of [
    { type: 'theme', theme: 'dark' },
    { type: 'search', text: 'rollback' },
    { type: 'show', slug: 'reversible-by-default' },
  ])
    await embed.say({ carrel: 1, ...message });
  await embed.page.waitForTimeout(1_000);
  assert.deepEqual(await embed.page.evaluate(() => window.heard), [], what);
  assert.equal(await embed.frame.locator('.carrel[data-theme=dark]').count(), 0, what);
  assert.equal(await embed.frame.locator('article.post').count(), 0, what);
}

test('a page that the owner has not named hears nothing and is not answered, whatever it says it is', async (t) => {
  for (const name of [own(stranger), own(portal), 'https://elsewhere.example', 'null', '*', '']) {
    const embed = await frameIn(t, `view=room&host=${name}`, { from: stranger });
    if (!embed) return;
    await hearsNothing(embed, name);
  }
});

test('an owner who names no page: nobody is told, and posts open in the frame even with open=host', async (t) => {
  const embed = await frameIn(t, `view=room&open=host&${host()}`, { url: closed.url });
  if (!embed) return;
  await hearsNothing(embed, 'nobody is named');
  await embed.frame.locator('.hit a').first().click();
  await embed.frame.locator('article.post').waitFor(WAIT);
  assert.deepEqual(await embed.page.evaluate(() => window.heard), []);
});

test('another spelling of a named origin is that origin; another port or scheme is not', async (t) => {
  const { port } = new URL(portal.url);
  const embed = await frameIn(
    t,
    `view=room&host=${encodeURIComponent(`HTTP://127.0.0.1:${port}/path?x`)}`,
  );
  if (!embed) return;
  await embed.hears('ready');
  for (const name of [
    `http://127.0.0.1:${Number(port) + 1}`,
    `https://127.0.0.1:${port}`,
    `http://127.0.0.1:${port}.elsewhere.example`,
    `http://localhost:${port}`,
    'http://127.0.0.1',
  ]) {
    await hearsNothing(await frameIn(t, `view=room&host=${encodeURIComponent(name)}`), name);
  }
});

test('a frame without an origin, even within a named page, is told nothing', async (t) => {
  browser ??= await openBrowser(t);
  if (!browser) return;
  const page = await browser.newPage();
  t.after(() => page.close());
  for (const name of ['null', own(portal), '']) {
    await page.goto(`${portal.url}portal.html`, WAIT);
    await page.evaluate((src) => {
      const inner =
        `<script>addEventListener('message', ({ data }) => parent.postMessage({ inner: data }, '*'));
        setInterval(() => frames[0]?.postMessage({ carrel: 1, type: 'search', text: 'rollback' }, '*'), 200)</` +
        `script><iframe src="${src}"></iframe>`;
      window.heard = [];
      addEventListener('message', ({ data }) => window.heard.push(data));
      document.body.append(
        Object.assign(document.createElement('iframe'), {
          sandbox: 'allow-scripts',
          srcdoc: inner,
        }),
      );
    }, `${archive.url}embed.html#view=room&host=${name}`);
    await page
      .frameLocator('iframe')
      .frameLocator('iframe')
      .getByText(/Access-Control-Allow-Origin|Notes from the long watch/)
      .first()
      .waitFor(WAIT);
    await page.waitForTimeout(1_000);
    assert.deepEqual(await page.evaluate(() => window.heard), [], name);
  }
});

test('who is not the page around is not answered: a sibling of the named origin, and a page that opened the archive in a window', async (t) => {
  const embed = await frameIn(t, `view=room&${host()}`);
  if (!embed) return;
  await embed.hears('ready');
  await embed.page.evaluate(
    () =>
      new Promise((resolve) => {
        const sibling = Object.assign(document.createElement('iframe'), {
          src: 'portal.html',
          onload: resolve,
        });
        document.body.append(sibling);
      }),
  );
  await embed.page.evaluate(() =>
    frames[1].eval(
      "parent.frames[0].postMessage({ carrel: 1, type: 'theme', theme: 'dark' }, '*')",
    ),
  );
  await embed.page.waitForTimeout(500);
  assert.equal(await embed.frame.locator('.carrel[data-theme=dark]').count(), 0);
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.goto(`${portal.url}portal.html`, WAIT);
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.evaluate((src) => {
      window.heard = [];
      addEventListener('message', ({ data }) => window.heard.push(data));
      window.opened = open(src);
    }, `${archive.url}embed.html#view=room&${host()}`),
  ]);
  await popup.locator('.hit a').first().waitFor(WAIT);
  await page.evaluate(() =>
    window.opened.postMessage({ carrel: 1, type: 'search', text: 'rollback' }, '*'),
  );
  await page.waitForTimeout(1_000);
  assert.deepEqual(await page.evaluate(() => window.heard), []);
});

test('under sandbox="allow-scripts" it searches and reads where its host answers with Access-Control-Allow-Origin, and says so where it does not', async (t) => {
  const open = await serveSite(archive.site, { headers: { 'access-control-allow-origin': '*' } });
  t.after(() => open.close());
  const embed = await frameIn(t, 'view=search&query=rollback', {
    url: open.url,
    sandbox: 'allow-scripts',
  });
  if (!embed) return;
  await embed.frame.locator('.hit a').first().click(WAIT);
  await embed.frame.locator('article.post').waitFor(WAIT);
  for (const view of ['room', 'list', 'post', 'related']) {
    const other = await frameIn(t, `view=${view}&post=reversible-by-default&query=kind:incident`, {
      url: open.url,
      sandbox: 'allow-scripts',
    });
    await other.frame.locator('article.post, .hit a, .nearby a').first().waitFor(WAIT);
  }
  const refused = await frameIn(t, 'view=search&query=rollback', { sandbox: 'allow-scripts' });
  await refused.frame.getByText('Access-Control-Allow-Origin').waitFor(WAIT);
});

test('the self-test finds nothing lacking on its own host', async (t) => {
  browser ??= await openBrowser(t);
  if (!browser) return;
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.goto(`${archive.url}self-test.html`, WAIT);
  await page.locator('[data-done]').waitFor(WAIT);
  assert.equal(
    await page.locator('[data-done="0"]').count(),
    1,
    await page.locator('table').textContent(),
  );
});
