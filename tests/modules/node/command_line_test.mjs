import assert from 'node:assert/strict';
import test from 'node:test';
import { UsageError, number } from '../../../web/node/command_line.js';

test('a whole number from one to the most, or none', () => {
  assert.equal(number(undefined, 'level', 22), undefined);
  assert.equal(number('1', 'level', 22), 1);
  assert.equal(number('22', 'level', 22), 22);
});

test('everything else is told, with the option and its most', () => {
  for (const value of ['0', '23', '-1', '1.5', 'x', '', ' ', 'NaN', 'Infinity'])
    assert.throws(
      () => number(value, 'level', 22),
      (error) =>
        error instanceof UsageError &&
        error.message === `--level takes a number from 1 to 22, not "${value}"`,
      value,
    );
});
