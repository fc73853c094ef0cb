// The figures that the benchmarks judge by, held against values worked out by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge, percentile, randomizationTest } from './statistics.mjs';

const near = (actual, expected, slack = 1e-9) =>
  assert.ok(Math.abs(actual - expected) <= slack, `${actual} is not ${expected}`);

test('a percentile lies between the values beside it', () => {
  near(percentile([4, 1, 3, 2], 0.5), 2.5);
  near(percentile([1, 2, 3, 4, 5], 0.9), 4.6);
  near(percentile([7], 0.99), 7);
});

test('a relevant post gains less the lower it stands, and nothing below the tenth place', () => {
  const grades = new Map([
    ['a', 1],
    ['b', 1],
  ]);
  const ideal = 1 + 1 / Math.log2(3);
  near(judge(['a', 'b'], grades).ndcg, 1);
  const { ndcg, mrr, recall } = judge(['x', 'a', 'y', 'b'], grades);
  near(ndcg, (1 / Math.log2(3) + 1 / Math.log2(5)) / ideal);
  near(mrr, 1 / 2);
  near(recall, 1);
  const late = judge([...'0123456789', 'a'], grades);
  assert.deepEqual([late.ndcg, late.mrr, late.recall], [0, 0, 0.5]);
});

test('grades weigh, and the ideal puts the highest first', () => {
  near(
    judge(
      ['low', 'high'],
      new Map([
        ['low', 1],
        ['high', 3],
      ]),
    ).ndcg,
    (1 + 3 / Math.log2(3)) / (3 + 1 / Math.log2(3)),
  );
});

test('the randomization test comes near the share counted over all signs', () => {
  const differences = [0.3, 0.1, -0.05, 0.2, 0.15, -0.1, 0.25, 0.05, 0.1, -0.02];
  const observed = Math.abs(differences.reduce((sum, x) => sum + x, 0));
  let asFar = 0;
  for (let signs = 0; signs < 1024; signs++) {
    const sum = differences.reduce((total, x, i) => total + ((signs >> i) & 1 ? x : -x), 0);
    if (Math.abs(sum) >= observed - 1e-9) asFar += 1;
  }
  near(
    randomizationTest(
      differences,
      differences.map(() => 0),
    ),
    asFar / 1024,
    0.015,
  );
});

test('equal rankings differ by chance only, and a difference on every query hardly by chance', () => {
  near(randomizationTest([0.5, 0.7], [0.5, 0.7]), 1);
  near(randomizationTest(Array(40).fill(0.6), Array(40).fill(0.5)), 1 / 5001);
});
