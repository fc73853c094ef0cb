// TypeScript's checker over the JSDoc types of the page and of npm's command.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../support.mjs';

for (const [what, project] of [['the page', '.'], ['npm\'s command', 'web/node/tsconfig.json']]) {
  test(`the types of ${what} agree`, () => {
    const { stdout, status } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', join(root, project)], { encoding: 'utf8' });
    assert.equal(status, 0, stdout);
  });
}
