// Chips, filters, the timeline, and what the engine remarked: what helps to narrow a list, drawn after the list stands.
import { element, reconcile, setAttribute } from '../dom.js';
import { chipsView, notesOf } from './chosen.js';
import { drawFilters } from './filters.js';
import { drawTimeline } from './timeline.js';

export { findingWords as words } from '../strings.js';
export { default as style } from './finding.css' with { type: 'css' };

/** @param {import('../room.js').Room} room @param {any} reply @param {boolean} isOpen whether the filters are asked for */
export function drawFinding(room, reply, isOpen) {
  const { list, place, strings } = room;
  reconcile(list.chips, chipsView.records(place, room), (record) => chipsView.make(record, room));
  setAttribute(list.chips, 'hidden', list.chips.childElementCount ? null : '');
  reconcile(list.notes, notesOf(reply, strings), (text) => element('p', { class: 'quiet' }, text));
  if (isOpen) drawFilters(room, reply);
  if (room.view === 'room') drawTimeline(room, reply);
}
