// TypeScript's checker over the JSDoc types of the page, of npm's command, of the tests and scripts; and that the page's say something.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathsBelow, root } from '../support.mjs';
import { findAny } from './any_lint.mjs';

for (const [what, project] of [
  ['the page', '.'],
  ["npm's command", 'web/node/tsconfig.json'],
  ['the tests and scripts', 'tests/tsconfig.json'],
]) {
  test(`the types of ${what} agree`, () => {
    const { stdout, status } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', join(root, project)],
      { encoding: 'utf8' },
    );
    assert.equal(status, 0, stdout);
  });
}

/** Files that may hold values of any type. */
const REASONS = new Map([
  ['element/attributes.js', 'an attribute is a text, a number or a boolean, by a table'],
  ['element/element.js', 'reads its attributes by that table, and promises what its subclass says'],
  ['examples/examples.js', "is a host's program"],
  ['node/command.js', 'reads options by a table'],
  ['offline/copies.js', 'reads records that another release may have written'],
  ['offline/sw.js', "is a service worker, whose types TypeScript keeps apart from a page's"],
  ['offline/sw_remove.js', 'is one too'],
  ['pages/embed.js', 'reads messages of a page that it does not know'],
  ['words/strings.js', 'walks its own tables to make pseudo-locales'],
]);

test('no value is of any type, but where a reason is given', () => {
  const web = join(root, 'web');
  const files = pathsBelow(web).filter((name) => /\.(js|ts)$/.test(name));
  const found = [],
    excepted = [];
  for (const name of files) {
    const places = findAny(readFileSync(join(web, name), 'utf8'), name);
    if (!REASONS.has(name)) found.push(...places.map((place) => `${name}:${place}`));
    else if (places.length) excepted.push(name);
  }
  assert.deepEqual(found, []);
  assert.deepEqual(excepted.sort(), [...REASONS.keys()].sort(), 'an exception that no file needs');
  assert.ok(files.length > 90);
});

test('the rule finds any in every place where a type may stand', () => {
  const planted = [
    '/** @type {any} */\nlet a;',
    '/** @param {any} a */\nfunction f(a) {}',
    '/** @returns {Promise<any[]>} */\nfunction f() {}',
    'g(/** @type {any} */ (a).b);',
    'g((/** @type {any} */ a) => a);',
    '/** @typedef {{a: any}} A */',
    '/**\n * @typedef {object} A\n * @property {(a: any) => void} b\n */',
    'class A {\n  /** @type {any} */\n  #a = null;\n}',
    '/** @type {*} */\nlet a;',
    '/** @template {any} T */\nfunction f() {}',
    'const f = async (/** @type {Record<string, any>} */ a) => a;',
    'const { a } = /** @type {any} */ (b);',
    'call({ f(/** @type {any} */ a) {} });',
  ];
  for (const line of planted) assert.equal(findAny(line).length, 1, line);
  const innocent = [
    '// any',
    '/** Any of them, if any. */\nlet a;',
    '/** @param {string} any any of them */\nfunction f(any) {}',
    'const any = 1;',
    '/** @type {unknown} */\nlet a;',
  ];
  for (const line of innocent) assert.deepEqual(findAny(line), [], line);
});

test('a view names what it needs of a room, and is never handed all of it', () => {
  const web = join(root, 'web');
  const whole = /(?<!Pick<)import\('[^']*\/room\.js'\)\.Room\b/;
  assert.ok(whole.test("@param {import('../room/room.js').Room} room"));
  const found = pathsBelow(web).filter(
    (name) => name.endsWith('.js') && whole.test(readFileSync(join(web, name), 'utf8')),
  );
  assert.deepEqual(found, []);
});
