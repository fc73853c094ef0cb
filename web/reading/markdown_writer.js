// Writes what is read as Markdown again: the node stream written back, with links that work elsewhere and the reader's own ticks.
import { keptByPost } from '../base/kept_entries.js';
import { childrenOf } from './nodes.js';

/**
 * @typedef {Pick<import('../room/room.js').Room, 'address' | 'library' | 'store'>} Room
 */
/** @typedef {import('../types/replies.js').PostReply} PostReply */
/** @typedef {import('../types/replies.js').DocumentNode} DocumentNode @typedef {import('../types/replies.js').ElementNode} ElementNode */
/** @typedef {{room: Room, post: PostReply, ticks: Record<string, boolean>, task: number, notes: string[]}} Writing */

const INLINE_MARKS = /** @type {Record<string, string>} */ ({
  em: '*',
  i: '*',
  strong: '**',
  b: '**',
  del: '~~',
  s: '~~',
});
const KEPT_TAGS = new Set([
  'kbd',
  'sup',
  'sub',
  'abbr',
  'mark',
  'small',
  'ins',
  'u',
  'q',
  'cite',
  'var',
  'samp',
]);

/** @param {DocumentNode} node @returns {node is ElementNode} */
const isElement = (node) => typeof node !== 'string';

/** @param {DocumentNode[]} nodes @returns {string} */
const plain = (nodes) =>
  nodes.map((node) => (isElement(node) ? plain(childrenOf(node)) : node)).join('');

