// One post: title, date, kind, summary, body and outline.
import { element } from '../dom.js';
import { formatDay, strings } from '../strings.js';
import { writeAddress } from '../address.js';
import { buildNodes } from '../nodes.js';
import { byline } from './results.js';

/** @typedef {import('../address.js').Place} Place */

const WORDS_A_MINUTE = 230;

/** @param {any} neighbour @param {string} label @param {Place} place */
function neighbourLink(neighbour, label, place) {
  if (!neighbour?.slug) return element('span');
  return element('a', { href: writeAddress({ ...place, slug: neighbour.slug, heading: '' }), class: 'neighbour', dir: 'auto' },
    element('span', { class: 'quiet' }, label), ' ', neighbour.title);
}

/** @param {any} post @param {Place} place */
function outline(post, place) {
  const entries = post.outline.filter((/** @type {any} */ entry) => entry.level <= 3);
  if (entries.length < 2) return null;
  const list = element('ol', { role: 'list' });
  for (const { level, id, text } of entries) {
    const item = element('li', {}, element('a', { href: writeAddress({ ...place, heading: id }) }, text));
    item.dataset.level = String(level);
    list.append(item);
  }
  return element('nav', { class: 'outline', 'aria-label': strings.outline }, element('h2', {}, strings.outline), list);
}

/**
 * @param {any} post @param {Place} place @param {any} archive
 * @param {import('../nodes.js').Context} context
 */
export function readerView(post, place, archive, context) {
  const line = byline(post, archive);
  if (post.updated) line.append(' · ', element('time', { datetime: post.updated }, strings.updated(formatDay(post.updated))));
  line.append(' · ', strings.minutes(Math.max(1, Math.round(post.words / WORDS_A_MINUTE))));
  const title = element('h1', { id: 'post-title', tabindex: '-1', dir: 'auto' }, post.title);
  const article = element('article', { class: 'post', lang: post.language, dir: 'auto' }, title, line);
  if (post.superseded_by) {
    article.append(element('p', { class: 'banner' }, strings.superseded, ' ', element('a', { href: writeAddress({ slug: post.superseded_by }) }, post.superseded_by)));
  }
  if (post.summary) article.append(element('p', { class: 'summary' }, post.summary));
  const body = element('div', { class: 'body' });
  body.append(buildNodes(post.nodes, context));
  article.append(body);
  if (post.notice) article.append(element('p', { class: 'banner' }, post.notice));
  article.append(element('nav', { class: 'neighbours', 'aria-label': `${strings.newer}, ${strings.older}` },
    neighbourLink(post.older, strings.older, place), neighbourLink(post.newer, strings.newer, place)));
  const back = element('a', { class: 'back', href: writeAddress({ ...place, slug: '', heading: '' }) }, `‹ ${strings.backToList}`);
  return element('div', { class: 'reader' }, back, element('div', { class: 'reader-columns' }, article, outline(post, place)));
}
