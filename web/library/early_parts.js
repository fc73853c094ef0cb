// For a page opened from a link to a search or a post: fetches the parts that the engine will ask for first, before it is here. There
// is nobody to ask yet how a query is cut into words, so the words are guessed; a wrong guess costs a part that nobody needed.
import { readAddress } from '../base/address.js';
import { element } from '../base/dom.js';
import { SLUG_HASH } from '../base/names.js';
import { partName } from './manifest_parts.js';

const MOST_WORDS = 5;

/** @typedef {import('./manifest_parts.js').Columns} Columns */

/**
 * @param {Promise<Response>} manifest
 * @param {import('../types/replies.js').PartRole} role
 * @param {(columns: Columns, parts: Record<string, Columns>) => Iterable<number>} choose which of the role's parts
 */
async function hint(manifest, role, choose) {
  const answer = await manifest;
  const { parts } = await answer.json();
  const columns = parts[role];
  if (!columns) return;
  for (const place of choose(columns, parts))
    document.head.append(
      element('link', {
        rel: 'preload',
        as: 'fetch',
        href: new URL(partName(role, columns, place), answer.url).href,
      }),
    );
}

/**
 * The parts of the index for the words as written, which the engine will stem.
 * @param {Promise<Response>} manifest
 * @param {string} fragment the address's
 */
export function askForIndex(manifest, fragment) {
  const { q } = readAddress(fragment);
  const words =
    q
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return hint(manifest, 'index', ({ first = [] }) => {
    const places = words
      .slice(0, MOST_WORDS)
      .map((word) => first.filter((opening) => opening <= word).length - 1);
    return new Set(places.filter((place) => place >= 0));
  });
}

/**
 * The part that knows the post's number, unless all lists are on their way, which know it too. See data/FORMAT.md.
 * @param {Promise<Response>} manifest
 * @param {string} fragment
 */
export function askForSlugs(manifest, fragment) {
  return hint(manifest, 'slugs', ({ count }, { list }) => {
    if (document.querySelectorAll('link[href*="/list-"]').length === list.count.length) return [];
    let hash = SLUG_HASH.start;
    for (const byte of new TextEncoder().encode(readAddress(fragment).slug))
      hash = Math.imul(hash ^ byte, SLUG_HASH.factor) >>> 0;
    return [hash % count.length];
  });
}
