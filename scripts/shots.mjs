// Screenshots of the reading room's states, in both themes and two widths: node scripts/shots.mjs SITE OUT
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser } from '../tests/support.mjs';
import { serveSite } from '../tests/web/server.mjs';

const [site, out] = process.argv.slice(2);
const STATES = {
  front: '', results: '#/?q=runbook%20night', filtered: '#/?q=release&kind=decision', post: '#/post/reversible-by-default', marked: '#/post/log-volume-overload?q=log%20volume',
  'no-match': '#/?q=zyxwvut', 'no-post': '#/post/nowhere',
};
const FAULTS = { missing: [/index-/, 'missing', '#/?q=runbook'], damaged: [/posts-/, 'damage', '#/post/no-heroics'] };

await mkdir(out, { recursive: true });
const server = await serveSite(site);
const browser = await openBrowser({ skip: (why) => console.log(`skipped: screenshots: ${why}`) });
if (browser) {
  for (const colorScheme of ['light', 'dark']) {
    for (const [name, width, height] of [['desktop', 1280, 850], ['phone', 390, 780]]) {
      const page = await (await browser.newContext({ colorScheme, viewport: { width, height } })).newPage();
      const shoot = async (state, hash) => {
        await page.goto('about:blank');
        await page.goto(server.url + hash);
        await page.waitForSelector('.hit, .status, #post-title', { state: 'attached' });
        await page.waitForTimeout(500);
        await page.screenshot({ path: join(out, `${state}-${colorScheme}-${name}.png`) });
      };
      for (const [state, hash] of Object.entries(STATES)) await shoot(state, hash);
      for (const [state, [pattern, fault, hash]] of Object.entries(FAULTS)) {
        server.faults.set(pattern, fault);
        await shoot(state, hash);
        server.faults.clear();
      }
      await page.context().close();
    }
  }
  await browser.close();
}
await server.close();
