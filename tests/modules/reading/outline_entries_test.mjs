import assert from 'node:assert/strict';
import test from 'node:test';
import { outlineOf } from '../../../web/reading/outline_entries.js';

/** @param {...[level: number, count: number]} runs */
function named(...runs) {
  const outline = runs.flatMap(([level, count]) =>
    Array.from({ length: count }, (_, i) => ({ level, id: `${level}-${i}`, text: '' })),
  );
  return outlineOf(/** @type {any} */ ({ outline }));
}
const levels = (/** @type {ReturnType<typeof named>} */ { entries }) => [
  ...new Set(entries.map(({ level }) => level)),
];

test('three levels are named, and no deeper one', () => {
  const { entries, left } = named([1, 1], [2, 2], [3, 2], [4, 5]);
  assert.equal(entries.length, 5);
  assert.equal(left, 0);
});

test('where they are too many, fewer levels are named', () => {
  assert.equal(named([2, 100], [3, 200]).entries.length, 300);
  assert.deepEqual(levels(named([2, 100], [3, 201])), [2]);
  assert.deepEqual(levels(named([1, 2], [2, 299])), [1]);
});

test('a single heading of the upper levels is no outline', () => {
  const { entries, left } = named([1, 1], [3, 400]);
  assert.equal(entries.length, 300);
  assert.equal(left, 101);
});

test('one heading alone, and none', () => {
  assert.equal(named([2, 1]).entries.length, 1);
  assert.deepEqual(named(), { entries: [], left: 0 });
});
