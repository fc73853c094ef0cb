// Moves through the list by keyboard: from the field to the first hit, from hit to hit, and to the next page.
import { toTop } from '../room/places.js';
import { rememberSearch } from '../base/recent_searches.js';
import { QUERY_LOG_BYTES } from '../base/names.js';
import { dressBar } from './bar_tools.js';
import { fetchMore } from './more_rows.js';
import { links, step } from './walk.js';

/**
 * @typedef {Pick<import('../room/room.js').Room, 'frame' | 'go' | 'library' | 'list' | 'place' |
 *   'root' | 'store' | 'type' | 'view'> & import('../room/places.js').Room &
 *   import('./bar_tools.js').Room} Room
 */

/** @typedef {import('../room/list_pane.js').ListPane} ListPane */

/** The fields whose keys are listened to, and what names their tools. @type {WeakMap<HTMLElement, () => void>} */
const known = new WeakMap();

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

/** Whoever walks the hits stays where they are when their row comes again with its passage. @param {Room} room */
function keepPlace({ list, frame }) {
  /** @type {string | null | undefined} */
  let slug;
  /** @param {Element | null} at */
  const slugOf = (at) => at?.closest('[data-slug]')?.getAttribute('data-slug');
  list.hits.addEventListener('focusin', ({ target }) => {
    slug = slugOf(/** @type {Element} */ (target));
  });
  // A row that is taken away loses the focus too: that is told apart once the observer has run.
  list.hits.addEventListener('focusout', () =>
    setTimeout(() => {
      if (slugOf(frame.focused) !== slug) slug = null;
    }),
  );
  new MutationObserver(() => {
    if (!slug || slugOf(frame.focused) === slug) return;
    links(list)
      .find((link) => slugOf(link) === slug)
      ?.focus({ preventScroll: true });
  }).observe(list.hits, { childList: true });
}

/** Down leads from the field to the hits and on through them, Enter to all of them, Escape empties it, and a log can be pasted. @param {Room} room */
export function listenToField(room) {
  const { field } = room.frame;
  const label = known.get(field);
  if (label) {
    label();
    return;
  }
  const empty = () => {
    field.value = '';
    room.type('');
    lookOver(room);
  };
  const name = dressBar(room, () => {
    empty();
    field.focus();
  });
  known.set(field, name);
  name();
  field.addEventListener('input', () => lookOver(room));
  room.frame.form.addEventListener('submit', () => {
    const { place, store } = room;
    if (matchMedia('(pointer: coarse)').matches) field.blur(); // the keyboard of a phone goes, and the hits are seen
    if (!place.q) return;
    rememberSearch(store, place.q);
    if (!place.slug || room.view !== 'room') return;
    room.go({ ...place, slug: '', heading: '' });
    toTop(room);
  });
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const first = links(room.list)[0];
    if (event.key === 'ArrowDown' && first) {
      event.preventDefault();
      first.focus();
    }
    if (event.key === 'Escape' && field.value) {
      event.preventDefault();
      empty();
    }
  });
  keepPlace(room);
  room.list.hits.addEventListener('keydown', (event) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (!by || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (by < 0 && room.frame.focused === links(room.list)[0]) field.focus();
    else step(room.list, by);
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

/** The posts that follow; the focus goes to the first of them. @param {ListPane} list */
export async function showMore(list) {
  const before = list.reply?.hits.length ?? 0;
  try {
    if (await fetchMore(list)) links(list)[before]?.focus();
  } catch (error) {
    list.showFault(error, true);
  }
}
