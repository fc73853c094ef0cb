// The look of a list of posts. Records first, so that an unchanged row stays the same element; then the row of one record.
import { element } from '../base/dom.js';
import { kindName, kindSign } from '../base/kind_sign.js';
import { formatDay } from '../words/strings.js';

/**
 * @typedef {Pick<import('./room.js').Room, 'archive' | 'heading' | 'isSearch' | 'link' | 'loaded'
 *   | 'place' | 'strings' | 'view'>} Room
 */

/** @typedef {import('../types/replies.js').SearchReply} SearchReply @typedef {import('../types/replies.js').Hit} Hit */
/**
 * A row of the list; missing, section: what a search adds.
 * @typedef {Pick<Hit, 'slug' | 'title' | 'kind' | 'day' | 'language'> & {query: import('../base/address.js').Place, lead: boolean, text: Hit['excerpt'],
 *   missing?: string[], section?: {heading: string, heading_id: string} | null}} Row
 */
/** What stands between rows. @typedef {{divider: string}} Divider */

/** Date and kind. @param {Pick<Hit, 'day' | 'kind'>} post @param {Room} room */
export function byline(post, { archive, strings }) {
  return element(
    'p',
    { class: 'byline' },
    post.day && element('time', { datetime: post.day }, formatDay(post.day, strings)),
    post.kind && ' ',
    post.kind &&
      element(
        'span',
        { class: 'kind' },
        kindSign(archive, post.kind),
        kindName(archive, post.kind),
      ),
  );
}

/**
 * One for each hit; finding/search_rows.js adds what a search has to say.
 * @param {SearchReply} reply
 * @param {Room} room
 * @returns {Row[]}
 */
export function rowsOf({ hits }, { place, isSearch, view }) {
  const query = { ...place, slug: '', heading: '' };
  const leads = !isSearch && !place.slug && view === 'room';
  return hits.map(({ slug, title, summary, kind, day, language }, i) => ({
    slug,
    title,
    kind,
    day,
    language,
    query,
    lead: leads && i === 0 && day !== '',
    text: [[summary, 0]],
  }));
}

/** @param {Row | Divider} record @param {Room} room */
export function rowView(record, room) {
  if ('divider' in record) return element('li', { class: 'divider' }, record.divider);
  const { slug, title, language, text, query, lead } = record;
  const link = room.link({ ...query, slug }, { dir: 'auto', lang: language }, title);
  const excerpt = element('p', { class: 'excerpt', dir: 'auto', lang: language });
  for (const [piece, marked] of text) excerpt.append(marked ? element('mark', {}, piece) : piece);
  const item = element(
    'li',
    { class: lead ? 'hit lead' : 'hit', 'data-slug': slug },
    room.heading(3, {}, link),
    byline(record, room),
  );
  if (excerpt.textContent) item.append(excerpt);
  if (record.missing) room.loaded.finding?.addDetails(item, record, room);
  return item;
}
