// From hit to hit.

/** Of a ListPane. @typedef {{hits: Element, room: {frame: {focused: HTMLElement | null}}}} List */

/** The titles. @param {List} list */
export const links = (list) =>
  /** @type {HTMLElement[]} */ ([...list.hits.querySelectorAll('[data-slug] > :first-child > a')]);

/** To the next hit, or the one before. @param {List} list @param {1 | -1} by */
export function step(list, by) {
  const all = links(list);
  const { focused } = list.room.frame;
  const row = focused?.closest('.hit');
  const current = all.findIndex((link) =>
    row ? row.contains(link) : link.hasAttribute('aria-current'),
  );
  all[Math.min(Math.max(current + by, 0), all.length - 1)]?.focus();
}
