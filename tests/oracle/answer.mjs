// What should the engine say? Match, filter, count, score and order: one reply as the oracle expects it.
import { matchQuery } from './matcher.mjs';
import { parseQuery, readPeriod } from './query.mjs';
import { scorePosts } from './scorer.mjs';

/** @typedef {import('./archive.mjs').OraclePost} OraclePost */

/** The fields that can be filtered, and where a post has its values. @type {Record<string, (source: any) => string[]>} */
const FIELDS = {
  kind: (source) => (source.kind ? [source.kind] : []),
  theme: (source) => (source.theme ? [source.theme] : []),
  tag: (source) => source.tags ?? [],
  author: (source) => source.authors ?? [],
  language: (source) => [source.lang],
  year: (source) => (source.date ? [source.date.slice(0, 4)] : []),
  month: (source) => (source.date ? [source.date.slice(0, 7)] : []),
};

/** @param {Record<string, any>} filters @returns {Map<string, (post: OraclePost) => boolean>} for each field chosen, whether a post passes */
function readFilters(filters) {
  const passes = new Map();
  for (const [name, valuesOf] of Object.entries(FIELDS))
    if (filters[name])
      passes.set(name, (/** @type {OraclePost} */ { source }) =>
        valuesOf(source).some((value) => filters[name].includes(value)),
      );
  const first = readPeriod(filters.after ?? '')?.first;
  const last = readPeriod(filters.before ?? '')?.last;
  if (first || last)
    passes.set(
      'date',
      (/** @type {OraclePost} */ { source }) =>
        Boolean(source.date) && (!first || source.date >= first) && (!last || source.date <= last),
    );
  return passes;
}

/** How many posts each value would leave: its own field's filter is not applied. @param {OraclePost[]} posts @param {ReturnType<typeof readFilters>} filters */
function countFacets(posts, filters) {
  /** @type {Record<string, Map<string, number>>} */
  const facets = {};
  for (const [name, valuesOf] of Object.entries(FIELDS)) {
    const own = name === 'year' || name === 'month' ? 'date' : name;
    const counts = (facets[name] = new Map());
    for (const post of posts)
      if ([...filters].every(([field, passes]) => field === own || passes(post)))
        for (const value of new Set(valuesOf(post.source)))
          counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return facets;
}

/**
 * @param {import('./archive.mjs').OracleArchive} archive
 * @param {import('./generator.mjs').Request} request
 * @param {(piece: import('./query.mjs').Piece) => string[]} spellingsOf
 */
export function answer(archive, request, spellingsOf) {
  const query = parseQuery(request.text);
  const match = matchQuery(archive, query, spellingsOf);
  // Dates and filters narrow; the scores stay.
  const scores = scorePosts(archive, match.words, match.chosen);
  const dated = match.chosen.filter(match.inPeriods);
  const filters = readFilters(request.filters);
  const listed = dated.filter((post) => [...filters.values()].every((passes) => passes(post)));
  const all = listed.filter((post) => match.all.has(post));
  const counted = all.length ? dated.filter((post) => match.all.has(post)) : dated;
  const asked = query.sort ?? request.sort;
  return {
    listed,
    all,
    scores,
    facets: countFacets(counted, filters),
    grouped: match.grouped,
    sort: asked === 'relevance' && !match.isRanked ? 'newest' : asked,
    hasAll: match.all,
  };
}
