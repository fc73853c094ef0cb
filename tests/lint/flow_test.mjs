// The functions that README.md's flow lines name exist, and a search crosses no more of them than was promised.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../support.mjs';

const sources = ['src', 'wasm', 'web'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(cpp|h|js)$/.test(path))
    .map((path) => readFileSync(join(root, folder, path), 'utf8')),
);

/** The chains of one flow, each a line of README.md. @param {string} flow */
function chainsOf(flow) {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const [, lines] = readme.match(new RegExp(`^    ${flow} +((?:.*→.*\\n|    .*\\n)+)`, 'm')) ?? [];
  assert.ok(lines, `README.md has no flow "${flow}"`);
  return lines
    .split(/\n(?:    \w.*|$)/)[0]
    .split('\n')
    .map((line) => line.trim().split(' → '));
}

/** Whether some source defines it: "Class.method", "Class::method", "Class" or a function. @param {string} name */
function isDefined(name) {
  const [owner, member] = name.split(/::|\./);
  const calls = new RegExp(`(?<![\\w#])${(member ?? owner).replace('#', '\\#')}(?:<[^>]*>)?\\(`);
  const owns = new RegExp(`\\b(?:class|struct|typedef .*) ${owner}\\b|${owner}::`);
  return sources.some(
    (text) => (calls.test(text) && (!member || owns.test(text))) || (!member && owns.test(text)),
  );
}

for (const flow of ['pack', 'search', 'read'])
  test(`README.md: every function of the flow "${flow}" exists`, () => {
    for (const name of chainsOf(flow).flat()) assert.ok(isDefined(name), name);
  });

test('a name that no source has is noticed', () => {
  for (const name of ['match_qery', 'Room.#shwo', 'Archive::serch'])
    assert.ok(!isDefined(name), name);
});

test('a search crosses ten functions of JavaScript on its way to the engine, and twelve of C++', () => {
  const [down, engine] = chainsOf('search');
  assert.ok(down.length <= 10, `${down.length}: ${down}`);
  assert.ok(engine.length <= 12, `${engine.length}: ${engine}`);
});
