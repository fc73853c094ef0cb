// Do words that tell next to nothing stay quiet? Logs whose messages are whole sentences, and questions, over the sample archive: such words are
// not searched, mark nothing, are not told as missing, and list no post.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { openWasm, pack, root } from '../support.mjs';
import { folder } from './read_cases.mjs';

/** The posts that a log must bring first, in this order. */
const LOGS = {
  'pool.log': ['timeout-cascade', 'slow-failover', 'rate-limits-one-tier'],
  'failover.log': ['slow-failover'],
  'throttled.log': ['rate-limits-one-tier'],
  'stampede.log': ['cache-stampede'],
  'permission.log': ['permission-blocked-rollout'],
};
const QUIET = [
  'a',
  'and',
  'are',
  'at',
  'be',
  'by',
  'do',
  'for',
  'how',
  'i',
  'in',
  'is',
  'it',
  'no',
  'not',
  'of',
  'the',
  'there',
  'to',
  'was',
  'we',
  'were',
  'who',
];

let ask;
before(async () => {
  ({ ask } = await openWasm(pack(join(root, 'data/posts'))));
});

for (const [file, expected] of Object.entries(LOGS)) {
  test(`${file} is answered by its telling words`, async () => {
    const text = readFileSync(join(folder, 'quiet_logs', file), 'utf8');
    const { reply } = await ask('search', { text, count: 100 });
    assert.deepEqual(
      reply.hits.slice(0, expected.length).map(({ slug }) => slug),
      expected,
    );
    assert.deepEqual(
      reply.understood
        .map(({ typed }) => typed.toLowerCase())
        .filter((word) => QUIET.includes(word)),
      [],
    );
    assert.ok(reply.total < 70, `${reply.total} posts`);
    const marked = reply.hits.flatMap(({ excerpt }) =>
      excerpt.filter(([, isMarked]) => isMarked).map(([piece]) => piece.toLowerCase()),
    );
    assert.deepEqual(
      marked.filter((word) => QUIET.includes(word)),
      [],
    );
  });
}

for (const text of [
  'how do we undo a release',
  'how do I roll back',
  'what is the error budget for',
  'undo a release',
]) {
  test(`“${text}” marks, lists and lacks no quiet word`, async () => {
    const { reply } = await ask('search', { text, count: 100 });
    assert.ok(reply.total > 0 && reply.total < 100, `${reply.total} posts`);
    for (const { excerpt, missing, slug } of reply.hits) {
      assert.deepEqual(
        missing.filter((word) => QUIET.includes(word.toLowerCase())),
        [],
        slug,
      );
      assert.deepEqual(
        excerpt.filter(
          ([piece, isMarked]) =>
            isMarked && (QUIET.includes(piece.toLowerCase()) || piece.includes('…')),
        ),
        [],
        slug,
      );
    }
  });
}

test('a query of quiet words only is answered, and a quoted one is exact', async () => {
  const { reply } = await ask('search', { text: 'who are we', count: 5 });
  assert.ok(reply.total > 0);
  assert.ok(reply.hits[0].excerpt.some(([, isMarked]) => isMarked));
  const { reply: quoted } = await ask('search', { text: '"to be" release', count: 5 });
  assert.ok(quoted.total > 0);
  assert.ok(
    quoted.hits[0].excerpt.some(([piece, isMarked]) => isMarked && piece.toLowerCase() === 'be'),
  );
});

test("the manual's own example of test-search: each post among the first three, the first one first", async () => {
  const manual = readFileSync(join(root, 'data/manual/command-line.md'), 'utf8');
  const [, table] = /^ {4}query\tslug\n((?: {4}.+\t.+\n)+)/m.exec(manual);
  const rows = table
    .trimEnd()
    .split('\n')
    .map((line) => line.trim().split('\t'));
  assert.ok(rows.length > 1);
  for (const [i, [query, slug]] of rows.entries()) {
    const { reply } = await ask('search', { text: query, count: 3, excerpts: false });
    const found = reply.hits.slice(0, i === 0 ? 1 : 3).map((hit) => hit.slug);
    assert.ok(found.includes(slug), `${query}: ${found.join(' ')}`);
  }
});
