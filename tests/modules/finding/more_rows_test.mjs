import assert from 'node:assert/strict';
import test from 'node:test';
import { fetchMore } from '../../../web/finding/more_rows.js';

/** A list of one hit, of which more are asked. */
const listOf = (/** @type {(list: any) => void} */ meanwhile = () => {}) => {
  /** @type {any} */
  const list = {
    turn: 1,
    reply: { total: 3, hits: ['a'], fault: 'old' },
    request: (
      /** @type {unknown} */ _,
      /** @type {number} */ from,
      /** @type {number} */ count,
    ) => [from, count],
    take(/** @type {unknown} */ reply) {
      list.reply = reply;
    },
    room: {
      place: {},
      frame: { progress: { track: (/** @type {unknown} */ work) => work } },
      library: {
        describe: async (/** @type {number[]} */ [from]) => {
          meanwhile(list);
          return { hits: from === 1 ? ['b', 'c'] : [] };
        },
      },
    },
  };
  return list;
};

test('the rows that follow stand below those that stood', async () => {
  const list = listOf();
  assert.equal(await fetchMore(list), true);
  assert.deepEqual(list.reply.hits, ['a', 'b', 'c']);
  assert.equal(list.reply.fault, undefined);
});

test('rows of a list that was asked anew meanwhile, or of none, are dropped', async () => {
  const list = listOf((asked) => {
    asked.turn += 1;
  });
  assert.equal(await fetchMore(list), false);
  assert.deepEqual(list.reply.hits, ['a']);
  assert.equal(await fetchMore(Object.assign(listOf(), { reply: null })), false);
});
