// The list of posts: the front's, and a search's. A real list of links.
import { element } from '../dom.js';
import { formatDay, strings } from '../strings.js';
import { writeAddress } from '../address.js';

/** @typedef {import('../address.js').Place} Place */

/** @param {any} hit @param {any} archive */
export function byline(hit, archive) {
  const name = archive.kinds.find((/** @type {any} */ kind) => kind.id === hit.kind)?.name ?? hit.kind;
  const line = element('p', { class: 'byline' }, element('time', hit.day ? { datetime: hit.day } : {}, formatDay(hit.day)));
  if (name) {
    const kind = element('span', { class: 'kind' }, name);
    kind.dataset.kind = hit.kind;
    line.append(' ', kind);
  }
  return line;
}

/** @param {any} hit */
function excerpt(hit) {
  const paragraph = element('p', { class: 'excerpt', dir: 'auto', lang: hit.language });
  if (hit.excerpt.some((/** @type {any} */ piece) => piece[1])) {
    for (const [text, marked] of hit.excerpt) paragraph.append(marked ? element('mark', {}, text) : text);
  } else {
    paragraph.append(hit.summary);
  }
  return paragraph;
}

/** @param {any} hit @param {Place} place @param {any} archive */
function row(hit, place, archive) {
  const link = element('a', { href: writeAddress({ ...place, slug: hit.slug, heading: '' }), dir: 'auto', lang: hit.language }, hit.title);
  const item = element('li', { class: 'hit' }, element('h3', {}, link), byline(hit, archive), excerpt(hit));
  item.dataset.slug = hit.slug;
  if (hit.slug === place.slug) link.setAttribute('aria-current', 'true');
  if (hit.heading && hit.excerpt.some((/** @type {any} */ piece) => piece[1])) {
    const section = writeAddress({ ...place, slug: hit.slug, heading: hit.heading_id });
    item.append(element('p', { class: 'section-link' }, element('a', { href: section }, hit.heading)));
  }
  if (hit.missing.length) item.append(element('p', { class: 'quiet' }, strings.missing(hit.missing)));
  return item;
}

/**
 * @param {any} reply @param {Place} place @param {any} archive
 * @param {{more: () => void}} actions
 */
export function resultsView(reply, place, archive, actions) {
  const list = element('ol', { class: 'hits', role: 'list' });
  let divided = !reply.grouped || reply.total_all === 0;
  for (const hit of reply.hits) {
    if (!divided && !hit.all_words) {
      divided = true;
      list.append(element('li', { class: 'divider' }, strings.someWords(reply.total_some)));
    }
    list.append(row(hit, place, archive));
  }
  const view = element('div', {}, list);
  if (reply.hits.length < reply.total) {
    const more = element('button', { type: 'button', class: 'more' }, strings.more);
    more.addEventListener('click', actions.more);
    view.append(more);
  }
  return view;
}

/** What is said above the list, and to screen readers once typing stops. @param {any} reply */
export function countLine(reply) {
  return reply.grouped && reply.total_all > 0 && reply.total_some > 0 ? strings.allWords(reply.total_all) : strings.posts(reply.total);
}

/** The front: the newest post large, the others below it. @param {any} reply @param {any} archive @param {Place} place @param {{more: () => void}} actions */
export function frontView(reply, archive, place, actions) {
  const [newest, ...others] = reply.hits;
  if (!newest) return element('div');
  const lead = element('article', { class: 'lead' },
    element('h2', {}, element('a', { href: writeAddress({ slug: newest.slug }), dir: 'auto', lang: newest.language }, newest.title)),
    byline(newest, archive),
    element('p', { class: 'lead-summary', dir: 'auto', lang: newest.language }, newest.summary));
  lead.dataset.slug = newest.slug;
  return element('div', { class: 'front' }, lead, element('h2', { class: 'list-heading' }, strings.allPosts),
    resultsView({ ...reply, hits: others, total: reply.total - 1 }, place, archive, actions));
}
