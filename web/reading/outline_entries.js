// The headings that a post's outline names: those of three levels, or of fewer where those are too many to be looked through.

const MOST_ENTRIES = 300;

/**
 * @param {import('../types/replies.js').PostReply} post
 * @returns {{entries: {level: number, id: string, text: string}[], left: number}} and how many of these levels are not named
 */
export function outlineOf({ outline }) {
  const upTo = (/** @type {number} */ level) => outline.filter((entry) => entry.level <= level);
  const entries =
    [3, 2, 1].map(upTo).find(({ length }) => length > 1 && length <= MOST_ENTRIES) ?? upTo(3);
  return {
    entries: entries.slice(0, MOST_ENTRIES),
    left: Math.max(0, entries.length - MOST_ENTRIES),
  };
}
