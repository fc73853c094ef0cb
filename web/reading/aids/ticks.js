// Task lists that tick: what is ticked stays on this device, by post.
import { keptByPost } from '../../base/kept_entries.js';

/** @type {import('./aids.js').Aid} */
export function keepTicks(room, post, article) {
  const boxes = /** @type {HTMLInputElement[]} */ ([...article.querySelectorAll('input.task')]);
  const kept = keptByPost(room.store, 'ticks')[post.slug] ?? {};
  boxes.forEach((box, at) => {
    const item = box.closest('li') ?? box.parentElement;
    box.disabled = false;
    box.setAttribute('aria-label', (item?.textContent ?? '').trim().slice(0, 200));
    if (Object.hasOwn(kept, at)) box.checked = kept[at];
    box.addEventListener('change', () => {
      const ticks = keptByPost(room.store, 'ticks');
      (ticks[post.slug] ??= {})[at] = box.checked;
      room.store.set('ticks', ticks);
    });
  });
}
