// What a kept bundle answers: the posts of a few queries, and each post as text.
import { carrel } from '../support.mjs';

export const QUERIES = [
  'rollback',
  'undo',
  'pool size',
  'kind:incident',
  'tag:deploy sort:oldest',
  'author:"Ann Reed"',
  'resume strasse',
  'Wartung',
  '"connection refused"',
  'incident -rollback',
  '',
];
export const SLUGS = ['rollback', 'pools', 'pool-size', 'wartung', 'undated'];

/** @param {string} site */
export function answersOf(site) {
  const hits = (/** @type {string} */ query) =>
    JSON.parse(carrel('search', site, query, '--json'))
      .hits.map((hit) => hit.slug)
      .sort();
  return {
    hits: Object.fromEntries(QUERIES.map((query) => [query, hits(query)])),
    texts: Object.fromEntries(SLUGS.map((slug) => [slug, carrel('read', site, slug)])),
  };
}
