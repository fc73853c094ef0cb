import assert from 'node:assert/strict';
import test from 'node:test';
import { isHashedName, nameWithoutHash } from '../../../web/base/hashed_name.js';

test('a name has its hash before its ending', () => {
  for (const path of [
    'x.0123456789abcdef.js',
    'media/a.b.0123456789abcdef.png',
    'list-0.0123456789abcdef.json',
  ])
    assert.ok(isHashedName(path), path);
  for (const path of [
    'x.js',
    'x.0123456789abcde.js',
    'x.0123456789ABCDEF.js',
    'x.0123456789abcdef',
    '0123456789abcdef.js',
    'a.0123456789abcdef.d/x.js',
  ])
    assert.ok(!isHashedName(path), path);
});

test('a file is called as before its hash, without its folder', () => {
  assert.equal(nameWithoutHash('media/name.0123456789abcdef.svg'), 'name.svg');
  assert.equal(nameWithoutHash('a/b/name.svg'), 'name.svg');
  assert.equal(nameWithoutHash('name.svg'), 'name.svg');
});
