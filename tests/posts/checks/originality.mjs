// Does each post say something of its own? No two share a paragraph, a run of 12 words, a first or last sentence, or a habit of headings.
import { find, proseOf, textOf } from '../reader.mjs';

export const longestRun = 11;

const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
const normal = (text) => wordsOf(text).join(' ');

/** Paragraphs of at least four words, list items and cells too: shorter ones ("yes", "page") are shared rightly. */
const paragraphsOf = (post) =>
  find(post.nodes, 'p', 'li', 'td')
    .map((node) => normal(textOf(node)))
    .filter((text) => text.split(' ').length >= 4);

/** Says which posts have an item in common; `most` posts may. */
function shared(posts, itemsOf, what, most = 1) {
  const holders = new Map();
  for (const post of posts)
    for (const item of new Set(itemsOf(post)))
      holders.set(item, [...(holders.get(item) ?? []), post.path]);
  return [...holders]
    .filter(([item, paths]) => item && paths.length > most)
    .map(([item, paths]) => `${paths.join(', ')}: share ${what} "${item}"`);
}

function runsOf(post) {
  const words = wordsOf(proseOf(post));
  return words.slice(longestRun).map((_, at) => words.slice(at, at + longestRun + 1).join(' '));
}

const sentencesOf = (post) =>
  find(post.nodes, 'p')
    .map((node) => textOf(node))
    .join(' ')
    .split(/(?<=[.?!])\s+/)
    .map(normal)
    .filter(Boolean);

/** @returns {string[]} complaints */
export function checkOriginality({ posts }) {
  return [
    ...shared(posts, paragraphsOf, 'the paragraph'),
    ...shared(posts, runsOf, 'the run'),
    ...shared(
      posts,
      (post) => [sentencesOf(post)[0].split(' ').slice(0, 3).join(' ')],
      'the opening',
    ),
    ...shared(posts, (post) => [sentencesOf(post).at(-1)], 'the ending'),
    ...shared(
      posts,
      (post) => find(post.nodes, 'h2', 'h3').map((node) => normal(textOf(node))),
      'the heading',
      2,
    ),
  ];
}
