// Pieces of a query that ask for a value of an archive's own fields.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedValues, fieldPiece, withValue } from '../../../web/base/own_fields.js';

test('a piece is quoted where a space would end it', () => {
  assert.equal(fieldPiece('in', 'runbooks/etcd'), 'in:runbooks/etcd');
  assert.equal(fieldPiece('in', 'run books/etcd'), 'in:"run books/etcd"');
});

test('values are found in a query as the engine compares them', () => {
  assert.deepEqual(askedValues('night in:"Run Books" -in:x in:Run_Books/', 'in'), [
    'run-books',
    'run-books',
  ]);
  assert.deepEqual(askedValues('login:x within:y', 'in'), []);
});

test('one value takes the place of those of its field, and words stay', () => {
  assert.equal(withValue('night in:a/b', 'in', 'a'), 'night in:a');
  assert.equal(withValue('night in:a', 'in', ''), 'night');
  assert.equal(
    withValue('severity:high OR severity:"very high" night', 'severity', 'low'),
    'night severity:low',
  );
  assert.equal(withValue('', 'in', 'a b'), 'in:"a b"');
});
