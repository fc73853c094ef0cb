import assert from 'node:assert/strict';
import test from 'node:test';
import { tables as offlineTables } from '../../../web/words/offline_others.js';
import { LANGUAGES, english, formatDay, german, tables } from '../../../web/words/strings.js';

/** Names and kinds of all that a table holds. @param {object} table @param {string} [above] @returns {string[]} */
const shapeOf = (table, above = '') =>
  Object.entries(table)
    .flatMap(([name, value]) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? shapeOf(value, `${above}${name}.`)
        : [`${above}${name}: ${typeof value}`],
    )
    .filter((word) => !word.startsWith('operators.')) // the engine has the English ones
    .sort();

test('every table has the same words, of the same kinds', () => {
  const wanted = shapeOf(tables['en-XA']());
  assert.ok(wanted.length > 100);
  for (const name of Object.keys(tables)) assert.deepEqual(shapeOf(tables[name]()), wanted, name);
  const offline = shapeOf(offlineTables['en-XA']());
  for (const name of Object.keys(offlineTables))
    assert.deepEqual(shapeOf(offlineTables[name]()), offline, name);
  assert.deepEqual(Object.keys(offlineTables), Object.keys(tables));
});

test('each language but English has a table', () => {
  for (const language of LANGUAGES) assert.ok(language === 'en' || language in tables, language);
});

test('one post is one, none and two are several, in the digits of the language', () => {
  assert.equal(english.posts(1), '1 post');
  assert.equal(english.posts(0), '0 posts');
  assert.equal(english.posts(2000), '2,000 posts');
  assert.equal(german.posts(2000), '2.000 Beiträge');
});

test('the pseudo-locales change what is read, and stay English where a browser reads it', () => {
  const long = tables['en-XA'](),
    turned = tables['ar-XB']();
  assert.notEqual(long.search, english.search);
  assert.ok(long.search.length > english.search.length);
  assert.equal(long.locale, 'en-GB');
  assert.equal(turned.direction, 'rtl');
  assert.notEqual(turned.posts(2), english.posts(2));
});

test('a day, a month, a year, and none', () => {
  const words = tables['en-XA']();
  const plain = { ...words, locale: 'en-GB', undated: 'undated' };
  assert.equal(formatDay('2024-03-05', plain), '5 Mar 2024');
  assert.equal(formatDay('2024-03', plain), 'Mar 2024');
  assert.equal(formatDay('2024', plain), '2024');
  assert.equal(formatDay('', plain), 'undated');
  assert.equal(formatDay('2024-03-05', german), '5. März 2024');
});
