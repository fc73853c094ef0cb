// Which post comes first? The formula at the head of include/carrel/ranking.h, applied to every post without any short cut.
import { coarseByteAbove, coarseValue } from './archive.mjs';
import { isKnown } from './matcher.mjs';

const K1 = 1.0;
const B = 0.7;
const MOST_AVERAGES = 8;
const TITLE_COVERAGE = 0.4;
const STOP = 0.1;
const NEIGHBOURS = 0.3;
const NEIGHBOUR_TERMS = 4;
const NEIGHBOUR_SOURCES = 50;
const NEIGHBOUR_TARGETS = 200;

/** @typedef {import('./archive.mjs').OracleArchive} OracleArchive @typedef {import('./archive.mjs').OraclePost} OraclePost @typedef {import('./matcher.mjs').Wanted} Wanted */

/** @param {OracleArchive} archive @param {string} term */
function idfOf(archive, term) {
  const posts = archive.postsWithTerm.get(term)?.size ?? 0;
  return Math.log(1 + (archive.posts.length - posts + 0.5) / (posts + 0.5));
}

/** @param {OracleArchive} archive @param {OraclePost} post @param {string} term */
function saturation(archive, post, term) {
  const frequency = post.terms.get(term)?.frequency ?? 0;
  return (
    frequency /
    (frequency + 2 * K1 * (1 - B + B * Math.min(post.length / archive.average, MOST_AVERAGES)))
  );
}

/**
 * A word of the query with what it is worth.
 * @typedef {object} Weighed
 * @property {Wanted} word
 * @property {number} quiet what is left of its weight
 * @property {boolean} isKnown
 * @property {number} worth in the sum of the query
 * @property {Map<string, number>} worths of each known term
 */

/** @param {OracleArchive} archive @param {Wanted[]} words @returns {Weighed[]} */
function weigh(archive, words) {
  const beside = words.some(
    (word) => !word.isJoined && isKnown(archive, word) && !archive.stopWords.has(word.surface),
  );
  return words.map((word) => {
    const quiet = beside && archive.stopWords.has(word.surface) ? STOP : 1;
    const worths = new Map(
      [...word.terms]
        .filter(([term]) => archive.postsWithTerm.has(term))
        .map(([term, weight]) => [term, quiet * weight * idfOf(archive, term)]),
    );
    return {
      word,
      quiet,
      isKnown: worths.size > 0,
      worths,
      worth: worths.size ? Math.max(...worths.values()) : idfOf(archive, ''),
    };
  });
}

/** Each word once, however often and in whatever form it is asked. @param {Weighed[]} words @returns {Weighed[][]} the askings of each */
function distinct(words) {
  /** @type {Map<string, Weighed[]>} */
  const askings = new Map();
  for (const each of words) {
    const key = each.worths.keys().next().value ?? each.word.surface;
    askings.set(key, [...(askings.get(key) ?? []), each]);
  }
  return [...askings.values()];
}

/** @type {WeakMap<OraclePost, number>} */
const titleWeights = new WeakMap();

/** Sum of idf over a title's terms, each rounded to sixteenths; as far as a byte tells it. @param {OracleArchive} archive @param {OraclePost} post */
function titleWeight(archive, post) {
  let weight = titleWeights.get(post);
  if (weight === undefined) {
    weight = 0;
    for (const [term, { inTitle, isOwn }] of post.terms)
      if (inTitle && isOwn) weight += Math.round(idfOf(archive, term) * 16);
    weight = coarseValue(coarseByteAbove(weight));
    titleWeights.set(post, weight);
  }
  return weight / 16;
}

/** @param {OracleArchive} archive @param {Weighed[][]} words each once, with its askings @param {OraclePost} post */
function titleCoverage(archive, words, post) {
  // What is joined was asked for by its halves.
  const total = words.reduce(
    (sum, askings) => sum + (askings.find(({ word }) => !word.isJoined)?.worth ?? 0),
    0,
  );
  let shared = 0;
  let said = 0; // by the title, with quiet words in full
  // Of several askings of a word the first counts that the title answers.
  for (const askings of words) {
    const [first] = askings
      .filter(({ word }) => !word.within || word.within.has(post))
      .map(({ worths, quiet }) => ({
        quiet,
        share: Math.max(
          0,
          ...[...worths]
            .filter(([term]) => post.terms.get(term)?.inTitle)
            .map(([, worth]) => worth),
        ),
      }))
      .filter(({ share }) => share > 0);
    if (!first) continue;
    shared += first.share;
    said += first.share / first.quiet;
  }
  return shared === 0
    ? 0
    : TITLE_COVERAGE *
        total *
        Math.min(1, shared / total) *
        Math.min(1, said / titleWeight(archive, post)) ** 0.75;
}

/** The best first; of equals the newer. @param {Map<OraclePost, number>} scores */
const inOrder = (scores) => [...scores].sort(([a, x], [b, y]) => y - x || b.number - a.number);

/** @param {OracleArchive} archive @param {Map<OraclePost, number>} scores */
function addNeighbours(archive, scores) {
  const order = inOrder(scores);
  const sources = new Map(
    order.slice(0, NEIGHBOUR_SOURCES).map(([post, score]) => [post.number, score]),
  );
  for (const [post, score] of order.slice(0, NEIGHBOUR_TARGETS)) {
    const neighbours = archive.related[post.number] ?? [];
    const likeness = neighbours.reduce((sum, neighbour) => sum + neighbour.likeness, 0);
    const passed = neighbours.reduce(
      (sum, neighbour) => sum + neighbour.likeness * (sources.get(neighbour.number) ?? 0),
      0,
    );
    if (likeness) scores.set(post, score + (NEIGHBOURS * passed) / likeness);
  }
}

/**
 * The scores of posts for the words that score.
 * @param {OracleArchive} archive
 * @param {Wanted[]} words
 * @param {OraclePost[]} posts
 * @returns {Map<OraclePost, number>}
 */
export function scorePosts(archive, words, posts) {
  const weighed = weigh(archive, words);
  const once = distinct(weighed);
  const scores = new Map();
  for (const post of posts) {
    let score = titleCoverage(archive, once, post);
    for (const { word, worths } of weighed)
      if (!word.within || word.within.has(post))
        score += Math.max(
          0,
          ...[...worths].map(([term, worth]) => worth * saturation(archive, post, term)),
        );
    scores.set(post, score);
  }
  const repaired = words.some((word) => word.isStandIn);
  if (
    once.filter((askings) => askings.some((each) => each.isKnown && !each.word.isJoined)).length >=
      NEIGHBOUR_TERMS &&
    !repaired
  )
    addNeighbours(archive, scores);
  return scores;
}
