// What a screen reader says on six journeys, word for word: a virtual screen reader walks the fixture's page and its transcript is compared
// with the one committed in transcripts/. CARREL_REBASELINE=1 rewrites them; read the difference aloud before committing it.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { sampleOf } from '../sample.mjs';
import { build } from 'esbuild';
import { openBrowser, pack, root } from '../support.mjs';
import { serveSite } from './server.mjs';

const test = sampleOf(3);

const folder = join(root, 'tests/web/transcripts');
let browser, server, reader;

before(async () => {
  browser = await openBrowser({ skip: (why) => console.log(`skipped: spoken journeys: ${why}`) });
  if (!browser) return;
  server = await serveSite(pack(join(root, 'tests/web/fixture')));
  const {
    outputFiles: [file],
  } = await build({
    stdin: {
      contents: 'export { virtual } from "@guidepup/virtual-screen-reader/browser.js";',
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'spoken',
    platform: 'browser',
  });
  reader = `${file.text}; globalThis.spoken = spoken;`;
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** The verbs of a journey; each is told in the transcript before what is said. */
function narrator(page, lines) {
  const said = async (told, act) => {
    const from = await page.evaluate(async () => (await spoken.virtual.spokenPhraseLog()).length);
    await act();
    await page.waitForTimeout(1500); // live regions speak once typing has stopped
    const phrases = await page.evaluate(
      async (start) => (await spoken.virtual.spokenPhraseLog()).slice(start),
      from,
    );
    lines.push(`> ${told}`, ...phrases, '');
  };
  return {
    async start(hash, ready) {
      await page.goto(server.url + hash);
      await page.waitForSelector(ready);
      await page.waitForLoadState('networkidle');
      await page.evaluate(reader);
      lines.push(`> open ${hash || 'the front'}`);
      await page.evaluate(() => spoken.virtual.start({ container: document.body }));
      lines.push(...(await page.evaluate(() => spoken.virtual.spokenPhraseLog())), '');
    },
    next: (count) =>
      said(`next, ${count} times`, () =>
        page.evaluate(async (times) => {
          for (let i = 0; i < times; i++) await spoken.virtual.next();
        }, count),
      ),
    heading: (count) =>
      said(`next heading, ${count} times`, () =>
        page.evaluate(async (times) => {
          for (let i = 0; i < times; i++)
            await spoken.virtual.perform(spoken.virtual.commands.moveToNextHeading);
        }, count),
      ),
    focus: (selector) => said(`focus ${selector}`, () => page.locator(selector).first().focus()),
    press: (key) => said(`press ${key}`, () => page.keyboard.press(key)),
    /** `heard`: what a live region then says, however long the machine takes over it. */
    type: (text, heard) =>
      said(`type ${text}`, async () => {
        await page.keyboard.type(text);
        if (heard)
          await page.waitForFunction(
            (wanted) =>
              [...document.querySelectorAll('[aria-live]')].some(
                (region) => region.textContent === wanted,
              ),
            heard,
          );
      }),
    wait: (selector) => page.waitForSelector(selector),
  };
}

/** @type {Record<string, (tell: ReturnType<typeof narrator>) => Promise<void>>} */
const JOURNEYS = {
  front: async (tell) => {
    await tell.start('', '.bars span');
    await tell.next(24);
  },
  search: async (tell) => {
    await tell.start('', '.bars span');
    await tell.focus('.field');
    await tell.type('measure', '2 posts');
    await tell.wait('.excerpt mark');
    await tell.heading(3);
    await tell.next(6);
  },
  read: async (tell) => {
    await tell.start('#/?q=measure', '.excerpt mark');
    await tell.focus('.hit h3 a');
    await tell.press('Enter');
    await tell.wait('.post-title');
    await tell.next(8);
    await tell.heading(4);
  },
  filter: async (tell) => {
    await tell.start('', '.bars span');
    await tell.wait('.filter-panel button');
    await tell.focus('[data-value="kind:decision"]');
    await tell.press('Space');
    await tell.wait('.chip');
    await tell.focus('.chip');
    await tell.press('Enter');
  },
  'nothing found': async (tell) => {
    await tell.start('', '.bars span');
    await tell.focus('.field');
    await tell.type('zyxwvut', '0 posts');
    await tell.wait('.listing .status');
    await tell.heading(2);
    await tell.next(5);
  },
  commands: async (tell) => {
    await tell.start('#/post/everything', '.copy');
    await tell.press('Control+k');
    await tell.wait('.palette[open] [role=option]');
    await tell.press('ArrowDown');
    await tell.press('ArrowDown');
    await tell.type('dark');
    await tell.press('Escape');
  },
};

for (const [name, walk] of Object.entries(JOURNEYS)) {
  test(`what is said: ${name}`, async (t) => {
    if (!browser) return t.skip('no browser');
    const page = await (
      await browser.newContext({ viewport: { width: 1280, height: 850 }, reducedMotion: 'reduce' })
    ).newPage();
    page.setDefaultTimeout(120_000);
    // The dates told as an age do not grow older.
    await page.clock.setFixedTime(new Date('2026-11-24T12:00:00Z'));
    const lines = [];
    await walk(narrator(page, lines));
    await page.context().close();
    const file = join(folder, `${name.replaceAll(' ', '_')}.txt`);
    const transcript = lines.join('\n');
    if (process.env.CARREL_REBASELINE || !existsSync(file)) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, transcript);
      if (!process.env.CARREL_REBASELINE)
        assert.fail(`${file} was missing and has been written: read it`);
    }
    assert.equal(transcript, readFileSync(file, 'utf8'));
  });
}
