// The command that npm installs: the same bundle, words and exit codes as the native one, from an empty folder.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { command, openBrowser, pack, root, sharedArchive, temporaryFolder } from '../support.mjs';
import { install, run } from './support.mjs';

const today = ['--today', '2026-11-24'];
let folder;
const installed = (t) => folder ??= install(t);

/** @param {string} site below it: path → hash of each file */
function hashes(site, below = '') {
  return Object.fromEntries(readdirSync(join(site, below), { recursive: true }).map(String).filter((path) => statSync(join(site, below, path)).isFile()).sort()
    .map((path) => [path, createHash('sha256').update(readFileSync(join(site, below, path))).digest('hex')]));
}

const archives = [['the sample archive', () => join(root, 'data/posts')], ['18f-blog', (t) => sharedArchive('18f-blog', t)], ['rust-blog', (t) => sharedArchive('rust-blog', t)]];
for (const [name, find] of archives) {
  test(`${name} becomes the very site that the native command writes`, (t) => {
    const posts = find(t);
    if (!posts) return;
    const site = temporaryFolder();
    run(installed(t), 'npx', 'carrel', 'pack', posts, '-o', site, ...today, '--quiet');
    assert.deepEqual(hashes(site), hashes(pack(posts)));
  });
}

test('it ends by saying how to publish, with lines to paste whose integrity is true', (t) => {
  const site = temporaryFolder();
  const said = run(installed(t), 'npx', 'carrel', 'pack', join(root, 'data/manual'), '-o', site, ...today, '--url', 'https://archive.example/docs');
  const hash = (path) => `sha256-${createHash('sha256').update(readFileSync(join(site, path))).digest('base64')}`;
  assert.match(said, /Publish: copy .* to any static host/);
  assert.ok(said.includes(`<carrel-archive src="https://archive.example/docs/archive/archive.json" integrity="${hash('archive/archive.json')}">`), said);
  const [, script, integrity] = /src="https:\/\/archive\.example\/docs\/(assets\/carrel\.[0-9a-f]+\.js)" integrity="([^"]+)"/.exec(said);
  assert.equal(integrity, hash(script));
});

test('search answers as the native command does, and wrong usage has its exit codes', (t) => {
  const site = pack(join(root, 'data/posts'));
  const bin = join(installed(t), 'node_modules/carrel/node/bin.js');
  const both = (...args) => [spawnSync('node', [bin, ...args], { encoding: 'utf8' }), spawnSync(command, args, { encoding: 'utf8' })];
  for (const args of [['search', site, 'rollback'], ['search', site, '--json', 'rolback'], ['search', site, '--explain', 'night pager']]) {
    const [here, native] = both(...args);
    assert.equal(here.stdout, native.stdout);
  }
  for (const args of [[], ['pack'], ['frobnicate'], ['pack', '/nowhere', '-o', temporaryFolder()], ['search', temporaryFolder(), 'x'], ['pack', root, '-o', temporaryFolder(), '--today', 'soon']]) {
    const [here, native] = both(...args);
    assert.equal(here.status, native.status, args.join(' '));
  }
});

test('754 posts become a page that is searched, in under a minute, with nothing configured', async (t) => {
  const posts = sharedArchive('rust-blog', t);
  if (!posts) return;
  const site = temporaryFolder();
  const started = performance.now();
  run(installed(t), 'npx', 'carrel', 'pack', posts, '-o', site, '--quiet');
  const server = spawn('node', [join(folder, 'node_modules/carrel/node/bin.js'), 'serve', site, '--port', '8700']);
  t.after(() => server.kill());
  const address = await new Promise((resolve) => server.stdout.once('data', (text) => resolve(String(text).trim())));
  const browser = await openBrowser(t);
  if (!browser) return;
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.goto(`${address}#/?q=borrow%20checker`, { timeout: 60_000 });
  await page.locator('.hit a').first().waitFor({ timeout: 60_000 });
  t.diagnostic(`${((performance.now() - started) / 1000).toFixed(1)} s from an empty folder to results`);
});
