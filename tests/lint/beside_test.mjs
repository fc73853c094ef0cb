// Every source has a unit test beside the end-to-end ones: src/<folder>/<name>.cpp in tests/unit/<folder>/<name>_test.cpp, and a
// module of web/ that needs no browser in tests/modules/<folder>/<name>_test.mjs.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { root } from '../support.mjs';

const FOLDERS = [
  'archive',
  'forms',
  'index',
  'index_build',
  'loaded',
  'pack',
  'rank',
  'reading',
  'search',
  'site',
];

// Modules that a whole suite drives: a test of their own would say the same again.
const DRIVEN = new Map([
  ['base/names.js', 'engines/declarations_test.mjs'],
  ['engine/engine.js', 'engines/engines_test.mjs'],
  ['engine/engine_in_page.js', 'web/hosts_test.mjs'],
  ['engine/lean_engine.js', 'engines/lean_engine_test.mjs'],
  ['engine/packer.js', 'engines/packer_test.mjs'],
  ['library/ask.js', 'engines/ask_test.mjs'],
  ['node/bin.js', 'package/command_test.mjs'],
  ['node/command.js', 'package/command_test.mjs'],
  ['node/export_command.js', 'package/command_test.mjs'],
  ['node/git_history.js', 'cli/git_dates_test.mjs'],
  ['node/pack.js', 'package/types_test.mjs'],
  ['node/pack_command.js', 'cli/pack_test.mjs'],
  ['node/search_command.js', 'package/command_test.mjs'],
  ['node/serve_command.js', 'cli/serve_test.mjs'],
  ['node/version.js', 'package/command_test.mjs'],
]);

// What only a browser has. Whoever names it, or imports a module that does, is tested in Chromium (tests/web).
const BROWSER =
  /(?<![\w'"`]|[^.]\.)(document|window|navigator|self|caches|indexedDB|sessionStorage|location|customElements|HTMLElement|DOMParser|matchMedia|getComputedStyle|postMessage|requestAnimationFrame|trustedTypes|addEventListener)\b(?!['\w])|\.(querySelector|textContent)\b/;
// Modules that ask whether they are in one, and are tested with what they ask for put in its place.
const EITHER = ['base/local_store.js', 'offline/at_rest.js'];

const modules = readdirSync(join(root, 'web'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.js') && !path.startsWith('examples/'))
  .sort();
const textOf = (/** @type {string} */ path) =>
  readFileSync(join(root, 'web', path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');

/** @type {Map<string, boolean>} */
const known = new Map();
/** @param {string} path @returns {boolean} */
function needsBrowser(path) {
  const answer = known.get(path);
  if (answer !== undefined) return answer;
  known.set(path, false); // of a circle the others decide
  const text = textOf(path);
  const imports = [...text.matchAll(/^(?:import|export)\b[^;]*?'(\.[^']+)'/gm)].map(([, from]) =>
    join(dirname(path), from),
  );
  const needs =
    (BROWSER.test(text) && !EITHER.includes(path)) ||
    imports.some(
      (from) => existsSync(join(root, 'web', from)) && from.endsWith('.js') && needsBrowser(from),
    );
  known.set(path, needs);
  return needs;
}

for (const folder of FOLDERS)
  test(`every source of src/${folder} has unit tests`, () => {
    const without = readdirSync(join(root, 'src', folder))
      .filter((file) => file.endsWith('.cpp'))
      .filter(
        (file) => !existsSync(join(root, 'tests/unit', folder, file.replace('.cpp', '_test.cpp'))),
      );
    assert.deepEqual(without, []);
  });

test('every module of web/ that needs no browser has unit tests', () => {
  const alone = modules.filter((path) => !needsBrowser(path));
  assert.ok(alone.length > 20, `only ${alone.length} are found`);
  assert.deepEqual(
    [...DRIVEN.keys()].filter((path) => !alone.includes(path)),
    [],
    'no longer there, or no longer without a browser',
  );
  assert.deepEqual(
    alone.filter(
      (path) =>
        !existsSync(
          join(root, 'tests', DRIVEN.get(path) ?? `modules/${path.replace('.js', '_test.mjs')}`),
        ),
    ),
    [],
  );
});
