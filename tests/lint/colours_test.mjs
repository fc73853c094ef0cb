// text.html, which is read without JavaScript, has the colours of the room.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../support.mjs';

const read = (/** @type {string} */ name) => readFileSync(join(root, 'web/look', name), 'utf8');

test('every colour of text.css is one of the tokens in carrel.css', () => {
  const tokens = [...read('carrel.css').matchAll(/^ {2}--\w+: var\(--\w+-\w+, (.+)\);$/gm)];
  const colours = read('text.css').match(/light-dark\([^)]*\)|#[0-9a-f]{3,8}\b/g) ?? [];
  assert.ok(colours.length >= 5, `only ${colours.length} colours found`);
  const known = tokens.map(([, value]) => value);
  assert.deepEqual(
    colours.filter((colour) => !known.includes(colour)),
    [],
  );
});
