import assert from 'node:assert/strict';
import test from 'node:test';
import { PartError } from '../../../web/library/part_error.js';

test('an error says what is wrong with which part', () => {
  const error = new PartError('missing', 'posts-0', 'HTTP 404');
  assert.ok(error instanceof Error);
  assert.equal(error.name, 'PartError');
  assert.equal(error.kind, 'missing');
  assert.equal(error.part, 'posts-0');
  assert.equal(error.message, 'HTTP 404');
});
