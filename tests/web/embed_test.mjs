// embed.html: what an iframe shows by its fragment, and what it says to the page around, which must have named itself.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser, pack, root } from '../support.mjs';
import { serveSite } from './server.mjs';

const WAIT = { timeout: 60_000 };
let archive, portal, browser;
before(async () => {
  const site = pack(join(root, 'data/posts'));
  writeFileSync(join(site, 'portal.html'), '<!doctype html><html lang="en"><title>Portal</title><body></body></html>');
  archive = await serveSite(site);
  portal = await serveSite(site);
});
after(async () => { await browser?.close(); await archive.close(); await portal.close(); });

/** A portal of another origin with the archive in an iframe; its messages are noted in `window.heard`. */
async function frameIn(t, fragment, { url = archive.url, sandbox = null } = {}) {
  browser ??= await openBrowser(t);
  if (!browser) return null;
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.goto(`${portal.url}portal.html`, WAIT);
  await page.evaluate(([src, allowed]) => {
    window.heard = [];
    addEventListener('message', ({ origin, data }) => window.heard.push({ ...data, origin }));
    const frame = Object.assign(document.createElement('iframe'), { src, title: 'Archive', width: 900, height: 600 });
    if (allowed !== null) frame.setAttribute('sandbox', allowed);
    document.body.append(frame);
  }, [`${url}embed.html#${fragment}`, sandbox]);
  const heard = async (type) => (await page.evaluate(() => window.heard)).filter((message) => message.type === type);
  const hears = async (type, isWanted = () => true) => { for (let tries = 0; tries < 600; tries++) { const first = (await heard(type)).find(isWanted); if (first) return first; await page.waitForTimeout(100); } return assert.fail(`never: ${type}`); };
  const say = (message) => page.evaluate((data) => document.querySelector('iframe').contentWindow.postMessage(data, '*'), message);
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
  for (const fragment of ['view=room', 'view=room&host=https://elsewhere.example', 'view=room&host=*', 'view=room&host=null']) {
    const embed = await frameIn(t, fragment);
    if (!embed) return;
    await embed.frame.locator('.hit a').first().waitFor(WAIT);
    await embed.say({ carrel: 1, type: 'theme', theme: 'dark' });
    await embed.page.waitForTimeout(500);
    assert.deepEqual(await embed.page.evaluate(() => window.heard), [], fragment);
    assert.equal(await embed.frame.locator('.carrel[data-theme=dark]').count(), 0, fragment);
  }
});

test('under sandbox="allow-scripts" it searches and reads where its host answers with Access-Control-Allow-Origin, and says so where it does not', async (t) => {
  const open = await serveSite(archive.site, { headers: { 'access-control-allow-origin': '*' } });
  t.after(() => open.close());
  const embed = await frameIn(t, 'view=search&query=rollback', { url: open.url, sandbox: 'allow-scripts' });
  if (!embed) return;
  await embed.frame.locator('.hit a').first().click(WAIT);
  await embed.frame.locator('article.post').waitFor(WAIT);
  for (const view of ['room', 'list', 'post', 'related']) {
    const other = await frameIn(t, `view=${view}&post=reversible-by-default&query=kind:incident`, { url: open.url, sandbox: 'allow-scripts' });
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
  assert.equal(await page.locator('[data-done="0"]').count(), 1, await page.locator('table').textContent());
});
