// How does a node stream become a page? createElement and textContent through this table; what is not on it becomes text.
import { button, element, setAttribute, setFile } from './dom.js';
import { hasScheme, safeAddress } from './safe_address.js';

/** Ids of content get this in front, so that none can stand in for a name of the page's own. */
const ID = 's-';

/** Elements that map to a tag as they are. */
const PLAIN = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'hr', 'code', 'thead', 'tbody', 'tr', 'th', 'td', 'em',
  'strong', 'del', 'br', 'details', 'summary', 'kbd', 'sup', 'sub', 'abbr', 'mark', 'small', 'ins', 'samp', 'var', 'q', 'cite', 'dl', 'dt', 'dd',
  'figure', 'figcaption', 'div', 'span', 'u', 'b', 'i', 's', 'caption', 'ruby', 'rt', 'rp', 'bdi', 'wbr']);

/** Attributes that are set as they are, on any element. */
const COPIED = new Set(['title', 'lang', 'dir', 'start', 'reversed', 'colspan', 'rowspan', 'open', 'width', 'height']);

/** @typedef {[string, Record<string, string>, ...any[]]} ElementNode */
/** Where a link leads, relative to the post shown. @typedef {{slug?: string, heading?: string}} Target */
/**
 * @typedef {object} Context
 * @property {import('./strings.js').Strings} strings
 * @property {(name: string) => string} mediaUrl
 * @property {(target: Target, attributes?: Record<string, string>, ...children: (Node | string)[]) => HTMLAnchorElement} link to a place of the archive
 * @property {number} headingShift how far the post's headings stand below their own level
 */

/** @param {Element} target @param {any[]} children @param {Context} context */
function fill(target, children, context) {
  for (const child of children) target.append(typeof child === 'string' ? child : build(child, context));
}

/** @param {HTMLElement} target @param {Record<string, string>} attributes */
function copyAttributes(target, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (COPIED.has(name)) setAttribute(target, name, value);
    if (name === 'id') { target.id = ID + value; target.tabIndex = -1; }
    if (name === 'align') target.style.setProperty('text-align', value === 'center' ? 'center' : value === 'right' ? 'end' : 'start');
  }
}

/** Whether it leads out of the archive, to where it may. @param {string} address */
const leadsOut = (address) => hasScheme(safeAddress(address));

/** @param {Record<string, string>} attributes @param {any[]} children @param {Context} context */
function buildLink({ href, post, heading, media, title }, children, context) {
  /** @type {Record<string, string>} */
  const attributes = title ? { title } : {};
  const link = post !== undefined ? context.link({ slug: post, heading }, attributes)
    : href?.startsWith('#') ? context.link({ heading: href.slice(1) }, attributes) : element('a', attributes);
  if (media !== undefined) {
    setFile(link, 'href', context.mediaUrl(media));
  } else if (href !== undefined && leadsOut(href)) {
    setAttribute(link, 'href', href);
    link.rel = 'noopener noreferrer';
    link.className = 'external';
  }
  fill(link, children, context);
  return link;
}

/** @param {Record<string, string>} attributes @param {Context} context */
function buildImage({ media, remote, alt = '', title, width, height }, context) {
  if (media === undefined) return buildRemoteImage(remote, alt, context);
  const image = element('img', { alt, loading: 'lazy', decoding: 'async' });
  if (width) setAttribute(image, 'width', width);
  if (height) setAttribute(image, 'height', height);
  setFile(image, 'src', context.mediaUrl(media));
  if (!title) return image;
  return element('span', { class: 'figure' }, image, element('span', { class: 'caption' }, title));
}

/** @param {string} remote */
function hostOf(remote) {
  try { return leadsOut(remote) ? new URL(remote).host : ''; } catch { return ''; }
}

