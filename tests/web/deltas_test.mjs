// An update in few bytes: with deltas the changed parts are made of the stored ones; who is further behind fetches whole parts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support.mjs';
import {
  assert,
  cutOff,
  inBrowser,
  keepA,
  nextRelease,
  packInto,
  page,
  readPost,
  searchFor,
  server,
  setStage,
  waitForArchive,
  waitForNotice,
  waitForOffline,
  writePosts,
} from './journey.mjs';

// Words enough that a part is worth a delta.
const body = Array.from({ length: 1500 }, (_, i) => `w${(i * 7919) % 100_000}`).join(' ');
let siteA, siteB, siteC;

setStage('deltas', {
  oneOf: 2,
  site() {
    siteA = packInto(temporaryFolder(), writePosts('A', { posts: 40, body }));
    siteB = nextRelease(
      siteA,
      writePosts('B', { posts: 41, edited: [3], body }),
      '--previous',
      siteA,
    );
    siteC = nextRelease(
      siteB,
      writePosts('C', { posts: 42, edited: [3, 20], body }),
      '--previous',
      siteB,
    );
    return siteA;
  },
  begin: keepA,
});

/** Goes on to a release; what the server handed out of the archive for it, without the manifest. */
async function updateTo(site, title) {
  server.sent.clear();
  server.site = site;
  await page.reload();
  await waitForNotice(page, 'update');
  const names = [...server.sent.keys()].filter(
    (name) => name.startsWith('archive/') && name !== 'archive/archive.json',
  );
  await page.reload();
  await waitForArchive(page, title);
  await waitForOffline(page);
  return names;
}

/** Read, searched and verified, without the server. */
async function worksAlone(title) {
  cutOff();
  await page.reload();
  await waitForArchive(page, title);
  for (const number of [3, 20, 40]) await readPost(page, number);
  await searchFor(page, 'valve');
  await waitForOffline(page);
  await server.faults.whenMet();
  server.faults.clear();
}

inBrowser(
  'one edition behind, and again from what was made: deltas come in place of the parts they make',
  async () => {
    for (const [site, title] of [
      [siteB, 'Release B'],
      [siteC, 'Release C'],
    ]) {
      const names = await updateTo(site, title);
      const { deltas } = JSON.parse(readFileSync(join(site, 'archive/archive.json'), 'utf8'));
      assert.ok(deltas.length > 3);
      for (const { name, to } of deltas)
        assert.ok(
          names.includes(`archive/${name}`) && !names.includes(`archive/${to}`),
          `${to} in ${names.join(' ')}`,
        );
      await worksAlone(title);
    }
  },
);

inBrowser('two editions behind, whole parts come', async () => {
  const names = await updateTo(siteC, 'Release C');
  assert.ok(
    names.some((name) => /\/posts-/.test(name)),
    names.join(' '),
  );
  await worksAlone('Release C');
});

inBrowser('a damaged delta is left aside for the whole part', async () => {
  server.faults.set(/delta-/, 'damage');
  const names = await updateTo(siteB, 'Release B');
  assert.ok(
    names.some((name) => /\/posts-/.test(name)),
    names.join(' '),
  );
  server.faults.clear();
  await worksAlone('Release B');
});

inBrowser('a part that was made and then cleared comes back from the host', async () => {
  await updateTo(siteB, 'Release B');
  await page.evaluate(async () => {
    for (const name of (await caches.keys()).filter((known) => known.includes(' copy '))) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys())
        if (/index-|posts-0/.test(url)) await cache.delete(url);
    }
  });
  await page.reload();
  await waitForOffline(page);
  await worksAlone('Release B');
});
