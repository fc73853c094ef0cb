// The posts that follow in a list, below those that stand.

const NEXT_PAGE = 50;

/** @typedef {import('../types/replies.js').SearchReply} SearchReply @typedef {import('../types/replies.js').SearchRequest} SearchRequest */
/** @typedef {import('../base/address.js').Place} Place */
/**
 * Of a ListPane.
 * @typedef {object} List
 * @property {number} turn
 * @property {SearchReply | null} reply
 * @property {(place: Place, from: number, count: number) => SearchRequest} request
 * @property {(reply: SearchReply) => void} take
 * @property {{place: Place, frame: {progress: {track: <T>(work: Promise<T>) => Promise<T>}},
 *   library: {describe: (request: SearchRequest) => Promise<import('../types/replies.js').Description>}}} room
 */

/** @param {List} list @returns {Promise<boolean>} whether they came, and are still wanted */
export async function fetchMore(list) {
  const { room, turn, reply } = list;
  if (!reply) return false;
  const { hits } = reply;
  const rows = await room.frame.progress.track(
    room.library.describe(list.request(room.place, hits.length, NEXT_PAGE)),
  );
  if (turn !== list.turn) return false;
  /** Without the fault of before. @type {SearchReply & {fault?: undefined}} */
  const whole = { ...reply, fault: undefined, ...rows, hits: [...hits, ...rows.hits] };
  list.take(whole);
  return true;
}
