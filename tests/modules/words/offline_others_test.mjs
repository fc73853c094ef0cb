import assert from 'node:assert/strict';
import test from 'node:test';
import { faults, offlineWords } from '../../../web/words/offline.js';
import { tables } from '../../../web/words/offline_others.js';

const german = tables.de();

test('every fault that English names has German words of its own', () => {
  const fallback = german.fault('unheard-of', 'x');
  for (const kind of Object.keys(faults))
    if (kind !== 'unreachable') assert.notEqual(german.fault(kind, 'x'), fallback, kind);
});

test('whatever a sentence is told of is in it', () => {
  for (const words of [offlineWords, german]) {
    assert.match(words.fault('missing', 'posts-0'), /posts-0/);
    assert.match(words.storedSome(3, 7, 1500), /3.*7/);
    assert.match(words.repaired(1), /^1 /);
    assert.notEqual(words.repaired(1).slice(2), words.repaired(2).slice(2));
  }
});
