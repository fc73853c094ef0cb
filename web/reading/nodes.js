// Makes a page of a node stream: createElement and textContent through this table; what is not on it becomes text.
import { button, element, setAttribute, setFile } from '../base/dom.js';
import { nameWithoutHash } from '../base/hashed_name.js';
import { hasScheme, safeAddress } from '../base/safe_address.js';

/** Ids of content get this in front, so that none can stand in for a name of the page's own. */
const ID = 's-';

/** Elements that map to a tag as they are. */
const PLAIN = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'ul',
  'ol',
  'li',
  'hr',
  'code',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'em',
  'strong',
  'del',
  'br',
  'details',
  'summary',
  'kbd',
  'sup',
  'sub',
  'abbr',
  'mark',
  'small',
  'ins',
  'samp',
  'var',
  'q',
  'cite',
  'dl',
  'dt',
  'dd',
  'figure',
  'figcaption',
  'div',
  'span',
  'u',
  'b',
  'i',
  's',
  'caption',
  'ruby',
  'rt',
  'rp',
  'bdi',
  'wbr',
]);

/** Attributes that are set as they are, on any element. */
const COPIED = new Set([
  'title',
  'lang',
  'dir',
  'start',
  'reversed',
  'colspan',
  'rowspan',
  'open',
  'width',
  'height',
]);

/** @typedef {import('../types/replies.js').DocumentNode} DocumentNode @typedef {import('../types/replies.js').ElementNode} ElementNode */
/** @typedef {import('../types/replies.js').Attributes} Attributes */
/** Where a link leads, relative to the post shown. @typedef {{slug?: string, heading?: string}} Target */
/**
 * @typedef {object} Context
 * @property {import('../words/strings.js').Strings} strings
 * @property {(name: string) => string} mediaUrl
 * @property {(target: Target, attributes?: Record<string, string>, ...children: (Node | string)[]) => HTMLAnchorElement} link to a place of the archive
 * @property {number} headingShift how far the post's headings stand below their own level
 * @property {() => void} [onCut] told where marks were left out
 * @property {number} [marks] how many stand at the end of what was built
 */
/**
 * An element, and where its children go: into itself, into an element of it, or nowhere, being there already.
 * @typedef {{made: Node, inside?: Element | null}} Made
 */

/** A letter with more marks than this takes a browser seconds to draw, and nobody can read it. */
const MOST_MARKS = 32;
const MARKS = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, 'gu');

/**
 * What is drawn of a text: a letter's marks up to a bound, counted over elements too; `context.onCut` is told of the rest.
 * @param {string} text
 * @param {Context} context
 */
function legible(text, context) {
  const lead = [...(/^\p{M}*/u.exec(text)?.[0] ?? '')];
  const before = context.marks ?? 0;
  const most = Math.max(0, MOST_MARKS - before);
  let rest = text;
  if (lead.length > most) {
    rest = lead.slice(0, most).join('') + text.slice(lead.join('').length);
    context.onCut?.();
  }
  rest = rest.replace(MARKS, (_, kept) => {
    context.onCut?.();
    return kept;
  });
  const end = /\p{M}*$/u.exec(rest)?.[0] ?? '';
  context.marks = [...end].length + (end === rest ? before : 0);
  return rest;
}

/** @param {HTMLElement} target @param {Attributes} attributes */
function copyAttributes(target, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (COPIED.has(name)) setAttribute(target, name, value);
    if (name === 'id') {
      target.id = ID + value;
      target.tabIndex = -1;
    }
    if (name === 'align')
      target.style.setProperty(
        'text-align',
        value === 'center' ? 'center' : value === 'right' ? 'end' : 'start',
      );
  }
}

/** Whether it leads out of the archive, to where it may. @param {string} address */
const leadsOut = (address) => hasScheme(safeAddress(address));

/** @param {Attributes} attributes @param {Context} context */
function buildLink({ href, post, heading, media, title }, context) {
  /** @type {Record<string, string>} */
  const attributes = title ? { title } : {};
  const link =
    post !== undefined
      ? context.link({ slug: post, heading }, attributes)
      : href?.startsWith('#')
        ? context.link({ heading: href.slice(1) }, attributes)
        : element('a', attributes);
  if (media !== undefined) {
    setFile(link, 'href', context.mediaUrl(media));
    // Opened by itself an SVG image may run scripts on the archive's host.
    if (media.endsWith('.svg')) link.download = nameWithoutHash(media);
  } else if (href !== undefined && leadsOut(href)) {
    setAttribute(link, 'href', href);
    link.rel = 'noopener noreferrer';
    link.className = 'external';
  }
  return link;
}

/** @param {Attributes} attributes @param {Context} context */
function buildImage({ media, remote = '', alt = '', title, width, height }, context) {
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
  try {
    return leadsOut(remote) ? new URL(remote).host : '';
  } catch {
    return '';
  }
}

/**
 * An image elsewhere is fetched only when the reader asks: the other host would learn who reads.
 * @param {string} remote
 * @param {string} alt
 * @param {Context} context
 */
