// What each tool publishes, where its links lead and what it hides, against what is packed: see README.md.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isChosen } from '../sample.mjs';
import { carrel, temporaryFolder } from '../support.mjs';
import { TOOLS, install, linksOf, observe, readFixtures, versionOf, writeSite } from './tools.mjs';

/** What is packed of a fixture, in the words of an observation. @param {import('./tools.mjs').Fixture} fixture */
function observePacked(fixture) {
  const site = temporaryFolder();
  const { posts } = writeSite(fixture);
  const words = ['-o', site, '--today', '2026-11-24', '--json', '--room', '/nonexistent'];
  const report = JSON.parse(carrel('pack', posts, ...words));
  const pathOf = new Map(report.packed.map(({ slug, path }) => [slug, path]));
  /** @type {Record<string, string>} */
  const links = {};
  let text = '';
  for (const { slug, path } of report.packed) {
    const html = carrel('read', site, slug, '--html');
    text += html;
    for (const [word, address] of linksOf(html)) {
      const target = /#\/post\/([^/"]+)/.exec(address)?.[1];
      // The end of a page's own address: a link to a heading of the same post.
      if (target) links[`${path} to ${word}`] = pathOf.get(decodeURIComponent(target));
      else if (address.startsWith('#')) links[`${path} to ${word}`] = path;
    }
  }
  return {
    published: [...pathOf.values()].sort(),
    links,
    shown: (fixture.hidden ?? []).filter((word) => text.includes(word)),
    notes: report.notes,
  };
}

for (const [name, fixture, recorded] of await readFixtures()) {
  const packed = observePacked(fixture);
  const { stricter = {}, looser = {}, elsewhere = {}, dead = {} } = fixture;

  test(`${name}: what ${fixture.tool} does not publish stays out, but for the differences that have a reason`, () => {
    const kept = recorded.published.filter((path) => !packed.published.includes(path));
    assert.deepEqual(kept.sort(), Object.keys(stricter).sort());
    const leaked = packed.published.filter((path) => !recorded.published.includes(path));
    assert.deepEqual(leaked.sort(), Object.keys(looser).sort());
  });

  test(`${name}: each post that stays out is named in the report`, () => {
    const said = packed.notes.map(({ where, message }) => `${where} ${message}`).join('\n');
    const silent = Object.keys(fixture.posts).filter(
      (path) =>
        /\.(md|mdx)$/.test(path) &&
        !packed.published.includes(path) &&
        !path.split('/').some((part, i, parts) => said.includes(parts.slice(0, i + 1).join('/'))),
    );
    assert.deepEqual(silent, []);
  });

  test(`${name}: a link that leads to a post leads to the same one here`, () => {
    const isPacked = (/** @type {string} */ path) => packed.published.includes(path);
    const links = Object.entries(recorded.links).filter(
      ([link, target]) =>
        isPacked(link.replace(/ to \w+$/, '')) && isPacked(target) && !(link in dead),
    );
    for (const link of Object.keys(dead)) assert.equal(packed.links[link], undefined, link);
    assert.deepEqual(Object.fromEntries(links.map(([link]) => [link, packed.links[link]])), {
      ...Object.fromEntries(links),
      ...elsewhere,
    });
  });

  test(`${name}: what is hidden in a post is shown nowhere`, () => {
    assert.deepEqual(packed.shown, []);
  });
}

let row = 0;
for (const tool of Object.keys(TOOLS)) {
  // The tools of the npm registry take half a minute each: one of them in a run.
  if (TOOLS[tool].packages && !isChosen(row++, 4)) continue;
  test(`${tool} itself still does what is recorded`, async (t) => {
    if (!install(tool)) return t.skip(`${tool} is not installed and cannot be had`);
    for (const [name, fixture, { version, ...recorded }] of await readFixtures()) {
      if (fixture.tool !== tool) continue;
      if (versionOf(tool) !== version) t.diagnostic(`${name} was recorded with ${version}`);
      assert.deepEqual(observe(fixture), recorded, name);
    }
  });
}
