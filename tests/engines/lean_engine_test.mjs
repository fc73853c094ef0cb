// A reader's engine lets go of the posts that came first once it holds four megabytes of them, and what it let go of is asked for again.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LeanEngine } from '../../web/engine/lean_engine.js';
import {
  carrel,
  compile,
  isPlain,
  makeRandom,
  openWasm,
  readManifest,
  temporaryFolder,
} from '../support.mjs';

const POSTS = 60,
  WORDS = 2_500;

/** Posts that hardly compress. */
function writeNoise() {
  const folder = temporaryFolder();
  const random = makeRandom(7);
  const word = () => Array.from({ length: 60 }, () => random(36).toString(36)).join('');
  for (let i = 0; i < POSTS; i++)
    writeFileSync(
      join(folder, `post-${i}.md`),
      `# Post ${i}\n\n${Array.from({ length: WORDS }, word).join(' ')}\n`,
    );
  return folder;
}

test('posts beyond four megabytes are let go, the oldest first, and come again', async () => {
  const site = temporaryFolder();
  carrel('pack', writeNoise(), '-o', site, '--quiet');
  const { read } = await openWasm(site);
  const engine = new LeanEngine(await compile(isPlain ? 'carrel-plain.js' : 'carrel.wasm'));
  engine.load('archive.json', await read('archive.json'));
  const manifest = readManifest(site);
  const parts = manifest.parts.filter(({ role }) => role === 'posts');
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  assert.ok(total > 5_000_000, `${total} bytes: too few to show anything`);
  for (const { name } of manifest.parts) engine.load(name, await read(name));

  const needsOf = (part) => engine.post({ number: part.base }).needs;
  const held = parts.filter((part) => needsOf(part).length === 0);
  assert.deepEqual(
    held.map(({ name }) => name),
    parts.slice(-held.length).map(({ name }) => name),
    'the last ones',
  );
  const heldBytes = held.reduce((sum, { bytes }) => sum + bytes, 0);
  assert.ok(heldBytes <= 4 * 1024 * 1024 && heldBytes > 3_000_000, `${heldBytes} bytes are held`);

  const [first] = parts;
  assert.deepEqual(needsOf(first), [first.name]);
  engine.load(first.name, await read(first.name));
  assert.equal(engine.post({ number: first.base }).complete, true);
  assert.deepEqual(needsOf(held[0]), [held[0].name], 'in its place');
});
