// One post: title, date, kind, summary, body and outline. What only some posts have stands where it belongs, or not at all.
import { button, element, reconcile, setAttribute } from '../base/dom.js';
import { crumbs } from './crumbs.js';
import { growNodes } from './nodes.js';
import { outlineOf } from './outline_entries.js';
import { formatDay } from '../words/strings.js';
import { postLinks } from './related.js';
import { byline } from '../room/results.js';

/**
 * @typedef {Pick<import('../room/room.js').Room, 'adopt' | 'archive' | 'frame' | 'heading' |
 *   'headingLevel' | 'hooks' | 'isSearch' | 'library' | 'limit' | 'link' | 'loaded' | 'place' | 'refresh' |
 *   'root' | 'strings' | 'view'>} Room
 */
/** @typedef {import('../types/replies.js').PostReply} PostReply @typedef {import('../types/replies.js').PostLink} PostLink */

const WORDS_A_MINUTE = 230;
const DAY_MS = 86_400_000;
const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)\b/;

/** @param {PostLink | null} neighbour @param {'older' | 'newer'} side @param {Room} room */
function neighbourLink(neighbour, side, room) {
  if (!neighbour?.slug) return element('span');
  return room.link(
    { ...room.place, slug: neighbour.slug, heading: '' },
    { class: `neighbour ${side}` },
    element('span', { class: 'quiet' }, room.strings[side]),
    element('span', { dir: 'auto' }, neighbour.title),
  );
}

/**
 * "3 years ago", once a post has not been looked at for longer than the archive trusts.
 * @param {PostReply} post
 * @param {Room} room
 * @returns {string}
 */
function staleness(post, { archive, strings }) {
  const checked = post.updated || post.day;
  if (!checked || !archive.stale_after) return '';
  const { stale_kinds: kinds = [] } = archive;
  if (kinds.length && !kinds.includes(post.kind)) return ''; // a record, as of an incident, cannot grow stale
  const days = Math.floor((Date.now() - Date.parse(checked)) / DAY_MS);
  if (days <= archive.stale_after) return '';
  const format = new Intl.RelativeTimeFormat(strings.locale, { numeric: 'auto' });
  return strings.lastUpdated(
    days >= 365
      ? format.format(-Math.floor(days / 365), 'year')
      : format.format(-Math.floor(days / 30), 'month'),
  );
}

/**
 * Folded below the byline; in a wide room it stands beside the text, always open.
 * @param {PostReply} post
 * @param {Room} room
 */
function outline(post, room) {
  const { strings, place } = room;
  const { entries, left } = outlineOf(post);
  if (entries.length < 2) return null;
  const list = element('ol', { role: 'list' });
  for (const { level, id, text } of entries) {
    list.append(
      element(
        'li',
        { 'data-level': String(level) },
        room.link({ ...place, heading: id }, { dir: 'auto', lang: post.language }, text),
      ),
    );
  }
  if (left) list.append(element('li', { class: 'quiet' }, strings.moreHeadings(left)));
  const fold = button(
    strings.outline,
    () => {
      const isOpen = nav.classList.toggle('open');
      setAttribute(fold, 'aria-expanded', String(isOpen));
    },
    { class: 'outline-fold', 'aria-expanded': 'false' },
  );
  // The page's own words, whatever the post's language and direction.
  const nav = element(
    'nav',
    {
      class: 'outline',
      'aria-label': strings.outline,
      lang: strings.locale.split('-')[0],
    },
    room.heading(2, {}, strings.outline),
    fold,
    list,
  );
  return element('div', { class: 'outline-rail' }, nav);
}

/**
 * How far the post's own headings stand below their level, so that none stands above or beside its title.
 * @param {PostReply} post
 * @param {number} level
 */
function headingShift(post, level) {
  const highest = Math.min(7, ...post.outline.map(({ level: own }) => own));
  return Math.max(level - 1, highest < 7 ? level + 1 - highest : 0);
}

/**
 * The article whose body is still to be grown, and the steps that grow it.
 * @param {PostReply} post
 * @param {Room} room
 * @returns {[HTMLElement, Iterator<unknown>]}
 */
