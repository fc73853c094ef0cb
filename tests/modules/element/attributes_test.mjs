import assert from 'node:assert/strict';
import test from 'node:test';
import { ATTRIBUTES, readAttribute, writeAttribute } from '../../../web/element/attributes.js';

/** An element of which only attributes are known. @param {Record<string, string>} kept @returns {any} */
const elementWith = (kept) => ({
  kept,
  getAttribute: (/** @type {string} */ name) => kept[name] ?? null,
  setAttribute: (/** @type {string} */ name, /** @type {string} */ value) =>
    void (kept[name] = value),
  removeAttribute: (/** @type {string} */ name) => void delete kept[name],
});
const named = (/** @type {string} */ name) =>
  /** @type {import('../../../web/element/attributes.js').Attribute} */ (
    ATTRIBUTES.find((attribute) => attribute.name === name)
  );
const read = (/** @type {string} */ name, /** @type {string} */ value) =>
  readAttribute(elementWith({ [name]: value }), named(name));

test('names and properties are each there once, and a fallback is one of the values', () => {
  for (const key of /** @type {const} */ (['name', 'property']))
    assert.equal(new Set(ATTRIBUTES.map((attribute) => attribute[key])).size, ATTRIBUTES.length);
  for (const { name, values, fallback } of ATTRIBUTES)
    if (values) assert.ok(values.includes(/** @type {string} */ (fallback)), name);
});

test('what is absent is its fallback, and a boolean is true by being there', () => {
  for (const attribute of ATTRIBUTES)
    assert.equal(
      readAttribute(elementWith({}), attribute),
      attribute.type === 'boolean' ? false : (attribute.fallback ?? ''),
    );
  assert.equal(read('no-store', ''), true);
  assert.equal(read('no-store', 'false'), true);
});

test('a value that the attribute may not have is its fallback', () => {
  assert.equal(read('theme', 'dark'), 'dark');
  assert.equal(read('theme', 'Dark'), 'system');
  assert.equal(read('view', ''), 'room');
  assert.equal(read('query', ''), '');
});

test('a level is a whole number from one to six', () => {
  for (const level of [1, 2, 6]) assert.equal(read('heading-level', `${level}`), level);
  for (const text of ['0', '7', '1.5', 'x', '']) assert.equal(read('heading-level', text), 2, text);
});

test('what is written is read, and nothing takes the attribute away', () => {
  const element = elementWith({ theme: 'dark', 'no-store': '', post: 'a' });
  writeAttribute(element, named('theme'), 'light');
  writeAttribute(element, named('no-store'), false);
  writeAttribute(element, named('post'), null);
  writeAttribute(element, named('heading-level'), 3);
  writeAttribute(element, named('query'), '');
  assert.deepEqual(element.kept, { theme: 'light', 'heading-level': '3', query: '' });
  writeAttribute(element, named('no-store'), true);
  assert.equal(element.kept['no-store'], '');
});
