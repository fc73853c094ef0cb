// The tree is laid out as scripts/format lays it out.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../support.mjs';

test('clang-format and prettier would change no file', (t) => {
  const { stdout, stderr, status } = spawnSync(join(root, 'scripts/format'), ['--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout + stderr);
  const left = /^skipped: .*/m.exec(stdout);
  if (left) t.skip(left[0]);
});
