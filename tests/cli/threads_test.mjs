// ThreadSanitizer sees no race where the command has threads: packing with several jobs, serving several connections.
// Its build is another one (scripts/compile threads carrel), which scripts/dev test makes.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pack, root, temporaryFolder } from '../support.mjs';

const checked = join(root, 'build/threads/carrel');
const skip = !existsSync(checked) && 'build/threads is not built';
const JOBS = 4;
const REPORT = /ThreadSanitizer|FATAL/;
const environment = {
  ...process.env,
  TSAN_OPTIONS: `exitcode=66:suppressions=${join(root, 'tests/cli/threads.suppressions')}`,
};
const run = (/** @type {string[]} */ ...command) =>
  spawnSync(command[0], command.slice(1), { encoding: 'utf8', env: environment });

/** Older sanitizers cannot start where the system spreads addresses widely; then without that. */
const program =
  !skip && run(checked, '--version').status !== 0
    ? ['setarch', process.arch === 'x64' ? 'x86_64' : 'aarch64', '-R', checked]
    : [checked];

test('the build in question is checked by ThreadSanitizer', { skip }, () => {
  const { stdout, stderr } = spawnSync(program[0], [...program.slice(1), '--version'], {
    encoding: 'utf8',
    env: { ...environment, TSAN_OPTIONS: 'help=1' },
  });
  assert.match(stdout + stderr, /flags for ThreadSanitizer/);
});

test('packing with several jobs has no race, and writes what one job writes', { skip }, () => {
  const folder = temporaryFolder(),
    site = temporaryFolder();
  for (const copy of ['one', 'two', 'three'])
    cpSync(join(root, 'data/posts'), join(folder, copy), { recursive: true });
  const options = ['--today', '2026-11-24', '--quiet'];
  const { status, stderr } = run(
    ...program,
    ...['pack', folder, '-o', site, '--jobs', String(JOBS), ...options],
  );
  assert.doesNotMatch(stderr, REPORT);
  assert.equal(status, 0, stderr);
  const manifest = (/** @type {string} */ packed) =>
    readFileSync(join(packed, 'archive/archive.json'), 'utf8');
  assert.equal(manifest(site), manifest(pack(folder, '--jobs', '1')));
});

test('serving many connections at once has no race', { skip }, async (t) => {
  const site = pack(join(root, 'data/manual'));
  const server = spawn(program[0], [...program.slice(1), 'serve', site, '--port', '19400'], {
    env: environment,
  });
  t.after(() => server.kill());
  let said = '';
  server.stderr.on('data', (text) => (said += text));
  const address = await new Promise((resolve, reject) => {
    server.stdout.once('data', (text) => resolve(String(text).trim()));
    server.once('exit', () => reject(new Error(said)));
  });
  for (let round = 0; round < 5; round++) {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        fetch(`${address}${i % 2 ? 'index.html' : 'archive/archive.json'}`, {
          headers: { connection: i % 3 ? 'close' : 'keep-alive' },
        }).then(async (response) => [response.status, (await response.arrayBuffer()).byteLength]),
      ),
    );
    for (const [status, bytes] of answers) assert.ok(status === 200 && bytes > 0);
  }
  server.kill();
  await new Promise((resolve) => server.once('close', resolve));
  assert.doesNotMatch(said, REPORT);
});
