// Chips, what the engine remarked, what a search's rows have to say, and what to do where nothing matched; then, in a file of its own, what
// narrows the list.
import { reconcile, setAttribute } from '../base/dom.js';
import { chipsView, notesView } from './chosen.js';
import { nothingView } from './nothing.js';
import { listenToField } from './steps.js';
import { toTop } from '../room/places.js';
import { faultWords, findingWords } from '../words/strings.js';

export { rememberSearch } from '../base/recent_searches.js';
export { askForIndex as askEarly } from '../library/early_parts.js';
export { lazy } from './lazy.js';
export { faultView } from '../room/status.js';
export { addDetails, countLine, detailedRows } from './search_rows.js';
export { setSingleKeys } from './single_keys.js';
export { showMore } from './steps.js';
export { default as style } from '../look/finding.css' with { type: 'css' };

/**
 * @typedef {Pick<import('../room/room.js').Room, 'adopt' | 'archive' | 'frame' | 'heading' |
 *   'isReturning' | 'isSearch' | 'link' | 'list' | 'loaded' | 'place' | 'strings' | 'use' | 'view'> &
 *   import('./steps.js').Room & import('../room/places.js').Room} Room
 */

const FIRST_READ = 10;

export const words = { ...faultWords, ...findingWords };

/** How long after a key what narrows the list is drawn: the rows go first. */
const REST_MS = 250;
/** @type {WeakMap<Room, ReturnType<typeof setTimeout>>} */
const resting = new WeakMap();

/** Whether the filters stand beside the list: their button is then not there. @param {Room} room */
const areBeside = ({ view, place, list }) =>
  view === 'room' && !place.slug && getComputedStyle(list.filters).display === 'none';

/** @param {import('../room/list_pane.js').ListPane} list */
export async function openFilters({ room, reply }) {
  const { drawFilterTools, openSheet } = room.loaded.filterTools ?? (await room.use('filterTools'));
  openSheet(room);
  if (reply) drawFilterTools(room, reply, true);
}

/** A list that was asked for anew begins at its top; beside a post it scrolls by itself. @param {Room} room */
function beginAtTop(room) {
  const { list, frame, place, isReturning } = room;
  list.isNew = false;
  if (isReturning) return;
  frame.side.scrollTop = 0;
  if (!place.slug || !frame.pane.getClientRects().length) toTop(room);
}

/** What narrows the list, where it is seen. @param {Room} room @param {import('../types/replies.js').SearchReply} reply */
async function drawTools(room, reply) {
  const { list, frame } = room;
  try {
    const { drawFilterTools } = room.loaded.filterTools ?? (await room.use('filterTools'));
    if (list.reply === reply)
      drawFilterTools(room, reply, areBeside(room) || !frame.side.contains(frame.facets));
  } catch (error) {
    list.showFault(error, true);
  }
}

/** @param {Room} room @param {import('../types/replies.js').SearchReply} reply */
export async function drawFinding(room, reply) {
  const { list, place } = room;
  const { focused, field } = room.frame;
  listenToField(room);
  if (list.isNew) beginAtTop(room);
  reconcile(list.chips, chipsView.records(place, room, reply), (record) =>
    chipsView.make(record, room),
  );
  setAttribute(list.chips, 'hidden', list.chips.childElementCount ? null : '');
  reconcile(list.notes, notesView.records(reply, room), (note) => notesView.make(note, room));
  // Beside a post the count leads to what it counts.
  const { textContent: said } = list.count;
  if (place.slug && said && room.isSearch && room.view === 'room')
    reconcile(list.count, [{ said, place: { ...place, slug: '', heading: '' } }], (record) =>
      room.link(record.place, {}, record.said),
    );
  else if (list.count.firstElementChild) list.count.textContent = said;
  const isEmpty = reply.total === 0 && reply.complete;
  reconcile(
    list.nothing,
    isEmpty ? [nothingView.record(reply, place, room.strings)] : [],
    (record) => nothingView.make(record, room),
  );
  if (focused && !focused.isConnected) list.count.focus(); // an alternative that was taken is gone with the rest
  // Its file is not to be in the way of the first titles.
  const isRead = reply.hits.slice(0, FIRST_READ).every((hit) => hit.has_text);
  if (room.view === 'list' || !(isRead || room.loaded.filterTools)) return;
  clearTimeout(resting.get(room));
  if (room.loaded.filterTools && focused === field)
    resting.set(
      room,
      setTimeout(() => drawTools(room, reply), REST_MS),
    );
  else await drawTools(room, reply);
}