function buildRemoteImage(remote, alt, { strings }) {
  const host = hostOf(remote);
  if (!host) return document.createTextNode(alt);
  const ask = button(
    strings.showRemoteImage(host, alt),
    () => {
      const image = element('img', { alt });
      image.referrerPolicy = 'no-referrer';
      image.onerror = () => {
        image.replaceWith(element('span', { class: 'quiet' }, strings.remoteImageFailed(alt)));
      };
      setAttribute(image, 'src', remote);
      ask.replaceWith(image);
    },
    { class: 'remote-image' },
  );
  return ask;
}

/** An element that holds its children itself. @param {Element} made @returns {Made} */
const around = (made) => ({ made, inside: made });

/** Elements that need more than their tag. @type {{[name in import('../types/replies.js').ElementName]?: (attributes: Attributes, children: DocumentNode[], context: Context) => Made}} */
const SPECIAL = {
  a: (attributes, _, context) => around(buildLink(attributes, context)),
  img: (attributes, _, context) => ({ made: buildImage(attributes, context) }),
  'code-block': ({ language }) => {
    const code = element('code');
    const pre = element('pre', { tabindex: '0' }, code);
    if (language) pre.dataset.language = language.split(/[\s,{]/, 1)[0];
    return { made: element('div', { class: 'code' }, pre), inside: code };
  },
  table: (_, __, { strings }) => {
    const table = element('table');
    return {
      made: element(
        'div',
        { class: 'table-scroll', role: 'region', tabindex: '0', 'aria-label': strings.table },
        table,
      ),
      inside: table,
    };
  },
  task: ({ checked }, _, { strings }) => {
    // Inert until the reading aids keep what is ticked.
    const box = element('input', {
      type: 'checkbox',
      class: 'task',
      disabled: '',
      'aria-label': checked === undefined ? strings.taskOpen : strings.taskDone,
    });
    box.checked = checked !== undefined;
    return { made: box };
  },
  'math-inline': (_, children) => ({ made: element('code', { class: 'math' }, children.join('')) }),
  'math-block': (_, children) => ({
    made: element('code', { class: 'math math-block' }, children.join('')),
  }),
  alert: ({ kind = '' }) =>
    around(element('div', { class: 'alert', role: 'note', 'data-kind': kind })),
  'alert-title': () => around(element('p', { class: 'alert-title' })),
  'footnote-reference': ({ id, href, number = '' }, _, context) => {
    const link = buildLink({ href }, context);
    link.append(number);
    setAttribute(link, 'aria-label', context.strings.footnote(number));
    return { made: element('sup', { id: ID + id, tabindex: '-1' }, link) };
  },
  footnotes: (_, __, { strings }) =>
    around(element('section', { class: 'footnotes', 'aria-label': strings.footnotes })),
  footnote: ({ id, number = '' }) => {
    const note = element('div', { id: ID + id, tabindex: '-1', class: 'footnote' });
    note.dataset.number = number;
    return around(note);
  },
  'footnote-back': ({ href }, _, context) => {
    const link = buildLink({ href }, context);
    setAttribute(link, 'aria-label', context.strings.footnoteBack);
    return around(link);
  },
  match: () => around(element('mark', { class: 'match' })),
};

/** Whether a list's item begins with a box to tick, in a paragraph or without. @param {DocumentNode[]} children @returns {boolean} */
const isTask = ([first]) =>
  Array.isArray(first) && (first[0] === 'task' || (first[0] === 'p' && first[2]?.[0] === 'task'));

/** @param {ElementNode} node @param {Context} context @returns {Made} */
function build([name, attributes, ...children], context) {
  const special = Object.hasOwn(SPECIAL, name) ? SPECIAL[name] : undefined;
  if (special) return special(attributes, children, context);
  const level = /^h[1-6]$/.test(name) ? Math.min(6, Number(name[1]) + context.headingShift) : 0;
  const made = element(
    /** @type {'span'} */ (level ? `h${level}` : PLAIN.has(name) ? name : 'span'),
  );
  copyAttributes(made, attributes);
  if (name === 'li' && isTask(children)) made.className = 'task-item';
  return around(made);
}

/** @param {ElementNode} node */
export const childrenOf = (node) => /** @type {DocumentNode[]} */ (node.slice(2));

/**
 * Grows the nodes into the target, a step for each element, so that a large post need not be built at once.
 * @param {Node} target
 * @param {DocumentNode[]} nodes
 * @param {Context} context
 * @returns {Generator<void>}
 */
export function* growNodes(target, nodes, context) {
  for (const node of nodes) {
    if (typeof node === 'string') {
      target.appendChild(document.createTextNode(legible(node, context)));
      continue;
    }
    const { made, inside } = build(node, context);
    target.appendChild(made);
    yield;
    if (inside) yield* growNodes(inside, childrenOf(node), context);
  }
}

/** @param {DocumentNode[]} nodes @param {Context} context */
export function buildNodes(nodes, context) {
  const fragment = document.createDocumentFragment();
  for (const steps = growNodes(fragment, nodes, context); !steps.next().done; );
  return fragment;
}

/** The id on the page of a heading or footnote of the post. @param {string} id */
export const pageId = (id) => ID + id;
