// Beside a post the list shows where it stands: its row comes into sight, with its neighbours; further rows are asked for until it is there.
import { fetchMore } from '../../finding/more_rows.js';

/** So many times more rows are asked for; a post further down is not looked for. */
const MOST_PAGES = 6;

/** @type {import('./aids.js').Aid} */
export function showInList(room, post) {
  const { frame, list, place } = room;
  let isWanted = true;
  const isBeside = () => isWanted && frame.side.getClientRects().length > 0;
  const look = async () => {
    for (let page = 0; isBeside(); page++) {
      const row = list.hits.querySelector(`[data-slug="${CSS.escape(post.slug)}"]`);
      if (row) {
        const box = row.getBoundingClientRect();
        const { top, bottom } = frame.side.getBoundingClientRect();
        if (box.top < top || box.bottom > bottom)
          frame.side.scrollTop += box.top - top - (bottom - top) / 3;
        return;
      }
      const { reply } = list;
      if (page === MOST_PAGES || !reply || reply.fault || reply.hits.length >= reply.total) return;
      if (!(await fetchMore(list)) || room.place.q !== place.q) return;
    }
  };
  look().catch(() => {}); // the list says itself what is missing
  return () => {
    isWanted = false;
  };
}
