import assert from 'node:assert/strict';
import test from 'node:test';
import { localStore, memoryStore } from '../../../web/base/local_store.js';

/** @param {object} storage in the browser's place @param {() => void} work */
function withStorage(storage, work) {
  Object.defineProperty(globalThis, 'localStorage', { value: storage, configurable: true });
  work();
  Reflect.deleteProperty(globalThis, 'localStorage');
}

/** @param {Record<string, string>} kept */
const storageOf = (kept) => Object.setPrototypeOf(kept, { getItem: () => null });

test('what is set is got, until it is set to nothing', () => {
  const store = memoryStore();
  assert.equal(store.get('theme', 'light'), 'light');
  store.set('theme', 'dark');
  assert.equal(store.get('theme', 'light'), 'dark');
  store.set('theme', undefined);
  assert.equal(store.get('theme', 'light'), 'light');
});

test('what is of another type than the fallback is not given out', () => {
  const store = memoryStore();
  for (const value of ['text', 1, true, null, { a: 1 }]) {
    store.set('list', value);
    assert.deepEqual(store.get('list', []), []);
  }
  store.set('list', ['a']);
  assert.deepEqual(store.get('list', []), ['a']);
  assert.deepEqual(store.get('list', {}), {});
});

test('archives do not see each other, nor what others wrote', () => {
  /** @type {Record<string, string>} */
  const kept = { 'carrel:b:theme': '"dark"', theme: '"host"', 'carrel:a:bad': 'no json' };
  withStorage(storageOf(kept), () => {
    const store = localStore('a');
    assert.equal(store.get('theme', 'light'), 'light');
    assert.equal(store.get('bad', 'x'), 'x');
    store.set('theme', 'system');
    store.clear();
    assert.deepEqual(Object.keys(kept), ['carrel:b:theme', 'theme']);
  });
});

test('a storage that refuses is done without', () => {
  const refuse = () => {
    throw new Error('SecurityError');
  };
  withStorage({ getItem: refuse }, () => {
    const store = localStore('a');
    store.set('theme', 'dark');
    assert.equal(store.get('theme', 'light'), 'dark');
  });
  const full = new Proxy(
    { getItem: () => null },
    { set: refuse, deleteProperty: refuse, ownKeys: refuse },
  );
  withStorage(full, () => {
    const store = localStore('a');
    store.set('theme', 'dark');
    store.set('theme', undefined);
    store.clear();
    assert.equal(store.get('theme', 'light'), 'light');
  });
});
