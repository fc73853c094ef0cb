import assert from 'node:assert/strict';
import test from 'node:test';
import {
  counterFor,
  faults,
  formatAge,
  lostWords,
  offlineWords,
  sizeFor,
  wordsOf,
} from '../../../web/words/offline.js';

test('sizes are told in the unit that fits them', () => {
  const size = sizeFor('en', 'bytes');
  assert.equal(size(0), '0 bytes');
  assert.equal(size(999), '999 bytes');
  assert.equal(size(1000), '1 kB');
  assert.equal(size(999_499), '999 kB');
  assert.equal(size(1_000_000), '1.0 MB');
  assert.equal(size(12_345_678), '12.3 MB');
  assert.equal(sizeFor('de', 'Bytes')(1_500_000), '1,5 MB');
});

test('one file is one, others are several', () => {
  const count = counterFor('en');
  assert.equal(count(1, 'file', 'files'), '1 file');
  assert.equal(count(0, 'file', 'files'), '0 files');
  assert.equal(count(1234, 'file', 'files'), '1,234 files');
});

test('an age is told in days up to two months, then in months', () => {
  const age = (/** @type {string} */ packed, /** @type {string} */ now) =>
    formatAge(packed, new Date(now), offlineWords);
  assert.equal(age('2024-03-05', '2024-03-05T23:59Z'), 'Updated today');
  assert.equal(age('2024-03-05', '2024-03-06T00:00Z'), 'Updated 1 day ago');
  assert.equal(age('2024-03-05', '2024-05-03T12:00Z'), 'Updated 59 days ago');
  assert.equal(age('2024-03-05', '2024-05-04T12:00Z'), 'Updated 1 month ago');
  assert.equal(age('2024-03-05', '2024-03-01T00:00Z'), 'Updated today'); // a clock that is behind
  assert.equal(age('', '2024-03-05'), '');
  assert.equal(age('no day', '2024-03-05'), '');
});

test('a fault that has no words is told as the host being out of reach', () => {
  assert.equal(offlineWords.fault('missing', 'x'), faults.missing('x'));
  assert.equal(offlineWords.fault('unheard-of', 'x'), faults.unreachable('x'));
  assert.equal(offlineWords.fault('missing', ''), faults.missing('A file'));
});

test('five names that are absent are told, and how many more', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  assert.equal(offlineWords.absent(names), 'Not stored: a, b, c, d, e.');
  assert.equal(offlineWords.absent([...names, 'f']), 'Not stored: a, b, c, d, e, and 1 more.');
});

test('a room’s own words go before English', () => {
  const own = { ...offlineWords, title: 'Offline' };
  assert.equal(wordsOf({ strings: { offline: own } }), own);
  assert.equal(wordsOf({ strings: {} }), offlineWords);
  assert.deepEqual(Object.keys(lostWords.de), Object.keys(lostWords.en));
});
