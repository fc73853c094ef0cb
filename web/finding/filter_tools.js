// The filters and the timeline: what narrows a list, drawn after all else.
import { drawFilters } from './filters.js';
import { drawTimeline } from './timeline.js';
import { filterWords } from '../words/strings.js';

export { default as style } from '../look/filter_tools.css' with { type: 'css' };

/**
 * @typedef {Pick<import('../room/room.js').Room, 'view'> & import('./filters.js').Room &
 *   import('./timeline.js').Room} Room
 */

export const words = filterWords;

/** @param {Room} room @param {import('../types/replies.js').SearchReply} reply @param {boolean} isOpen whether the filters are asked for */
export function drawFilterTools(room, reply, isOpen) {
  if (isOpen) drawFilters(room, reply);
  if (room.view === 'room') drawTimeline(room, reply);
}
