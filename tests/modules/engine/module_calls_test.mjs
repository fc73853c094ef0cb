// A module of two functions in JavaScript stands in the place of the engine's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callModule, importsFor } from '../../../web/engine/module_calls.js';

/** A module whose function answers with its inputs joined, after its memory has moved. */
function echo({ status = 0, room = 64 } = {}) {
  const module = {
    memory: { buffer: new ArrayBuffer(256) },
    /** @type {number[]} */
    taken: [],
    carrel_alloc(/** @type {number} */ size) {
      const address = 100 + module.taken.length * 20;
      module.taken.push(address);
      return size > room ? 0 : address;
    },
    carrel_free(/** @type {number} */ address) {
      module.taken.splice(module.taken.indexOf(address), 1);
    },
    answer(/** @type {number} */ _, /** @type {number[]} */ ...inputs) {
      const old = new Uint8Array(module.memory.buffer);
      const grown = new Uint8Array(512);
      let at = 300;
      for (let i = 0; i < inputs.length; i += 2) {
        grown.set(old.subarray(inputs[i], inputs[i] + inputs[i + 1]), at);
        at += inputs[i + 1];
      }
      new Uint32Array(grown.buffer, 16, 3).set([status, 300, at - 300]);
      module.memory.buffer = grown.buffer;
      return 16;
    },
  };
  return module;
}

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);
const text = (/** @type {Uint8Array} */ view) => new TextDecoder().decode(view);

test('inputs are copied in, the reply is read where memory is after the call, and all is freed', () => {
  const module = echo();
  const reply = callModule(
    { exports: module, handle: 1 },
    'answer',
    [bytes('ab'), bytes('c')],
    text,
  );
  assert.equal(reply, 'abc');
  assert.deepEqual(module.taken, []);
});

test('who reads is told whether it is an error', () => {
  const module = echo({ status: 3 });
  const status = callModule(
    { exports: module, handle: 1 },
    'answer',
    [bytes('x')],
    (_, said) => said,
  );
  assert.equal(status, 3);
});

test('an input that memory has no room for is an error, and nothing is called', () => {
  const module = echo({ room: 1 });
  module.answer = () => assert.fail('it was called');
  const call = () => callModule({ exports: module, handle: 1 }, 'answer', [bytes('ab')], text);
  assert.throws(call, /out of memory/);
});

test('a module may call what it is given and tell of more memory; any other call is refused', () => {
  const wanted = [
    { module: 'env', name: 'emscripten_notify_memory_growth', kind: 'function' },
    { module: 'wasi', name: 'environ_get', kind: 'function' },
    { module: 'wasi', name: 'proc_exit', kind: 'function' },
    { module: 'env', name: 'memory', kind: 'memory' },
  ];
  const { env, wasi } = importsFor(wanted, { environ_get: () => 7 }, (space, name) => {
    return new Error(`${space}.${name}`);
  });
  assert.equal(env.emscripten_notify_memory_growth(), undefined);
  assert.equal(wasi.environ_get(), 7);
  assert.throws(() => wasi.proc_exit(), /wasi\.proc_exit/);
  assert.deepEqual(Object.keys(env), ['emscripten_notify_memory_growth']);
});
