import assert from 'node:assert/strict';
import test from 'node:test';
import { keptList } from '../../../web/base/kept_entries.js';
import { memoryStore } from '../../../web/base/local_store.js';
import { rememberSearch } from '../../../web/base/recent_searches.js';

/** @param {string[]} searches */
function after(...searches) {
  const store = memoryStore();
  for (const search of searches) rememberSearch(store, search);
  return keptList(store, 'recent');
}

test('the last search comes first', () => assert.deepEqual(after('a', 'b'), ['b', 'a']));

test('a search that is known moves to the front', () => {
  assert.deepEqual(after('a', 'b', 'a'), ['a', 'b']);
  assert.deepEqual(after('a', 'a'), ['a']);
});

test('the last eight are kept', () => {
  const all = Array.from({ length: 9 }, (_, i) => `q${i}`);
  assert.deepEqual(after(...all), all.slice(1).reverse());
});
