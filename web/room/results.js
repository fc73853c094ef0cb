// How does a list of posts look? Records first, so that an unchanged row stays the same element; then the row of one record.
import { element } from '../base/dom.js';
import { kindName, kindSign } from '../base/kind_sign.js';
import { formatDay } from '../words/strings.js';

/** @typedef {import('./room.js').Room} Room */

/** Date and kind. @param {any} post @param {Room} room */
export function byline(post, { archive, strings }) {
  const line = element('p', { class: 'byline' }, element('time', post.day ? { datetime: post.day } : {}, formatDay(post.day, strings)));
  if (post.kind) {
    line.append(' ', element('span', { class: 'kind' }, kindSign(archive, post.kind), kindName(archive, post.kind)));
  }
  return line;
}

/** One for each hit; finding/search_rows.js adds what a search has to say. @param {any} reply @param {Room} room */
export function rowsOf({ hits }, { place, isSearch, view }) {
  const query = { ...place, slug: '', heading: '' };
  const leads = !isSearch && !place.slug && view === 'room';
  return hits.map((/** @type {any} */ { slug, title, summary, kind, day, language }, /** @type {number} */ i) => ({ slug, title, kind, day, language, query, lead: leads && i === 0, text: [[summary, 0]] }));
}

/** @param {any} record @param {Room} room */
export function rowView(record, room) {
  const { slug, title, language, text, query, lead, divider } = record;
  if (divider) return element('li', { class: 'divider' }, divider);
  const link = room.link({ ...query, slug }, { dir: 'auto', lang: language }, title);
  const excerpt = element('p', { class: 'excerpt', dir: 'auto', lang: language });
  for (const [piece, marked] of text) excerpt.append(marked ? element('mark', {}, piece) : piece);
  const item = element('li', { class: lead ? 'hit lead' : 'hit', 'data-slug': slug }, room.heading(3, {}, link), byline(record, room));
  if (excerpt.textContent) item.append(excerpt);
  if (record.missing) room.loaded.finding.addDetails(item, record, room);
  return item;
}
