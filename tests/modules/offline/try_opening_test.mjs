import assert from 'node:assert/strict';
import test from 'node:test';
import { findFault } from '../../../web/offline/try_opening.js';

/** A copy with these files. @param {Record<string, string>} files @returns {any} */
const copyOf = (files) => ({
  match: async (/** @type {string} */ _, /** @type {string} */ path) =>
    path in files ? new Response(files[path]) : undefined,
});

test('a copy without a page, an engine, or one that is none, is not spoken against', async () => {
  for (const files of [
    {},
    { 'index.html': 'no engine' },
    { 'index.html': '<html data-engine="e.wasm">' },
    { 'index.html': '<html data-engine="e.wasm#h">', 'e.wasm': 'none' },
  ])
    assert.equal(await findFault(copyOf(files), 'a', ''), null);
});

test('a copy that cannot be read at all is not either', async () => {
  /** @type {any} */
  const refusing = {
    match: async () => {
      throw new Error('the browser has cleared it');
    },
  };
  assert.equal(await findFault(refusing, 'a', ''), null);
});
