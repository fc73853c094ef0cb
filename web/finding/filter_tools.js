// The filters, the order and the timeline: what narrows a list, drawn after all else.
import { drawFilters, drawOrder, drawSheet } from './filters.js';
import { drawTimeline } from './timeline.js';
import { filterWords } from '../words/strings.js';

export { openSheet } from './filters.js';
export { default as style } from '../look/filter_tools.css' with { type: 'css' };

/**
 * @typedef {Pick<import('../room/room.js').Room, 'view'> & import('./filters.js').Room &
 *   import('./timeline.js').Room} Room
 */

export const words = filterWords;

/** @param {Room} room @param {import('../types/replies.js').SearchReply} reply @param {boolean} isSeen whether the filters are */
export function drawFilterTools(room, reply, isSeen) {
  drawOrder(room, reply);
  if (!isSeen) return;
  drawFilters(room, reply);
  drawTimeline(room, reply);
  drawSheet(room, reply);
}
