// Draws web/icon.svg as the PNG files that phones want for an installed page. Run by hand after the icon has changed.
// usage: node scripts/generate/make_icons.mjs
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../../tests/support.mjs';

const web = join(resolve(dirname(fileURLToPath(import.meta.url)), '../..'), 'web');
const picture = (await readFile(join(web, 'icon.svg'))).toString('base64');
const browser = await openBrowser({
  skip: (why) => {
    throw new Error(why);
  },
});
for (const size of [192, 512]) {
  const page = await (
    await browser.newContext({ viewport: { width: size, height: size } })
  ).newPage();
  await page.setContent(
    `<style>body { margin: 0 } img { display: block; width: 100vw }</style><img src="data:image/svg+xml;base64,${picture}">`,
  );
  await writeFile(join(web, `icon-${size}.png`), await page.screenshot({ omitBackground: true }));
}
await browser.close();