/** An image elsewhere is fetched only when the reader asks: the other host would learn who reads. @param {string} remote @param {string} alt @param {Context} context */
function buildRemoteImage(remote, alt, { strings }) {
  const host = hostOf(remote);
  if (!host) return document.createTextNode(alt);
  const ask = button(strings.showRemoteImage(host, alt), () => {
    const image = element('img', { alt });
    image.referrerPolicy = 'no-referrer';
    image.onerror = () => { image.replaceWith(element('span', { class: 'quiet' }, strings.remoteImageFailed(alt))); };
    setAttribute(image, 'src', remote);
    ask.replaceWith(image);
  }, { class: 'remote-image' });
  return ask;
}

/** Elements that need more than their tag. @type {Record<string, (attributes: Record<string, string>, children: any[], context: Context) => Node>} */
const SPECIAL = {
  'a': buildLink,
  'img': (attributes, _, context) => buildImage(attributes, context),
  'code-block': ({ language }, children, context) => {
    const code = element('code');
    fill(code, children, context);
    const pre = element('pre', { tabindex: '0' }, code);
    if (language) pre.dataset.language = language.split(/[\s,{]/, 1)[0];
    return element('div', { class: 'code' }, pre);
  },
  'table': (_, children, context) => {
    const table = element('table');
    fill(table, children, context);
    return element('div', { class: 'table-scroll', role: 'region', tabindex: '0', 'aria-label': context.strings.table }, table);
  },
  'task': ({ checked }, _, { strings }) => {
    // Inert until the reading aids keep what is ticked.
    const box = element('input', { type: 'checkbox', class: 'task', disabled: '', 'aria-label': checked === undefined ? strings.taskOpen : strings.taskDone });
    box.checked = checked !== undefined;
    return box;
  },
  'math-inline': (_, children) => element('code', { class: 'math' }, children.join('')),
  'math-block': (_, children) => element('code', { class: 'math math-block' }, children.join('')),
  'alert': ({ kind }, children, context) => {
    const note = element('div', { class: 'alert', role: 'note', 'data-kind': kind });
    fill(note, children, context);
    return note;
  },
  'alert-title': (_, children, context) => { const title = element('p', { class: 'alert-title' }); fill(title, children, context); return title; },
  'footnote-reference': ({ id, href, number }, _, context) => {
    const link = buildLink({ href }, [number], context);
    setAttribute(link, 'aria-label', context.strings.footnote(number));
    return element('sup', { id: ID + id, tabindex: '-1' }, link);
  },
  'footnotes': (_, children, context) => {
    const section = element('section', { class: 'footnotes', 'aria-label': context.strings.footnotes });
    fill(section, children, context);
    return section;
  },
  'footnote': ({ id, number }, children, context) => {
    const note = element('div', { id: ID + id, tabindex: '-1', class: 'footnote' });
    note.dataset.number = number;
    fill(note, children, context);
    return note;
  },
  'footnote-back': ({ href }, children, context) => {
    const link = buildLink({ href }, children, context);
    setAttribute(link, 'aria-label', context.strings.footnoteBack);
    return link;
  },
  'match': (_, children, context) => { const mark = element('mark', { class: 'match' }); fill(mark, children, context); return mark; },
};

/** @param {ElementNode} node @param {Context} context @returns {Node} */
function build([name, attributes, ...children], context) {
  const special = Object.hasOwn(SPECIAL, name) ? SPECIAL[name] : undefined;
  if (special) return special(attributes, children, context);
  const level = /^h[1-6]$/.test(name) ? Math.min(6, Number(name[1]) + context.headingShift) : 0;
  const made = element(level ? /** @type {any} */ (`h${level}`) : PLAIN.has(name) ? /** @type {any} */ (name) : 'span');
  copyAttributes(made, attributes);
  fill(made, children, context);
  return made;
}

/** @param {any[]} nodes @param {Context} context */
export function buildNodes(nodes, context) {
  const fragment = document.createDocumentFragment();
  for (const node of nodes) fragment.append(typeof node === 'string' ? node : build(node, context));
  return fragment;
}

/** The id on the page of a heading or footnote of the post. @param {string} id */
export const pageId = (id) => ID + id;
