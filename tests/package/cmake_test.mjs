// A C++ program finds the installed carrel with find_package, links carrel::carrel, and needs nothing else.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { before, test } from 'node:test';
import { command, root, temporaryFolder } from '../support.mjs';

/** What is installed is moved before it is used: no path of the build may stand in it. */
const prefix = join(temporaryFolder(), 'moved');
const run = (program, ...args) =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const installed = join(prefix, 'bin/carrel');

before(() => {
  const first = join(temporaryFolder(), 'first');
  run('cmake', '--install', dirname(command), '--prefix', first);
  cpSync(first, prefix, { recursive: true });
});

test('a program outside packs in memory, and searches what the installed command packed', () => {
  const site = temporaryFolder(),
    build = temporaryFolder();
  run(installed, 'pack', join(root, 'data/posts'), '-o', site, '--today', '2026-11-24', '--quiet');
  const project = join(root, 'tests/package/cmake_project');
  run('cmake', '-S', project, '-B', build, '-G', 'Ninja', `-DCMAKE_PREFIX_PATH=${prefix}`);
  run('cmake', '--build', build);
  const query = 'cache stampede';
  const found = run(join(build, 'reader'), join(site, 'archive'), query).trim().split('\n');
  const { total, hits } = JSON.parse(run(installed, 'search', site, query, '--json'));
  assert.deepEqual(found, ['1: kettle', `${total}: ${hits[0].slug}`]);
});

test('the installed command copies the room that was installed with it', () => {
  const site = temporaryFolder();
  assert.ok(run(installed, 'pack', '--help').includes(join(prefix, 'share/carrel/room')));
  run(installed, 'pack', join(root, 'data/manual'), '-o', site, '--quiet');
  assert.ok(existsSync(join(site, 'index.html')));
});

test('all public headers are installed, and the package names no path of the build', () => {
  const headers = (/** @type {string} */ folder) =>
    readdirSync(join(folder, 'include/carrel')).sort();
  assert.deepEqual(headers(prefix), headers(root));
  const cmake = run('find', prefix, '-name', '*.cmake').trim().split('\n');
  assert.ok(cmake.length >= 3, cmake.join(' '));
  for (const file of cmake) {
    const text = readFileSync(file, 'utf8');
    assert.ok(!text.includes(root), file);
    assert.doesNotMatch(text, /zstd|md4c|yaml|snowball|nlohmann/, file);
  }
});
