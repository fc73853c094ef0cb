import assert from 'node:assert/strict';
import test from 'node:test';
import { links, step } from '../../../web/finding/walk.js';

/** A list of three rows; the focus is noted. */
function makeList({ current = -1 } = {}) {
  const frame = { focused: /** @type {any} */ (null) };
  const titles = ['a', 'b', 'c'].map((name, at) => {
    /** @type {any} */
    const link = {
      name,
      hasAttribute: () => at === current,
      focus: () => {
        frame.focused = link;
      },
      closest: () => ({ contains: (/** @type {unknown} */ other) => other === link }),
    };
    return link;
  });
  /** @type {any} */
  const list = { hits: { querySelectorAll: () => titles }, room: { frame } };
  return { list, frame };
}

test('from nowhere to the first, from hit to hit, and no further than the ends', () => {
  const { list, frame } = makeList();
  assert.equal(links(list).length, 3);
  /** @type {[1 | -1, string][]} */
  const steps = [
    [1, 'a'],
    [1, 'b'],
    [1, 'c'],
    [1, 'c'],
    [-1, 'b'],
    [-1, 'a'],
    [-1, 'a'],
  ];
  for (const [by, name] of steps) {
    step(list, by);
    assert.equal(frame.focused.name, name);
  }
});

test('beside a post, from the hit of the post', () => {
  const { list, frame } = makeList({ current: 1 });
  step(list, 1);
  assert.equal(frame.focused.name, 'c');
});
