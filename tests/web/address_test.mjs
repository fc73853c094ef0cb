// Addresses: whatever stands in a link, reading it never throws, and what was read is written back the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAddress, writeAddress } from '../../web/base/address.js';

test('a place survives being written and read', () => {
  /** @type {import('../../web/base/address.js').Place} */
  const place = {
    slug: 'a b/ü',
    heading: 'x-2',
    q: '"a & b" +c %',
    filters: { kind: ['incident'], tag: ['a', 'b c'] },
    after: '2021-03',
    before: '',
    sort: 'newest',
  };
  assert.deepEqual(readAddress(writeAddress(place)), place);
});

test('unknown and malformed parameters are ignored', () => {
  assert.deepEqual(readAddress('#/?x=1&sort=sideways&q&=&q=%E0%A4%A'), {
    slug: '',
    heading: '',
    q: '%E0%A4%A',
    filters: {},
    after: '',
    before: '',
    sort: 'relevance',
  });
  assert.equal(readAddress('#/post/').slug, '');
  assert.equal(readAddress('#__proto__').slug, '');
});

test('20,000 hostile fragments are read without an error and settle after one round', () => {
  const pieces = [
    '#',
    '/',
    '?',
    '&',
    '=',
    '%',
    '%00',
    '%ff',
    'post',
    'q',
    'kind',
    '__proto__',
    'constructor',
    'é',
    '東',
    '\u202e',
    '\ud800',
    '<b>',
    '"',
    '+',
    ' ',
    'sort',
    'newest',
    'x'.repeat(300),
  ];
  let state = 1;
  const next = (n) => (state = (state * 1103515245 + 12345) % 2147483648) % n;
  for (let i = 0; i < 20_000; i++) {
    let fragment = next(2) ? '#/post/' : '#/?';
    for (let n = next(12); n > 0; n--) fragment += pieces[next(pieces.length)];
    const place = readAddress(fragment);
    const written = writeAddress(place);
    const settled = readAddress(written);
    if (written.length <= 2000) assert.equal(writeAddress(settled), written);
  }
});
