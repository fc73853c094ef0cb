// Folders as a reader sees them: a tree beside the list, steps over a post, and nothing said twice.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { folderOf, openBrowser, pack } from '../support.mjs';
import { serveSite } from './server.mjs';

const post = (/** @type {string} */ title) => `# ${title}\n\nWords of ${title}.\n`;
let server, browser;
before(async () => {
  const folder = folderOf({
    'run-books/README.md': post('Run books'),
    'run-books/etcd/defrag.md': post('Defragment'),
    'run-books/etcd/restore.md': post('Restore'),
    'run-books/pools.md': post('Pools'),
    'guide/start.md': post('Start'),
    'guide/use.md': post('Use'),
  });
  server = await serveSite(pack(folder));
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test('sections narrow a list, one below another, and a post tells its own', async (t) => {
  browser = await openBrowser(t);
  if (!browser) return;
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(server.url);
  const named = (/** @type {string} */ name) => page.getByRole('button', { name, exact: false });
  await named('Run books').waitFor();
  // Themes are taken from the same folders: they would say it twice.
  assert.equal(await page.getByRole('heading', { name: 'Theme' }).count(), 0);
  assert.equal(await named('Etcd').count(), 0, 'what is below is shown once it is chosen');

  await named('Run books').click();
  await named('Etcd').click();
  await page.waitForURL(/in(:|%3A)run-books(\/|%2F)etcd/);
  await page.waitForFunction(() => document.querySelectorAll('.hits .hit').length === 2);

  await page.goto(`${server.url}#/post/restore`);
  const crumbs = page.locator('.crumbs').getByRole('link');
  await crumbs.first().waitFor();
  assert.deepEqual(await crumbs.allTextContents(), ['Run books', 'Etcd']);
  await crumbs.first().click();
  await page.waitForFunction(() => document.querySelectorAll('.hits .hit').length === 4);
});
