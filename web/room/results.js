// The look of a list of posts. Records first, so that an unchanged row stays the same element; then the row of one record.
import { element } from '../base/dom.js';
import { kindLabel } from '../base/kind_sign.js';
import { formatDay } from '../words/strings.js';

/**
 * @typedef {Pick<import('./room.js').Room, 'archive' | 'heading' | 'link' | 'loaded'
 *   | 'place' | 'strings'>} Room
 */

/** @typedef {import('../types/replies.js').SearchReply} SearchReply @typedef {import('../types/replies.js').Hit} Hit */
/**
 * A row of the list. What a search adds: name, the title with its words marked; opens, the heading that the title leads to;
 * missing; placed, its sections' path; section, the best place in it.
 * @typedef {Pick<Hit, 'slug' | 'title' | 'kind' | 'day' | 'language'> & {query: import('../base/address.js').Place, text: Hit['excerpt'],
 *   name?: Hit['excerpt'], opens?: string, missing?: string[], placed?: import('../reading/crumbs.js').Placed,
 *   section?: {heading: string, heading_id: string} | null}} Row
 */
/** What stands between rows. @typedef {{divider: string}} Divider */

/** Kind and date. @param {Pick<Hit, 'day' | 'kind'>} post @param {Room} room */
export function byline(post, { archive, strings }) {
  return element(
    'p',
    { class: 'byline' },
    post.kind && kindLabel(archive, post.kind),
    post.kind && ' ',
    post.day && element('time', { datetime: post.day }, formatDay(post.day, strings)),
  );
}

/**
 * One for each hit; finding/search_rows.js adds what a search has to say.
 * @param {SearchReply} reply
 * @param {Room} room
 * @returns {Row[]}
 */
export function rowsOf({ hits }, { place }) {
  const query = { ...place, slug: '', heading: '' };
  return hits.map(({ slug, title, summary, kind, day, language }) => ({
    slug,
    title,
    kind,
    day,
    language,
    query,
    text: [[summary, 0]],
  }));
}

/** @param {Hit['excerpt']} text */
const pieces = (text) =>
  text.map(([piece, marked]) => (marked ? element('mark', {}, piece) : piece));

/** @param {Row | Divider} record @param {Room} room */
export function rowView(record, room) {
  if ('divider' in record) return element('li', { class: 'divider' }, record.divider);
  const { slug, title, language, text, query, name, opens: heading = '' } = record;
  const own = { dir: 'auto', lang: language };
  const link = room.link({ ...query, slug, heading }, own, ...(name ? pieces(name) : [title]));
  const excerpt = element('p', { class: 'excerpt', ...own }, ...pieces(text));
  const item = element(
    'li',
    { class: 'hit', 'data-slug': slug },
    room.heading(3, {}, link),
    byline(record, room),
  );
  if (excerpt.textContent) item.append(excerpt);
  if (record.missing) room.loaded.finding?.addDetails(item, record, room);
  return item;
}
