import assert from 'node:assert/strict';
import test from 'node:test';
import { canCompile } from '../../../web/base/can_compile.js';

test('a program that has WebAssembly may compile it', () => assert.equal(canCompile(), true));

test('where compiling is refused, or there is no WebAssembly, it may not', (t) => {
  t.mock.method(WebAssembly, 'Module', () => {
    throw new Error('a content security policy');
  });
  assert.equal(canCompile(), false);
  const whole = globalThis.WebAssembly;
  Reflect.deleteProperty(globalThis, 'WebAssembly');
  assert.equal(canCompile(), false);
  globalThis.WebAssembly = whole;
});
