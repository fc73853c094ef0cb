// Reads and writes the address. The fragment is the state: #/post/<slug>/<heading>?q=…&kind=…&sort=… It never reaches a server.
import { FILTERS, SORTS } from './names.js';

/** Room for a pasted log of 16 KB, each of whose bytes may take three characters. */
const MOST_CHARACTERS = 50_000;
const MOST_PARAMETERS = 32;
/** What has one value, whatever it is. */
const PLAIN = ['q', 'after', 'before'];
/** In the order in which they are written. */
const NAMES = /** @type {const} */ (['q', ...FILTERS, 'after', 'before', 'sort']);

/** @typedef {import('../types/replies.js').FilterField} FilterField @typedef {import('../types/replies.js').Sort} Sort */
/**
 * @typedef {object} Place
 * @property {string} slug the post open, or empty
 * @property {string} heading the heading in it, or empty
 * @property {string} q
 * @property {Partial<Record<FilterField, string[]>>} filters
 * @property {string} after
 * @property {string} before
 * @property {Sort} sort
 */

/** @returns {Place} */
export function emptyPlace() {
  return { slug: '', heading: '', q: '', filters: {}, after: '', before: '', sort: 'relevance' };
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text; // a stray % stands for itself
  }
}

/** Half a character, which no URL can hold, becomes the replacement character. @param {string} text */
function encode(text) {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}

/** Reads any fragment; what it does not know, it ignores. @param {string} fragment @returns {Place} */
export function readAddress(fragment) {
  const place = emptyPlace();
  const text = fragment.replace(/^#/, '').slice(0, MOST_CHARACTERS);
  const [path, query = ''] = text.split(/\?(.*)/s);
  const [, view, slug, heading] = path.split('/');
  if (view === 'post' && slug) {
    place.slug = decode(slug);
    place.heading = heading ? decode(heading) : '';
  }
  for (const pair of query.split('&').slice(0, MOST_PARAMETERS)) {
    const [name, value] = pair.split(/=(.*)/s).map(decode);
    if (!value) continue;
    if (FILTERS.includes(/** @type {FilterField} */ (name))) {
      const list = (place.filters[/** @type {FilterField} */ (name)] ??= []);
      if (!list.includes(value)) list.push(value);
    } else if (
      PLAIN.includes(name) ||
      (name === 'sort' && SORTS.includes(/** @type {Sort} */ (value)))
    )
      place[/** @type {'q'} */ (name)] = value;
  }
  return place;
}

/** @param {Partial<Place>} place @returns {string} the fragment, with its # */
export function writeAddress(place) {
  let text = '#/';
  if (place.slug)
    text += `post/${encode(place.slug)}${place.heading ? `/${encode(place.heading)}` : ''}`;
  const { filters = {}, ...rest } = place;
  const pairs = [];
  for (const name of NAMES)
    for (const value of filters[/** @type {FilterField} */ (name)] ?? [
      rest[/** @type {'q'} */ (name)],
    ])
      if (value && (name !== 'sort' || value !== 'relevance'))
        pairs.push(`${name}=${encode(value)}`);
  return pairs.length ? `${text}?${pairs.join('&')}` : text;
}
