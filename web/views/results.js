// How does a list of posts look? Records first, so that an unchanged row stays the same element; then the row of one record.
import { element } from '../dom.js';
import { kindName, kindSign } from '../kind_sign.js';
import { formatDay } from '../strings.js';

/** @typedef {import('../room.js').Room} Room */
/** @typedef {import('../strings.js').Strings} Strings */

/** Date and kind. @param {any} post @param {Room} room */
export function byline(post, { archive, strings }) {
  const line = element('p', { class: 'byline' }, element('time', post.day ? { datetime: post.day } : {}, formatDay(post.day, strings)));
  if (post.kind) {
    line.append(' ', element('span', { class: 'kind' }, kindSign(archive, post.kind), kindName(archive, post.kind)));
  }
  return line;
}

/** What is said above the list, and to screen readers once typing stops. @param {any} reply @param {Strings} strings */
export function countLine(reply, strings) {
  return reply.grouped && reply.total_all > 0 && reply.total_some > 0 ? strings.allWords(reply.total_all) : strings.posts(reply.total);
}

/** @param {any} reply @param {Room} room */
export function rowsOf(reply, { place, isSearch, view }) {
  const query = { ...place, slug: '', heading: '' };
  const rows = [];
  let divided = !reply.grouped || reply.total_all === 0;
  const leads = !isSearch && !place.slug && view === 'room';
  for (const { slug, title, summary, kind, day, language, excerpt, heading, heading_id, missing, all_words } of reply.hits) {
    if (!divided && !all_words) {
      divided = true;
      rows.push({ divider: reply.total_some });
    }
    const marked = excerpt.some((/** @type {any} */ piece) => piece[1]);
    rows.push({ slug, title, kind, day, language, missing, query, lead: leads && rows.length === 0,
      text: marked ? excerpt : [[summary, 0]], section: marked && heading ? { heading, heading_id } : null });
  }
  return rows;
}

/** @param {any} record @param {Room} room */
export function rowView(record, room) {
  const { strings } = room;
  if (record.divider !== undefined) return element('li', { class: 'divider' }, strings.someWords(record.divider));
  const { slug, title, language, text, section, query, missing, lead } = record;
  const link = room.link({ ...query, slug }, { dir: 'auto', lang: language }, title);
  const excerpt = element('p', { class: 'excerpt', dir: 'auto', lang: language });
  for (const [piece, marked] of text) excerpt.append(marked ? element('mark', {}, piece) : piece);
  const item = element('li', { class: lead ? 'hit lead' : 'hit', 'data-slug': slug }, room.heading(3, {}, link), byline(record, room));
  if (excerpt.textContent) item.append(excerpt);
  if (section) {
    item.append(element('p', { class: 'section-link', dir: 'auto', lang: language }, room.link({ ...query, slug, heading: section.heading_id }, {}, section.heading)));
  }
  if (missing.length) item.append(element('p', { class: 'quiet' }, strings.missing(missing)));
  return item;
}
