// Marks the words of a search in a line that the engine has not marked.

export const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** A text in pieces, those that were found marked. @param {string} text @param {Set<string>} found @returns {import('../types/replies.js').MarkedText[]} */
export function markWords(text, found) {
  /** @type {import('../types/replies.js').MarkedText[]} */
  const pieces = [];
  let at = 0;
  for (const match of text.matchAll(WORD)) {
    if (!found.has(match[0].toLowerCase())) continue;
    if (match.index > at) pieces.push([text.slice(at, match.index), 0]);
    pieces.push([match[0], 1]);
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push([text.slice(at), 0]);
  return pieces;
}
