// Screenshots of every state of the reading room, in both themes, at four sizes, and in three pseudo-locales: node scripts/shots.mjs OUT [state…]
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openBrowser } from '../tests/support.mjs';
import { SIZES, STATES, THEMES, openState, serveSites } from '../tests/web/room_states.mjs';

const [out, ...wanted] = process.argv.slice(2);
/** Beside the plain ones: a wordy language, and one from right to left, where they differ. */
const LOCALES = { '': THEMES, 'en-XA': ['light'], 'ar-XB': ['dark'], de: ['light'] };

/** What lies over the window is shown with the window alone. */
const DIALOGS = new Set(['palette', 'palette-typed', 'marked', 'panel', 'loading']);

await mkdir(resolve(out), { recursive: true });
const browser = await openBrowser({ skip: (why) => console.log(`skipped: screenshots: ${why}`) });
if (browser) {
  const sites = await serveSites();
  let count = 0;
  for (const state of wanted.length ? wanted : Object.keys(STATES)) {
    for (const size of Object.keys(SIZES)) {
      for (const [locale, themes] of Object.entries(LOCALES)) {
        if (locale && size !== 'desktop' && size !== 'phone') continue;
        const opened = await openState(browser, sites, state, { size, locale });
        for (const theme of themes) {
          await opened.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
          await opened.page.screenshot({
            path: join(
              resolve(out),
              `${[state, size, theme, locale].filter(Boolean).join('-')}.png`,
            ),
            fullPage: size !== 'keyboard' && !DIALOGS.has(state),
          });
          count += 1;
        }
        await opened.close();
      }
    }
  }
  console.log(`${count} screenshots in ${out}`);
  await browser.close();
  await sites.close();
}
