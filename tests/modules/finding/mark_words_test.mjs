import assert from 'node:assert/strict';
import test from 'node:test';
import { markWords } from '../../../web/finding/mark_words.js';

test('whole words are marked, whatever their case, and nothing is lost', () => {
  const found = new Set(['release', 'größe']);
  assert.deepEqual(markWords('Release the Größe, not releases', found), [
    ['Release', 1],
    [' the ', 0],
    ['Größe', 1],
    [', not releases', 0],
  ]);
  for (const text of ['', 'release', 'none of it', 'a-release-b'])
    assert.equal(
      markWords(text, found)
        .map(([piece]) => piece)
        .join(''),
      text,
    );
});
