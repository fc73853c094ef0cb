// The posts that the reader wants to find again: kept on this device.
import { keptList } from '../base/kept_entries.js';

/** @typedef {{store: import('../base/local_store.js').Store}} Room @typedef {{slug: string, title: string}} NamedPost */

/** @param {Room} room @param {NamedPost} post */
export const isBookmarked = ({ store }, { slug }) =>
  keptList(store, 'bookmarks').some((known) => known.slug === slug);

/** Sets it, or takes it away again. @param {Room} room @param {NamedPost} post @returns {boolean} whether it is set now */
export function turnBookmark(room, { slug, title }) {
  const others = keptList(room.store, 'bookmarks').filter((known) => known.slug !== slug);
  const isSet = isBookmarked(room, { slug, title });
  room.store.set('bookmarks', isSet ? others : [{ slug, title }, ...others]);
  return !isSet;
}
