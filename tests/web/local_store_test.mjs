// What a reader left on the device, where something else has written over it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptByPost, keptList } from '../../web/base/kept_entries.js';
import { localStore } from '../../web/base/local_store.js';

const FALLBACKS = {
  bookmarks: [],
  recent: [],
  ticks: {},
  places: {},
  'single-keys': false,
  locale: '',
  theme: 'system',
};
const SOUND = {
  bookmarks: [{ slug: 'a', title: 'A' }],
  recent: ['retry'],
  ticks: { a: { 0: true, 3: false } },
  places: { a: 0.25 },
  'single-keys': true,
  locale: 'de',
  theme: 'dark',
};
const STRANGE = [
  null,
  7,
  'text',
  true,
  [],
  {},
  [null],
  [7],
  ['text'],
  [[]],
  [{}],
  [{ slug: 7, title: {} }],
  [{ slug: 'a' }],
  [{ title: 'A' }],
  { a: null },
  { a: 7 },
  { a: 'text' },
  { a: [] },
  { a: { 0: 'yes' } },
  { 0: { slug: 'a', title: 'A' }, length: 1 },
  { map: 1, slice: 1 },
];
const CHECKS = {
  bookmarks: (value) =>
    Array.isArray(value) &&
    value.every(({ slug, title }) => typeof slug === 'string' && typeof title === 'string'),
  recent: (value) => Array.isArray(value) && value.every((text) => typeof text === 'string'),
  ticks: (value) =>
    !Array.isArray(value) &&
    Object.values(value).every((ticks) =>
      Object.values(ticks).every((tick) => typeof tick === 'boolean'),
    ),
  places: (value) =>
    !Array.isArray(value) && Object.values(value).every((place) => Number.isFinite(place)),
  'single-keys': (value) => typeof value === 'boolean',
  locale: (value) => typeof value === 'string',
  theme: (value) => typeof value === 'string',
};

const READ = { bookmarks: keptList, recent: keptList, ticks: keptByPost, places: keptByPost };
const read = (store, name) => READ[name]?.(store, name) ?? store.get(name, FALLBACKS[name]);

function storeOver(values) {
  const storage = { getItem: () => null };
  for (const [name, text] of Object.entries(values)) storage[`carrel:/:${name}`] = text;
  Object.defineProperty(globalThis, 'localStorage', { value: storage, configurable: true });
  return localStore('/');
}

test('what the room wrote comes back as it was', () => {
  const store = storeOver({});
  for (const [name, value] of Object.entries(SOUND)) {
    store.set(name, value);
    assert.deepEqual(read(store, name), value);
  }
});

test('whatever stands there, what is given has the shape that the room works with', () => {
  for (const name of Object.keys(FALLBACKS)) {
    for (const text of ['', '{', 'undefined', ...STRANGE.map((value) => JSON.stringify(value))]) {
      const value = read(storeOver({ [name]: text }), name);
      assert.ok(
        value !== null && CHECKS[name](value),
        `${name}: ${text} gave ${JSON.stringify(value)}`,
      );
    }
  }
});

test('of a list only the entries that are strange are lost', () => {
  const store = storeOver({
    bookmarks: JSON.stringify([
      { slug: 'a', title: 'A' },
      { slug: 'b' },
      null,
      { slug: 'c', title: 'C' },
    ]),
  });
  assert.deepEqual(
    keptList(store, 'bookmarks').map(({ slug }) => slug),
    ['a', 'c'],
  );
});
