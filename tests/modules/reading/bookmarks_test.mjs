import assert from 'node:assert/strict';
import test from 'node:test';
import { memoryStore } from '../../../web/base/local_store.js';
import { isBookmarked, turnBookmark } from '../../../web/reading/bookmarks.js';

test('a bookmark is set, the newest first, and taken away again', () => {
  const room = { store: memoryStore() };
  const [one, two] = ['one', 'two'].map((slug) => ({ slug, title: slug.toUpperCase() }));
  assert.equal(isBookmarked(room, one), false);
  assert.equal(turnBookmark(room, one), true);
  assert.equal(turnBookmark(room, two), true);
  assert.deepEqual(room.store.get('bookmarks', []), [two, one]);
  assert.equal(isBookmarked(room, one), true);
  assert.equal(turnBookmark(room, one), false);
  assert.deepEqual(room.store.get('bookmarks', []), [two]);
});
