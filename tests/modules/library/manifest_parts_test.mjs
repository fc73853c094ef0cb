import assert from 'node:assert/strict';
import test from 'node:test';
import { partName, partsOf } from '../../../web/library/manifest_parts.js';

const [first, second] = ['a'.repeat(64), '0123456789abcdef'.repeat(4)];
const posts = {
  ending: '.json.zst',
  sha256: first + second,
  count: [3, 2],
  bytes: [30, 20],
  unpacked: [300, 200],
};

test('a part is named by its role, its place and its hash', () => {
  assert.equal(partName('posts', posts, 0), `posts-0.${'a'.repeat(16)}.json.zst`);
  assert.equal(partName('posts', posts, 1), 'posts-1.0123456789abcdef.json.zst');
});

test('each part has its own column entries, and begins where the one before ended', () => {
  const parts = partsOf({ parts: { posts } });
  assert.deepEqual(
    parts.map(({ base, count, bytes, unpacked }) => [base, count, bytes, unpacked]),
    [
      [0, 3, 30, 300],
      [3, 2, 20, 200],
    ],
  );
  assert.equal(parts[1].sha256, second);
  assert.equal(parts[1].role, 'posts');
});

test('roles follow each other, each counted from its own first post', () => {
  const parts = partsOf({ parts: { list: posts, posts } });
  assert.deepEqual(
    parts.map(({ role, base }) => `${role} ${base}`),
    ['list 0', 'list 3', 'posts 0', 'posts 3'],
  );
});

test('what a device keeps otherwise stands in the place of what was packed', () => {
  const name = partName('posts', posts, 1);
  const parts = partsOf({ parts: { posts }, kept_as: { [name]: { bytes: 200, sha256: first } } });
  assert.equal(parts[1].bytes, 200);
  assert.equal(parts[1].sha256, first);
  assert.equal(parts[1].name, name);
  assert.equal(parts[0].bytes, 30);
});

test('a manifest without parts names none', () => assert.deepEqual(partsOf({ parts: {} }), []));
