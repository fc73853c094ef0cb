// Archives that older versions wrote are read for ever: one of each format is kept here. See README.md.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { carrel, command, openWasm, root, temporaryFolder } from '../support.mjs';
import { SLUGS, answersOf } from './answers.mjs';

const folder = join(root, 'tests/bundles');
const formats = readdirSync(folder).filter((name) => /^\d+\.\d+$/.test(name));

/** A copy of a kept site with a changed manifest. @param {(manifest: any) => void} change */
function changed(change) {
  const site = temporaryFolder();
  cpSync(join(folder, formats.at(-1)), site, { recursive: true });
  const file = join(site, 'archive/archive.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  change(manifest);
  writeFileSync(file, JSON.stringify(manifest));
  return site;
}

test('the format of today is kept', () => {
  const numbers = readFileSync(join(root, 'src/bundle/bundle_format.h'), 'utf8').match(
    /kFormatMajor = (\d+);[^]*kFormatMinor = (\d+);/,
  );
  assert.ok(formats.includes(`${numbers[1]}.${numbers[2]}`), 'run node tests/bundles/make.mjs');
});

for (const format of formats) {
  const site = join(folder, format);
  const kept = JSON.parse(readFileSync(join(site, 'answers.json'), 'utf8'));

  test(`format ${format}: whole, and the command answers and reads it as it always did`, () => {
    carrel('inspect', site);
    assert.deepEqual(answersOf(site), kept);
  });

  test(`format ${format}: the page's engine answers the same, and renders each post`, async () => {
    const { ask } = await openWasm(site);
    for (const [text, slugs] of Object.entries(kept.hits)) {
      const { reply } = await ask('search', { text, count: 20 });
      assert.deepEqual(reply.hits.map((hit) => hit.slug).sort(), slugs, text);
    }
    for (const slug of SLUGS) {
      const { reply } = await ask('post', { slug });
      assert.ok(reply.nodes.length > 0, slug);
    }
  });
}

test('a later minor format with fields and roles that nobody knows yet is read', () => {
  const site = changed((manifest) => {
    manifest.format.minor = 99;
    manifest.of_tomorrow = { list: [1, 2], text: 'x' };
  });
  const kept = JSON.parse(readFileSync(join(folder, formats.at(-1), 'answers.json'), 'utf8'));
  assert.deepEqual(answersOf(site), kept);
});

test('another major format is refused in a sentence that says what to do', () => {
  const site = changed((manifest) => (manifest.format.major = 2));
  const { status, stderr } = spawnSync(command, ['read', site, SLUGS[0]], { encoding: 'utf8' });
  assert.equal(status, 3);
  assert.match(stderr, /format 2; this reader knows format 1/);
  assert.match(stderr, /open it with a carrel of its own age, or pack it anew/);
});
