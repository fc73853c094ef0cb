// Moves through the list by keyboard: from the field to the first hit, from hit to hit, and to the next page.
import { toTop } from '../room/places.js';
import { rememberSearch } from '../base/recent_searches.js';
import { QUERY_LOG_BYTES } from '../base/names.js';

/**
 * @typedef {Pick<import('../room/room.js').Room, 'frame' | 'go' | 'library' | 'list' | 'place' |
 *   'root' | 'store' | 'type' | 'view'> & import('../room/places.js').Room} Room
 */

/** @typedef {import('../room/list_pane.js').ListPane} ListPane */

const NEXT_PAGE = 50;

/** @type {WeakSet<HTMLElement>} the fields whose keys are listened to */
const known = new WeakSet();

/** In a narrow room what is typed while a post is open is found over the post, which stays and comes back as it was. @param {Room} room */
function lookOver(room) {
  const { root, frame, place } = room;
  const isOver = Boolean(place.slug && frame.field.value.trim());
  if (isOver === root.hasAttribute('data-looking')) return;
  if (isOver) left = scrollY;
  root.toggleAttribute('data-looking', isOver);
  if (!isOver && place.slug && left !== scrollY && frame.side.getClientRects().length === 0)
    scrollTo({ top: left, behavior: 'instant' });
}
let left = 0;

/** Down leads from the field to the first hit, Enter to all of them, Escape empties it, and a log can be pasted. @param {Room} room */
export function listenToField(room) {
  const { field } = room.frame;
  if (known.has(field)) return;
  known.add(field);
  field.addEventListener('input', () => lookOver(room));
  room.frame.form.addEventListener('submit', () => {
    const { place, store } = room;
    if (!place.q) return;
    rememberSearch(store, place.q);
    if (!place.slug || room.view !== 'room') return;
    room.go({ ...place, slug: '', heading: '' });
    toTop(room);
  });
  field.addEventListener('keydown', (event) => {
    const first = links(room.list)[0];
    if (event.key === 'ArrowDown' && first) {
      event.preventDefault();
      first.focus();
    }
    if (event.key === 'Escape' && field.value) {
      event.preventDefault();
      field.value = '';
      room.type('');
      lookOver(room);
    }
  });
  // A field of one line would make one line of a pasted log, and the engine could not tell it from a query.
  field.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain').trim() ?? '';
    if (!text.includes('\n')) return;
    event.preventDefault();
    field.value = text;
    room.type(text.slice(0, QUERY_LOG_BYTES));
    lookOver(room);
  });
}

/** @param {ListPane} list */
const links = (list) =>
  /** @type {HTMLElement[]} */ ([...list.hits.querySelectorAll('[data-slug] > :first-child > a')]);

/** The posts that follow, below those that stand; the focus goes to the first of them. @param {ListPane} list */
export async function showMore(list) {
  const { room, turn } = list;
  const { reply } = list;
  if (!reply) return;
  const { hits } = reply;
  try {
    const rows = await room.frame.progress.track(
      room.library.describe(list.request(room.place, hits.length, NEXT_PAGE)),
    );
    if (turn !== list.turn) return;
    list.take({ ...reply, fault: undefined, ...rows, hits: [...hits, ...rows.hits] });
    links(list)[hits.length]?.focus();
  } catch (error) {
    list.showFault(error, true);
  }
}

/** To the next hit, or the one before. @param {ListPane} list @param {1 | -1} by */
export function step(list, by) {
  const all = links(list);
  const current = all.findIndex(
    (link) => link === list.room.frame.focused || link.hasAttribute('aria-current'),
  );
  all[Math.min(Math.max(current + by, 0), all.length - 1)]?.focus();
}
