import assert from 'node:assert/strict';
import test from 'node:test';

/** @type {(() => void)[]} */
const listeners = [];
Object.assign(globalThis, {
  document: {
    addEventListener: (/** @type {string} */ _, /** @type {() => void} */ listener) =>
      listeners.push(listener),
  },
});
const { atRest } = await import('../../../web/offline/at_rest.js');

test('where no key was pressed storing begins at once', async () => {
  const before = performance.now();
  await atRest();
  assert.ok(performance.now() - before < 100);
});

test('after a key storing waits, and a further key makes it wait again', async () => {
  const before = performance.now();
  listeners[0]();
  setTimeout(listeners[0], 200);
  await atRest();
  assert.ok(performance.now() - before >= 590);
});
