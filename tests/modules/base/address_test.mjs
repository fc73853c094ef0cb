import assert from 'node:assert/strict';
import test from 'node:test';
import { emptyPlace, readAddress, writeAddress } from '../../../web/base/address.js';

const read = (/** @type {string} */ fragment) => readAddress(fragment);

test('an address that says nothing is the empty place', () => {
  for (const fragment of ['', '#', '#/', '#/nowhere', '#/post', '#/post/', '#/?', '#/?q='])
    assert.deepEqual(read(fragment), emptyPlace(), fragment);
  assert.equal(writeAddress(emptyPlace()), '#/');
});

test('what was written is read again, whatever its characters', () => {
  const place = {
    ...emptyPlace(),
    slug: 'café/über?x',
    heading: 'a & b#c',
    q: '"full pool" -50% + 1=1',
    filters: { kind: ['incident', 'post mortem'], tag: ['a&b'] },
    after: '2021-03',
    before: '2022',
    sort: /** @type {const} */ ('newest'),
  };
  assert.deepEqual(read(writeAddress(place)), place);
});

test('a heading stands only with its post, and the usual order is not written', () => {
  assert.equal(writeAddress({ heading: 'x' }), '#/');
  assert.equal(writeAddress({ slug: 'a', heading: 'x' }), '#/post/a/x');
  assert.equal(writeAddress({ q: 'a', sort: 'relevance' }), '#/?q=a');
  assert.equal(writeAddress({ q: 'a', sort: 'oldest' }), '#/?q=a&sort=oldest');
});

test('what is not known is passed over: names, orders, pairs without a name or a value', () => {
  assert.deepEqual(read('#/?color=red&sort=upward&=x&kind&kind='), emptyPlace());
  assert.equal(read('#/?sort=upward&q=a').q, 'a');
});

test('a value is taken once, and of a plain name the last', () => {
  assert.deepEqual(read('#/?kind=a&kind=b&kind=a').filters, { kind: ['a', 'b'] });
  assert.equal(read('#/?q=a&q=b').q, 'b');
});

test('a plus is a space, and a stray percent sign stands for itself', () => {
  assert.equal(read('#/?q=full+pool').q, 'full pool');
  assert.equal(read('#/?q=100%').q, '100%');
  assert.equal(read('#/post/100%').slug, '100%');
});

test('half a character becomes the replacement character', () => {
  assert.equal(read(writeAddress({ q: 'a\ud83d' })).q, 'a\ufffd');
  assert.equal(read(writeAddress({ q: '\ud83d\ude00' })).q, '\ud83d\ude00');
});

test('names that every object has are no filters', () => {
  assert.deepEqual(read('#/?__proto__=x&constructor=y').filters, {});
});

test('an address beyond its limits is read up to them', () => {
  const many = Array.from({ length: 40 }, (_, i) => `kind=k${i}`).join('&');
  assert.equal(read(`#/?${many}`).filters.kind?.length, 32);
  assert.equal(read(`#/?q=${'x'.repeat(60_000)}`).q.length, 50_000 - '/?q='.length);
});
