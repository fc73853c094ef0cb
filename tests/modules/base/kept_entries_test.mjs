import assert from 'node:assert/strict';
import test from 'node:test';
import { keptByPost, keptList } from '../../../web/base/kept_entries.js';
import { memoryStore } from '../../../web/base/local_store.js';

/** @param {string} name @param {unknown} value */
function storeWith(name, value) {
  const store = memoryStore();
  store.set(name, value);
  return store;
}

test('of recent searches only texts are kept', () => {
  const store = storeWith('recent', ['a', 1, null, { q: 'b' }, '', ['c']]);
  assert.deepEqual(keptList(store, 'recent'), ['a', '']);
});

test('a bookmark has a slug and a title, both texts', () => {
  const good = { slug: 'a', title: 'A' };
  const store = storeWith('bookmarks', [
    good,
    { slug: 'b' },
    { slug: 1, title: 'C' },
    null,
    ['d'],
    'e',
  ]);
  assert.deepEqual(keptList(store, 'bookmarks'), [good]);
});

test('ticks are true or false by box; one that is not makes its post be left out', () => {
  const store = storeWith('ticks', {
    a: { 0: true, 3: false },
    b: { 0: 1 },
    c: [],
    d: null,
    e: {},
  });
  assert.deepEqual(keptByPost(store, 'ticks'), { a: { 0: true, 3: false }, e: {} });
});

test('a place is a finite number', () => {
  const store = storeWith('places', { a: 0, b: 1.5, c: '2', d: null });
  assert.deepEqual(keptByPost(store, 'places'), { a: 0, b: 1.5 });
});

test('a list in the place of an object, and the other way round, is nothing', () => {
  assert.deepEqual(keptList(storeWith('recent', { a: 'x' }), 'recent'), []);
  assert.deepEqual(keptByPost(storeWith('places', [1]), 'places'), {});
  assert.deepEqual(keptList(memoryStore(), 'recent'), []);
});
