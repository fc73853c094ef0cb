// Whoever asks an engine loads what its reply names and asks again, until nothing is named any more: one driver for page, command and tests.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { MOST_ROUNDS } from '../../web/base/names.js';
import { askAgain } from '../../web/library/ask.js';
import { openWasm, pack, root } from '../support.mjs';

/** Runs the driver over replies that are made up; what was called, in order. */
async function follow(replies, { load = (names) => names, onEarly = (reply) => reply } = {}) {
  const called = [];
  const next = (name) => () => {
    called.push(name);
    return replies.length > 1 ? replies.shift() : replies[0];
  };
  const reply = await askAgain(
    next('ask'),
    next('describe'),
    async (names) => {
      called.push(`load ${names}`);
      return load(names);
    },
    (early) => {
      called.push('early');
      return onEarly(early);
    },
  );
  return { reply, called: called.join(', ') };
}
const needs = (...names) => ({ needs: names, wants: [] });
const wants = (...names) => ({ needs: [], wants: names });

test('what is needed is loaded before asking again, and what only adds text before describing again', async () => {
  const { reply, called } = await follow([
    { ...needs('index-1'), total: 0 },
    { ...wants('list-1'), total: 7 },
    { ...wants('posts-1'), hits: ['titled'] },
    { ...wants(), hits: ['whole'] },
  ]);
  assert.equal(
    called,
    'ask, load index-1, ask, early, load list-1, describe, early, load posts-1, describe',
  );
  assert.deepEqual(reply, { needs: [], wants: [], total: 7, hits: ['whole'] });
});

test('an answer of which a part was dropped meanwhile is asked for again', async () => {
  const { called } = await follow([wants('list-1'), needs('index-1'), wants()]);
  assert.equal(called, 'ask, early, load list-1, describe, load index-1, ask');
});

test('a part that is needed and cannot be had fails; one that only adds text leaves the answer as it is', async () => {
  const load = () => {
    throw new Error('offline');
  };
  await assert.rejects(follow([needs('index-1')], { load }), /offline/);
  const { reply, called } = await follow([{ ...wants('list-1'), total: 7 }], { load });
  assert.equal(called, 'ask, early, load list-1, describe');
  assert.deepEqual([reply.total, reply.fault.message], [7, 'offline']);
});

test('an engine that never has enough is given up', async () => {
  for (const reply of [needs('index-1'), wants('list-1')])
    assert.equal((await follow([reply])).called.match(/load/g).length, MOST_ROUNDS);
});

test('the engine searches once for an answer whose text comes later, and pages without searching', async () => {
  const { engine, read } = await openWasm(pack(join(root, 'data/posts'), '--part-bytes', '600'));
  const calls = { search: 0, describe: 0 };
  const ask = (request) => () => {
    calls.search += 1;
    return engine.search(request);
  };
  const describe = (request) => () => {
    calls.describe += 1;
    return engine.describe(request);
  };
  const load = async (names) => {
    for (const name of names) engine.load(name, await read(name));
  };
  const request = { text: 'release', count: 10 };
  const whole = await askAgain(ask(request), describe(request), load);
  const searches = calls.search;
  assert.ok(searches <= 3 && calls.describe >= 3, JSON.stringify(calls));
  const next = { ...request, from: 10 };
  const rows = await askAgain(describe(next), describe(next), load);
  assert.equal(calls.search, searches);
  const found = engine.search({ ...request, count: 20 });
  assert.deepEqual([...whole.hits, ...rows.hits], found.hits);
  assert.deepEqual(
    engine.describe({ text: 'rollback' }).hits,
    engine.search({ text: 'rollback' }).hits,
  );
});
