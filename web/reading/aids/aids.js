// What helps to read a post, once its text stands: each aid is one function that is given the same three things and returns what ends it.
import { followOutline } from './follow_outline.js';
import { offerCopies } from './copies.js';
import { offerMatches } from './matches.js';
import { offerResume } from './resume.js';
import { keepTicks } from './ticks.js';
import { nameScrollers } from './scrollers.js';
import { offerPostTools } from './post_tools.js';
import { showInList } from './show_in_list.js';
import { unfoldForPrint } from './unfold.js';

export { copyWords as words } from '../../words/strings.js';
export { default as style } from '../../look/aids.css' with { type: 'css' };

/**
 * @typedef {Pick<import('../../room/room.js').Room, 'adopt' | 'frame' | 'library' | 'list' | 'place' | 'root' | 'store' | 'strings'> &
 *   import('./copies.js').Room} Room
 */

/** @typedef {(room: Room, post: import('../../types/replies.js').PostReply, article: HTMLElement) => (() => void) | void} Aid */

/** @type {Aid[]} */
const AIDS = [
  nameScrollers,
  followOutline,
  offerCopies,
  keepTicks,
  offerMatches,
  offerResume,
  offerPostTools,
  showInList,
  unfoldForPrint,
];

/**
 * @param {Room} room
 * @param {import('../../types/replies.js').PostReply} post
 * @param {HTMLElement} article
 * @returns {() => void} what ends them all
 */
export function attachAids(room, post, article) {
  const ends = AIDS.map((aid) => aid(room, post, article));
  return () => {
    for (const end of ends) end?.();
  };
}
