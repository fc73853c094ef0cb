import { openBrowser } from '/work/room/tests/support.mjs';
import { serveSite } from '/work/room/tests/web/server.mjs';
const [site, out, ...specs] = process.argv.slice(2);
const server = await serveSite(site);
const browser = await openBrowser({skip: console.log});
for (const spec of specs) {
  const [name, hash, w, h, scheme='light', wait='900', script] = spec.split('|');
  const context = await browser.newContext({ viewport: {width: +w, height: +h}, colorScheme: scheme });
  const page = await context.newPage();
  page.on('pageerror', e => console.log(name, 'PAGEERROR', e.message, e.stack?.split('\n')[1]));
  page.on('console', m => { if (m.type()==='error') console.log(name, 'CONSOLE', m.text()); });
  await page.goto(server.url + hash); await page.waitForTimeout(+wait);
  if (script) { await page.evaluate(script); await page.waitForTimeout(600); }
  await page.screenshot({ path: `${out}/${name}.png` });
  await context.close();
}
await browser.close(); await server.close();
