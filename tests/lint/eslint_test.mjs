// The rules of scripts/eslint.config.js hold over all JavaScript of the tree.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../support.mjs';

const eslint = (...args) =>
  spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/eslint/bin/eslint.js'),
      '--config',
      join(root, 'scripts/eslint.config.js'),
      ...args,
    ],
    { cwd: root, encoding: 'utf8', input: 'let a = 1;\nif (a == 2) unknown();\n' },
  );

test('ESLint has nothing to say of any script, page or test', () => {
  const { stdout, stderr, status } = eslint('--max-warnings', '0', '.');
  assert.equal(status, 0, stdout + stderr);
});

test('it sees what it should see, in each of the folders', () => {
  for (const file of [
    'web/base/x.js',
    'web/node/x.js',
    'scripts/build/x.mjs',
    'tests/web/x.mjs',
    'wasm/split/x.mjs',
  ]) {
    const { stdout } = eslint('--stdin', '--stdin-filename', file, '--format', 'json');
    assert.deepEqual(
      JSON.parse(stdout)[0]
        .messages.map(({ ruleId }) => ruleId)
        .sort(),
      ['eqeqeq', 'no-undef', 'prefer-const'],
      file,
    );
  }
});
