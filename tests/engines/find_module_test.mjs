// The find module answers a first search as the whole engine does, and asks for it where it cannot.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { isPlain, openWasm, pack, root } from '../support.mjs';
import { makeQueries } from './queries.mjs';

const skip = isPlain && 'the plain engine has everything';
const site = pack(join(root, 'data/posts'));
const whole = await openWasm(site, 'carrel.wasm');
const find = await openWasm(site, 'carrel-find.wasm');
for (const part of find.manifest.parts) for (const { engine, read } of [whole, find]) engine.load(part.name, await read(part.name));

const strip = (reply) => ({ ...reply, wants: [] });

test('every query is answered alike by the find module, or it names the whole engine among its needs or wants', { skip }, () => {
  let alike = 0;
  for (const text of makeQueries(500)) {
    const request = { text, count: 20, excerpts: false };
    const reply = find.engine.search(request);
    if (reply.needs.includes('reader')) {
      assert.equal(reply.complete, false);
      continue;
    }
    const expected = whole.engine.search(request);
    if (reply.wants.includes('reader')) assert.equal(expected.total, 0, text);
    else alike++;
    assert.deepEqual({ ...strip(reply), ways_out: [] }, { ...strip(expected), ways_out: [] }, text);
  }
  assert.ok(alike > 200, `only ${alike} queries were answered`);
});

test('what the find module leaves to the whole engine asks for it', { skip }, () => {
  const { engine } = find;
  const needs = (reply) => { assert.equal(reply.complete, false); return reply.needs; };
  assert.deepEqual(needs(engine.post({ number: 0 })), ['reader']);
  assert.deepEqual(engine.post({ number: 0 }).wants, [], 'a list, as of every reply');
  assert.deepEqual(needs(engine.suggest({ text: 'roll', count: 5 })), ['reader']);
  assert.deepEqual(needs(engine.search({ text: '"point of no return"' })), ['reader']);
  assert.deepEqual(needs(engine.search({ text: 'ERROR connection refused\nretry in 5s\n' })), ['reader']);
  assert.ok(engine.search({ text: 'rollback', count: 5 }).wants.includes('reader'), 'excerpts');
  assert.ok(engine.search({ text: '+rollback +zzzzqqqq' }).wants.includes('reader'), 'ways out');
});
