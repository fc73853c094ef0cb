// The page without JavaScript: its list, and the text it leads to, in a browser with scripts off; and what pack puts into the files.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openBrowser, pack, root, temporaryFolder } from '../support.mjs';
import { serveSite } from './server.mjs';

test('without JavaScript the page lists the posts, and each leads to its readable text', async (t) => {
  const browser = await openBrowser(t);
  if (!browser) return;
  const server = await serveSite(pack(join(root, 'tests/web/fixture')));
  const page = await (
    await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 850 } })
  ).newPage();
  page.setDefaultTimeout(30_000);
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(server.url);
  assert.equal(await page.title(), 'Everything a post can hold');
  assert.equal(await page.locator('h1').textContent(), 'Everything a post can hold');
  const links = page.locator('.hit a');
  assert.equal(await links.count(), 5);
  assert.equal(await links.first().getAttribute('href'), 'text.html#everything');
  await links.first().click();
  await page.waitForSelector('article');
  assert.equal(await page.locator('article').count(), 5);
  assert.match(
    await page.locator('#everything').textContent(),
    /Every element once[\s\S]*A footnote/,
  );
  // Links within stay within; ids are each post's own; a picture elsewhere is a link, and nothing was asked of another host.
  assert.equal(
    await page.locator('#everything a', { hasText: 'the decision' }).getAttribute('href'),
    'text.html#decision.why',
  );
  assert.equal(await page.locator('[id="decision.why"]').count(), 1);
  assert.equal(await page.locator('#everything img').count(), 1);
  assert.equal(
    await page.getByRole('link', { name: 'Elsewhere', exact: true }).getAttribute('href'),
    'https://pictures.example/elsewhere.png',
  );
  const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
  assert.equal(new Set(ids).size, ids.length, 'no id stands twice');
  assert.ok(asked.length > 1);
  for (const url of asked) assert.ok(url.startsWith(server.url), `asked ${url}`);
  await browser.close();
  await server.close();
});

test('text above two megabytes is split, newest first, and links lead to the right file', () => {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  for (let number = 0; number < 12; number++) {
    const words = Array.from(
      { length: 40_000 },
      (_, at) => `w${(at * 7919 + number * 104729) % 99991}`,
    ).join(' ');
    writeFileSync(
      join(folder, `post-${number}.md`),
      `---\ntitle: Post ${number} & <more>\ndate: 2020-01-${String(number + 1).padStart(2, '0')}\n---\n\n[first](post-0.md)\n\n${words}\n`,
    );
  }
  const site = pack(folder);
  const files = readdirSync(site)
    .filter((name) => name.startsWith('text'))
    .sort();
  assert.deepEqual(files, ['text-2.html', 'text.html']);
  for (const name of files) assert.ok(statSync(join(site, name)).size < 2_200_000);
  const newest = readFileSync(join(site, 'text.html'), 'utf8');
  assert.ok(
    newest.indexOf('id="post-11"') > 0 &&
      newest.indexOf('id="post-11"') < newest.indexOf('id="post-10"'),
  );
  assert.ok(newest.includes('href="text-2.html#post-0"') && newest.includes('rel="next"'));
  assert.ok(newest.includes('Post 11 &amp; &lt;more&gt;') && !newest.includes('<more>'));
  const page = readFileSync(join(site, 'index.html'), 'utf8');
  assert.ok(page.includes('href="text-2.html#post-0"') && !page.includes('{{'));
});
