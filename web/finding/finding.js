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
export { showMore } from './steps.js';
export { default as style } from '../look/finding.css' with { type: 'css' };

/**
 * @typedef {Pick<import('../room/room.js').Room, 'adopt' | 'archive' | 'frame' | 'heading' |
 *   'isReturning' | 'link' | 'list' | 'loaded' | 'place' | 'strings' | 'use' | 'view'> &
 *   import('./steps.js').Room & import('../room/places.js').Room} Room
 */

const FIRST_READ = 10;

export const words = { ...faultWords, ...findingWords };

/** @param {import('../room/list_pane.js').ListPane} list */
export async function toggleFilters(list) {
  list.isFiltering = !list.isFiltering;
  setAttribute(list.filters, 'aria-expanded', String(list.isFiltering));
  if (list.isFiltering) await list.drawFinding();
  else setAttribute(list.panel, 'hidden', '');
}

/** A list that was asked for anew begins at its top; beside a post it scrolls by itself. @param {Room} room */
function beginAtTop(room) {
  const { list, frame, place, isReturning } = room;
  list.isNew = false;
  if (isReturning) return;
  frame.side.scrollTop = 0;
  if (!place.slug || !frame.pane.getClientRects().length) toTop(room);
}

/** @param {Room} room @param {import('../types/replies.js').SearchReply} reply */
export async function drawFinding(room, reply) {
  const { list, place } = room;
  const isOpen = list.isFiltering;
  const { focused } = room.frame;
  listenToField(room);
  if (list.isNew) beginAtTop(room);
  reconcile(list.chips, chipsView.records(place, room), (record) => chipsView.make(record, room));
  setAttribute(list.chips, 'hidden', list.chips.childElementCount ? null : '');
  reconcile(list.notes, notesView.records(reply, room), (note) => notesView.make(note, room));
  const isEmpty = reply.total === 0 && reply.complete;
  reconcile(
    list.nothing,
    isEmpty ? [nothingView.record(reply, place, room.strings)] : [],
    (record) => nothingView.make(record, room),
  );
  if (focused && !focused.isConnected) list.count.focus(); // an alternative that was taken is gone with the rest
  // Its file is not to be in the way of the first titles.
  const isRead = reply.hits.slice(0, FIRST_READ).every((hit) => hit.has_text);
  if (!isOpen && (room.view !== 'room' || !(isRead || room.loaded.filterTools))) return;
  const { drawFilterTools } = room.loaded.filterTools ?? (await room.use('filterTools'));
  if (list.reply === reply) drawFilterTools(room, reply, isOpen);
}
