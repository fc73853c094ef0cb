// A page opened from a link with a query: which parts of the index will the engine ask for, once it is here? They are asked for meanwhile. A
// guess by the words as written, which the engine will stem; a wrong one costs a part that nobody needed.
import { readAddress } from '../address.js';
import { element } from '../dom.js';
import { partName } from '../manifest_parts.js';

const MOST_WORDS = 5;

/** @param {Promise<Response>} manifest @param {string} fragment the address's */
export async function askForParts(manifest, fragment) {
  const answer = await manifest;
  const { index } = (await answer.json()).parts;
  const { q } = readAddress(fragment);
  const words = q.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').match(/[\p{L}\p{N}]+/gu) ?? [];
  const places = words.slice(0, MOST_WORDS).map((word) => index.first.filter((/** @type {string} */ first) => first <= word).length - 1);
  for (const place of new Set(places)) {
    if (place >= 0) document.head.append(element('link', { rel: 'preload', as: 'fetch', crossorigin: '', href: new URL(partName('index', index, place), answer.url).href }));
  }
}
