// Task lists that tick: what is ticked stays on this device, by post.
import { element } from '../../base/dom.js';
import { keptByPost } from '../../base/kept_entries.js';

/** What ends a task's own words. */
const BLOCK = 'ul, ol, p, pre, table, blockquote, div, details';

/** The words of a task name its box, and a click on them ticks it. @param {HTMLInputElement} box */
function joinText(box) {
  const label = element('label', { class: 'task-text' });
  for (let node = box.nextSibling; node; node = box.nextSibling) {
    if (node instanceof Element && node.matches(BLOCK)) break;
    label.append(node);
  }
  box.replaceWith(label);
  label.prepend(box);
  box.removeAttribute('aria-label');
}

/** @type {import('./aids.js').Aid} */
export function keepTicks(room, post, article) {
  const boxes = /** @type {HTMLInputElement[]} */ ([...article.querySelectorAll('input.task')]);
  const kept = keptByPost(room.store, 'ticks')[post.slug] ?? {};
  boxes.forEach((box, at) => {
    box.disabled = false;
    joinText(box);
    if (Object.hasOwn(kept, at)) box.checked = kept[at];
    box.addEventListener('change', () => {
      const ticks = keptByPost(room.store, 'ticks');
      (ticks[post.slug] ??= {})[at] = box.checked;
      room.store.set('ticks', ticks);
    });
  });
}