/** @param {string} text */
const escape = (text) => text.replace(/[\\`*[\]<]|\b_|_\b/g, '\\$&');

/** A fence longer than any within. @param {string} text @param {number} least */
const fence = (text, least) =>
  '`'.repeat(Math.max(least, ...[...text.matchAll(/`+/g)].map((run) => run[0].length + 1)));

/** @param {Room} room @param {Partial<import('../base/address.js').Place>} place */
export const addressOf = (room, place) => new URL(room.address.href(place), document.baseURI).href;

/** @param {import('../types/replies.js').Attributes} attributes @param {Writing} writing */
function destination({ post, heading = '', media, href = '' }, { room, post: own }) {
  if (post !== undefined) return addressOf(room, { slug: post, heading });
  if (media !== undefined) return room.library.mediaUrl(media);
  return href.startsWith('#') ? addressOf(room, { slug: own.slug, heading: href.slice(1) }) : href;
}

/** @param {DocumentNode} node @param {Writing} writing @returns {string} */
function inline(node, writing) {
  if (typeof node === 'string') return escape(node);
  const [name, attributes, ...children] = node;
  const inside = () => children.map((child) => inline(child, writing)).join('');
  if (Object.hasOwn(INLINE_MARKS, name))
    return `${INLINE_MARKS[name]}${inside()}${INLINE_MARKS[name]}`;
  switch (name) {
    case 'code': {
      const text = plain(children);
      const ticks = fence(text, 1);
      return ticks.length > 1 ? `${ticks} ${text} ${ticks}` : `${ticks}${text}${ticks}`;
    }
    case 'a':
      return `[${inside()}](${destination(attributes, writing)})`;
    case 'img':
      return `![${escape(attributes.alt ?? '')}](${attributes.media ? writing.room.library.mediaUrl(attributes.media) : attributes.remote})`;
    case 'br':
      return '  \n';
    case 'math-inline':
      return `$${plain(children)}$`;
    case 'task':
      return (writing.ticks[writing.task++] ?? attributes.checked !== undefined) ? '[x] ' : '[ ] ';
    case 'footnote-reference':
      writing.notes.push(attributes.number ?? '');
      return `[^${attributes.number}]`;
    case 'footnote-back':
      return '';
    default:
      return KEPT_TAGS.has(name) ? `<${name}>${inside()}</${name}>` : inside();
  }
}

/** @param {string} text @param {string} first @param {string} rest */
const indent = (text, first, rest) =>
  text
    .split('\n')
    .map((line, at) => (at === 0 ? first : line ? rest : rest.trimEnd()) + line)
    .join('\n');

/** @param {DocumentNode[]} nodes */
const elementsIn = (nodes) => nodes.filter(isElement);

/** @param {ElementNode[]} parts */
const cellsOf = (parts) =>
  parts.flatMap((part) => elementsIn(childrenOf(part))).map((row) => elementsIn(childrenOf(row)));

/** @param {DocumentNode[]} parts thead and tbody @param {Writing} writing */
function table(parts, writing) {
  const rows = cellsOf(elementsIn(parts));
  const lines = rows.map(
    (cells) =>
      `| ${cells
        .map((cell) =>
          childrenOf(cell)
            .map((child) => inline(child, writing))
            .join('')
            .replaceAll('|', '\\|'),
        )
        .join(' | ')} |`,
  );
  const rule = (rows[0] ?? []).map(([, { align }]) =>
    align === 'center' ? ':-:' : align === 'right' ? '--:' : '---',
  );
  lines.splice(1, 0, `| ${rule.join(' | ')} |`);
  return lines.join('\n');
}

/** @param {DocumentNode} node @param {Writing} writing @returns {string} */
function block(node, writing) {
  if (typeof node === 'string') return escape(node);
  const [name, attributes, ...children] = node;
  if (/^h[1-6]$/.test(name))
    return `${'#'.repeat(Number(name[1]))} ${children.map((child) => inline(child, writing)).join('')}`;
  switch (name) {
    case 'code-block': {
      const text = plain(children);
      const ticks = fence(text, 3);
      return `${ticks}${attributes.language ?? ''}\n${text.replace(/\n$/, '')}\n${ticks}`;
    }
    case 'math-block':
      return `$$\n${plain(children).trim()}\n$$`;
    case 'hr':
      return '* * *';
    case 'blockquote':
      return indent(blocks(children, writing), '> ', '> ');
    case 'alert': {
      const [title, ...rest] = elementsIn(children);
      const words = inline(title, writing);
      const kind = attributes.kind ?? '';
      const line = `[!${kind.toUpperCase()}]${words.toLowerCase() === kind ? '' : ` ${words}`}`;
      return indent(`${line}\n${blocks(rest, writing)}`, '> ', '> ');
    }
    case 'ul':
      return elementsIn(children)
        .map((item) => indent(blocks(childrenOf(item), writing), '- ', '  '))
        .join('\n');
    case 'ol': {
      let at = Number(attributes.start ?? 1);
      return elementsIn(children)
        .map((item) => indent(blocks(childrenOf(item), writing), `${at++}. `, '   '))
        .join('\n');
    }
    case 'table':
      return table(children, writing);
    case 'footnotes':
      return elementsIn(children)
        .map((note) => block(note, writing))
        .join('\n\n');
    case 'footnote':
      return indent(blocks(children, writing), `[^${attributes.number}]: `, '    ');
    case 'details':
    case 'summary':
      return `<${name}>${name === 'details' ? '\n\n' : ''}${blocks(children, writing)}${name === 'details' ? '\n\n' : ''}</${name}>`;
    default:
      return children.some((child) => isBlock(child))
        ? blocks(children, writing)
        : children.map((child) => inline(child, writing)).join('');
  }
}

const BLOCKS = new Set([
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
  'hr',
  'code-block',
  'table',
  'math-block',
  'alert',
  'details',
  'summary',
  'div',
  'figure',
  'dl',
  'dt',
  'dd',
  'footnotes',
  'footnote',
]);

/** @param {DocumentNode} node */
const isBlock = (node) => isElement(node) && BLOCKS.has(node[0]);

/**
 * Blocks apart by a blank line; what stands loose between them as paragraphs.
 * @param {DocumentNode[]} nodes
 * @param {Writing} writing
 * @returns {string}
 */
function blocks(nodes, writing) {
  const parts = [];
  let loose = '';
  for (const node of nodes) {
    if (!isBlock(node)) {
      loose += inline(node, writing);
      continue;
    }
    if (loose.trim()) parts.push(loose.trim());
    loose = '';
    parts.push(block(node, writing));
  }
  if (loose.trim()) parts.push(loose.trim());
  return parts.join('\n\n');
}

/**
 * How many tasks stand before the nodes, so that ticks are the right ones.
 * @param {DocumentNode[]} all
 * @param {DocumentNode[]} nodes
 * @returns {number}
 */
function tasksBefore(all, nodes) {
  /** @param {DocumentNode} node @returns {number} */
  const count = (node) =>
    isElement(node)
      ? childrenOf(node).reduce((sum, child) => sum + count(child), node[0] === 'task' ? 1 : 0)
      : 0;
  return all.slice(0, all.indexOf(nodes[0])).reduce((sum, node) => sum + count(node), 0);
}

/**
 * @param {DocumentNode[]} nodes of the post, or of one of its sections
 * @param {PostReply} post
 * @param {Room} room
 * @param {string} [heading]
 */
export function writeMarkdown(nodes, post, room, heading = '') {
  /** @type {Writing} */
  const writing = {
    room,
    post,
    ticks: keptByPost(room.store, 'ticks')[post.slug] ?? {},
    task: tasksBefore(post.nodes, nodes),
    notes: [],
  };
  const text = blocks(nodes, writing);
  const footnotes = elementsIn(post.nodes).find(([name]) => name === 'footnotes');
  const own =
    !footnotes || nodes.includes(footnotes)
      ? []
      : elementsIn(childrenOf(footnotes)).filter(([, { number = '' }]) =>
          writing.notes.includes(number),
        );
  const title = heading ? post.title : '';
  const source = `[${escape(post.title)}](${addressOf(room, { slug: post.slug, heading })})`;
  return (
    [
      ...(title || !post.title ? [] : [`# ${escape(post.title)}`]),
      text,
      ...own.map((note) => block(note, writing)),
      source,
    ].join('\n\n') + '\n'
  );
}
