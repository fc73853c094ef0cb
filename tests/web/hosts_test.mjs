// An archive inside other people's pages: it reads and searches, or says exactly what is missing. The whole product of hosts and variants
// with CARREL_HOSTS=all; by default every host with one element, and every variant where there is no policy.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { sampleOf } from '../sample.mjs';
import { openBrowser, pack, root } from '../support.mjs';
import { HOSTS, VARIANTS, outcomesHere, serveHosts } from './hosts.mjs';

const test = sampleOf(6);

const WAIT = { timeout: 60_000 };
let hosts, browser;
before(async () => {
  hosts = await serveHosts({
    carrel: pack(join(root, 'data/posts')),
    manual: pack(join(root, 'data/manual')),
  });
});
after(async () => {
  await browser?.close();
  await hosts.close();
});

const isAll = process.env.CARREL_HOSTS === 'all';
for (const host of HOSTS) {
  for (const variant of VARIANTS) {
    if (!isAll && host !== HOSTS[0] && variant !== VARIANTS[0]) continue;
    test(`${host.name}, ${variant.name}`, async (t) => {
      browser ??= await openBrowser(t);
      if (!browser) return;
      const page = await browser.newPage();
      t.after(() => page.close());
      const errors = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(hosts.addressOf(host, variant), WAIT);
      const frame = page.frames().at(-1);
      if (variant.after && !host.expect.error)
        await frame.waitForSelector('[data-moved]', { state: 'attached', ...WAIT }); // the host's script moves it about
      const found = await frame.evaluate(outcomesHere);
      assert.equal(found.length, variant.tags);
      for (const outcome of found) {
        if (host.expect.error) {
          assert.equal(outcome.error, host.expect.error);
          assert.match(outcome.said, /could not|cannot|failed/i, 'the reader is told too');
          assert.ok(outcome.said.includes(host.expect.error), outcome.said);
          continue;
        }
        assert.equal(outcome.engine, host.expect.engine, JSON.stringify(outcome));
        assert.equal(outcome.thread, host.expect.thread);
        assert.ok(outcome.total > 0 && outcome.first, JSON.stringify(outcome));
      }
      if (!host.expect.error) {
        // Seen, not only answered: hits with a title that has a size and the room's own type.
        const hit = frame.locator('.hit a').first();
        await hit.waitFor(WAIT);
        // The list may be drawn anew meanwhile: a link taken out has no look.
        const lookOf = () =>
          hit.evaluate((link) => {
            const { fontSize, textTransform, direction } = getComputedStyle(link);
            return fontSize && [parseFloat(fontSize) < 40, textTransform, direction];
          });
        let look = '';
        for (let tries = 0; tries < 50 && !look; tries++) look = await lookOf();
        assert.deepEqual(look, [true, 'none', 'ltr']);
      }
      assert.deepEqual(errors, [], 'no error reaches the page');
    });
  }
}