function startArticle(post, room) {
  const { strings, place } = room;
  // The page's own words, in a post of another language.
  const own = { lang: strings.locale.split('-')[0] };
  const line = byline(post, room);
  line.lang = own.lang;
  if (post.updated && post.updated !== post.day)
    line.append(
      ' ',
      element(
        'time',
        { class: 'updated', datetime: post.updated },
        strings.updated(formatDay(post.updated, strings)),
      ),
    );
  line.append(
    ' ',
    element(
      'span',
      { class: 'minutes' },
      strings.minutes(Math.max(1, Math.round(post.words / WORDS_A_MINUTE))),
    ),
  );
  const article = element(
    'article',
    { class: 'post', lang: post.language, dir: RIGHT_TO_LEFT.test(post.language) ? 'rtl' : 'ltr' },
    room.heading(
      1,
      { id: 'post-title', class: 'post-title', tabindex: '-1', dir: 'auto' },
      post.title,
    ),
    line,
  );
  if (post.section) {
    const way = element('nav', { 'aria-label': strings.sections, ...own }, crumbs(post, room));
    article.prepend(way);
  }
  if (post.superseded_by) {
    article.append(
      element(
        'p',
        { class: 'banner', ...own },
        strings.superseded,
        ' ',
        room.link(
          { ...place, slug: post.superseded_by, heading: '' },
          { dir: 'auto' },
          post.superseding?.title || post.superseded_by,
        ),
      ),
    );
  }
  const stale = staleness(post, room);
  if (stale && !post.superseded_by)
    article.append(element('p', { class: 'banner', ...own }, stale));
  if (post.summary) article.append(element('p', { class: 'summary', dir: 'auto' }, post.summary));
  let isCut = false;
  const context = {
    strings,
    onCut: () => {
      isCut = true;
    },
    mediaUrl: room.library.mediaUrl.bind(room.library),
    headingShift: headingShift(post, room.headingLevel),
    link: (
      /** @type {import('./nodes.js').Target} */ { slug, heading = '' },
      /** @type {Record<string, string>} */ attributes = {},
      /** @type {(Node | string)[]} */ ...children
    ) =>
      room.link(
        slug === undefined ? { ...room.place, slug: post.slug, heading } : { slug, heading },
        attributes,
        ...children,
      ),
  };
  const body = element('div', { class: 'body' });
  article.append(body);
  const grow = function* () {
    yield* growNodes(body, post.nodes, context);
    if (post.notice) addNotice(article, post.notice);
    if (isCut) addNotice(article, strings.marksCut);
  };
  return [article, grow()];
}

/** What had to be left out of a post, or is shown plain, is told below it. @param {HTMLElement} article @param {string} text */
export function addNotice(article, text) {
  article.append(element('p', { class: 'banner' }, text));
}

/** The article alone. @param {PostReply} post @param {Room} room */
export function articleView(post, room) {
  const [article, steps] = startArticle(post, room);
  while (!steps.next().done);
  return article;
}

/**
 * What leads on from the post, below it; what stands there already is left alone.
 * @param {Element} after
 * @param {PostReply} post
 * @param {Room} room
 */
export function fillAfter(after, { older, newer, related, links_here }, room) {
  const { strings } = room;
  const lists = [
    { title: strings.related, posts: related },
    { title: strings.linksHere, posts: links_here },
  ].filter(({ posts }) => posts.length);
  reconcile(after, [{ older, newer }, ...lists], (record) =>
    'posts' in record
      ? postLinks(record.posts, record.title, room)
      : element(
          'nav',
          { class: 'neighbours', 'aria-label': strings.neighbours },
          neighbourLink(older, 'older', room),
          neighbourLink(newer, 'newer', room),
        ),
  );
}

/**
 * The post with what stands around it, and the steps that grow its text.
 * @param {PostReply} post
 * @param {Room} room
 * @returns {[HTMLElement, Iterator<unknown>]}
 */
export function readerView(post, room) {
  const { strings, place } = room;
  const [article, steps] = startArticle(post, room);
  const after = element('div', { class: 'after' });
  fillAfter(after, post, room);
  const columns = element('div', { class: 'reader-columns' }, article, after);
  const contents = outline(post, room);
  if (contents) article.querySelector('.byline')?.after(contents);
  // Of a post opened from a link nobody knows yet whose it is.
  const back = room.link(
    { ...place, slug: '', heading: '' },
    { class: 'back', dir: 'auto' },
    room.isSearch ? strings.backToList : room.archive.title,
  );
  return [
    element('div', { class: 'reader' }, ...(room.view === 'post' ? [] : [back]), columns),
    steps,
  ];
}
