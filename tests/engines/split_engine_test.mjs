// An engine in two files answers as the one in one does: the first alone where it can, and both together always.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { isPlain, openWasm, pack, root } from '../support.mjs';
import { makeQueries } from './queries.mjs';

const skip = isPlain && 'the plain engine is one file';
const site = pack(join(root, 'data/posts'));
const fileOf = (name) => join(root, 'build/wasm', name);

/** An engine with every part loaded that it takes by itself. */
async function open(name) {
  const opened = await openWasm(site, name);
  for (const { name: part } of opened.manifest.parts) {
    try {
      opened.engine.load(part, await opened.read(part));
    } catch (error) {
      if (error.code !== 'reader') throw error;
    }
  }
  return opened;
}
const whole = (await open('carrel-languages.wasm')).engine;

/** Of both engines: the first file alone, and with the second joined. */
async function openSplit(name) {
  const first = await open(`${name}-find.wasm`);
  const both = await openWasm(site, `${name}-find.wasm`);
  await both.engine.join(await readFile(fileOf(`${name}-read.wasm`)));
  for (const { name: part } of both.manifest.parts) both.engine.load(part, await both.read(part));
  return { first: first.engine, both: both.engine };
}

const strip = (reply) => ({ ...reply, wants: [] });
const endsWithReader = (call) => assert.throws(call, { name: 'EngineError', code: 'reader' });

for (const name of isPlain ? [] : ['carrel', 'carrel-languages']) {
  const { first, both } = await openSplit(name);

  test(`${name}: the first file answers a search as the whole engine does, or asks for the second`, () => {
    let alike = 0;
    for (const text of makeQueries(500)) {
      const request = { text, count: 20, excerpts: false };
      const expected = whole.search(request);
      let reply;
      try {
        reply = first.search(request);
      } catch (error) {
        assert.equal(error.code, 'reader', text);
        continue;
      }
      if (reply.wants.includes('reader')) assert.equal(expected.total, 0, text);
      else alike++;
      assert.deepEqual(
        { ...strip(reply), alternatives: [] },
        { ...strip(expected), alternatives: [] },
        text,
      );
    }
    assert.ok(alike > 200, `only ${alike} queries were answered`);
    assert.equal(first.retired, 0, 'nothing trapped');
  });

  test(`${name}: both files together answer as the whole engine does`, () => {
    for (const text of makeQueries(200)) {
      assert.deepEqual(
        both.search({ text, count: 20, explain: true }),
        whole.search({ text, count: 20, explain: true }),
        text,
      );
      assert.deepEqual(both.suggest({ text, count: 8 }), whole.suggest({ text, count: 8 }), text);
    }
    for (let number = 0; number < 100; number++)
      assert.deepEqual(
        both.post({ number, mark: 'release error' }),
        whole.post({ number, mark: 'release error' }),
      );
    assert.equal(both.retired, 0, 'nothing trapped');
  });

  test(`${name}: what takes the second file says so, and what came before is still known`, () => {
    endsWithReader(() => first.post({ number: 0 }));
    endsWithReader(() => first.suggest({ text: 'roll', count: 5 }));
    endsWithReader(() => first.search({ text: '"point of no return"' }));
    endsWithReader(() => first.search({ text: 'ERROR connection refused\nretry in 5s\n' }));
    endsWithReader(() => first.patch(new Uint8Array([1]), new Uint8Array([2])));
    assert.ok(first.search({ text: 'rollback', count: 5 }).wants.includes('reader'), 'excerpts');
    assert.ok(first.search({ text: '+rollback +zzzzqqqq' }).wants.includes('reader'), 'ways out');
    assert.equal(first.retired, 0, 'it is not a trap');
  });

  test(`${name}: after a trap the second file is there again`, () => {
    both.breakForTest();
    assert.ok(both.search({ text: 'rollback', count: 1 }).hits[0].excerpt.length > 0);
    assert.equal(both.retired, 1);
    assert.deepEqual(both.post({ number: 3 }), whole.post({ number: 3 }));
  });

  test(`${name}: the files share nothing: together they are a tenth larger than the whole at most`, () => {
    const size = (file) => statSync(fileOf(file)).size;
    assert.ok(size(`${name}-find.wasm`) + size(`${name}-read.wasm`) < size(`${name}.wasm`) * 1.1);
  });
}

test('a function that is not in the program cannot be left for later', { skip }, () => {
  const split = () =>
    execFileSync(
      'node',
      [
        join(root, 'wasm/split/split_engine.mjs'),
        fileOf('carrel.wasm.lto.o'),
        '/dev/null',
        '/dev/null',
        '--tools',
        'wasm-split',
        'wasm-opt',
        '--later',
        'carrel::make_excerp',
        '--link',
        'em++',
      ],
      { stdio: 'pipe' },
    );
  assert.throws(split, /make_excerp is not a function of the program/);
});
