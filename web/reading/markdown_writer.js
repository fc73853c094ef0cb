// How does what is read become Markdown again? The node stream written back, with links that work elsewhere and the reader's own ticks.
import { keptByPost } from '../base/kept_entries.js';

/** @typedef {import('../room/room.js').Room} Room */
/** @typedef {{room: Room, post: any, ticks: Record<string, boolean>, task: number, notes: string[]}} Writing */

const INLINE_MARKS = /** @type {Record<string, string>} */ ({ em: '*', i: '*', strong: '**', b: '**', del: '~~', s: '~~' });
const KEPT_TAGS = new Set(['kbd', 'sup', 'sub', 'abbr', 'mark', 'small', 'ins', 'u', 'q', 'cite', 'var', 'samp']);

/** @param {any[]} nodes @returns {string} */
const plain = (nodes) => nodes.map((node) => typeof node === 'string' ? node : plain(node.slice(2))).join('');

/** @param {string} text */
const escape = (text) => text.replace(/[\\`*[\]<]|\b_|_\b/g, '\\$&');

/** A fence longer than any within. @param {string} text @param {number} least */
const fence = (text, least) => '`'.repeat(Math.max(least, ...[...text.matchAll(/`+/g)].map((run) => run[0].length + 1)));

/** @param {Room} room @param {Partial<import('../base/address.js').Place>} place */
export const addressOf = (room, place) => new URL(room.address.href(place), document.baseURI).href;

/** @param {Record<string, string>} attributes @param {Writing} writing */
function destination({ post, heading = '', media, href = '' }, { room, post: own }) {
  if (post !== undefined) return addressOf(room, { slug: post, heading });
  if (media !== undefined) return room.library.mediaUrl(media);
  return href.startsWith('#') ? addressOf(room, { slug: own.slug, heading: href.slice(1) }) : href;
}

/** @param {any} node @param {Writing} writing @returns {string} */
function inline(node, writing) {
  if (typeof node === 'string') return escape(node);
  const [name, attributes, ...children] = node;
  const inside = () => children.map((/** @type {any} */ child) => inline(child, writing)).join('');
  if (Object.hasOwn(INLINE_MARKS, name)) return `${INLINE_MARKS[name]}${inside()}${INLINE_MARKS[name]}`;
  switch (name) {
    case 'code': { const text = plain(children); const ticks = fence(text, 1); return ticks.length > 1 ? `${ticks} ${text} ${ticks}` : `${ticks}${text}${ticks}`; }
    case 'a': return `[${inside()}](${destination(attributes, writing)})`;
    case 'img': return `![${escape(attributes.alt ?? '')}](${attributes.media ? writing.room.library.mediaUrl(attributes.media) : attributes.remote})`;
    case 'br': return '  \n';
    case 'math-inline': return `$${plain(children)}$`;
    case 'task': return writing.ticks[writing.task++] ?? attributes.checked !== undefined ? '[x] ' : '[ ] ';
    case 'footnote-reference': writing.notes.push(attributes.number); return `[^${attributes.number}]`;
    case 'footnote-back': return '';
    default: return KEPT_TAGS.has(name) ? `<${name}>${inside()}</${name}>` : inside();
  }
}

/** @param {string} text @param {string} first @param {string} rest */
const indent = (text, first, rest) => text.split('\n').map((line, at) => (at === 0 ? first : line ? rest : rest.trimEnd()) + line).join('\n');

/** @param {any[]} rows */
const cellsOf = (rows) => rows.flatMap((part) => part.slice(2)).map((row) => row.slice(2));

/** @param {any[]} parts thead and tbody @param {Writing} writing */
function table(parts, writing) {
  const rows = cellsOf(parts.filter((part) => typeof part !== 'string'));
  const lines = rows.map((cells) => `| ${cells.map((/** @type {any} */ cell) => cell.slice(2).map((/** @type {any} */ child) => inline(child, writing)).join('').replaceAll('|', '\\|')).join(' | ')} |`);
  const rule = (rows[0] ?? []).map((/** @type {any} */ [, { align }]) => align === 'center' ? ':-:' : align === 'right' ? '--:' : '---');
  lines.splice(1, 0, `| ${rule.join(' | ')} |`);
  return lines.join('\n');
}

/** @param {any} node @param {Writing} writing @returns {string} */
function block(node, writing) {
  if (typeof node === 'string') return escape(node);
  const [name, attributes, ...children] = node;
  if (/^h[1-6]$/.test(name)) return `${'#'.repeat(Number(name[1]))} ${children.map((/** @type {any} */ child) => inline(child, writing)).join('')}`;
  switch (name) {
    case 'code-block': { const text = plain(children); const ticks = fence(text, 3); return `${ticks}${attributes.language ?? ''}\n${text.replace(/\n$/, '')}\n${ticks}`; }
    case 'math-block': return `$$\n${plain(children).trim()}\n$$`;
    case 'hr': return '* * *';
    case 'blockquote': return indent(blocks(children, writing), '> ', '> ');
    case 'alert': return indent(`[!${attributes.kind.toUpperCase()}]\n${blocks(children.filter((/** @type {any} */ child) => child[0] !== 'alert-title'), writing)}`, '> ', '> ');
    case 'ul': return children.filter(Array.isArray).map((/** @type {any} */ item) => indent(blocks(item.slice(2), writing), '- ', '  ')).join('\n');
    case 'ol': { let at = Number(attributes.start ?? 1); return children.filter(Array.isArray).map((/** @type {any} */ item) => indent(blocks(item.slice(2), writing), `${at++}. `, '   ')).join('\n'); }
    case 'table': return table(children, writing);
    case 'footnotes': return children.filter(Array.isArray).map((/** @type {any} */ note) => block(note, writing)).join('\n\n');
    case 'footnote': return indent(blocks(children, writing), `[^${attributes.number}]: `, '    ');
    case 'details': case 'summary': return `<${name}>${name === 'details' ? '\n\n' : ''}${blocks(children, writing)}${name === 'details' ? '\n\n' : ''}</${name}>`;
    default: return children.some((/** @type {any} */ child) => isBlock(child)) ? blocks(children, writing) : children.map((/** @type {any} */ child) => inline(child, writing)).join('');
  }
}

const BLOCKS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'hr', 'code-block', 'table', 'math-block', 'alert', 'details', 'summary', 'div', 'figure', 'dl', 'dt', 'dd', 'footnotes', 'footnote']);

/** @param {any} node */
const isBlock = (node) => Array.isArray(node) && BLOCKS.has(node[0]);

/** Blocks apart by a blank line; what stands loose between them as paragraphs. @param {any[]} nodes @param {Writing} writing @returns {string} */
function blocks(nodes, writing) {
  const parts = [];
  let loose = '';
  for (const node of nodes) {
    if (!isBlock(node)) { loose += inline(node, writing); continue; }
    if (loose.trim()) parts.push(loose.trim());
    loose = '';
    parts.push(block(node, writing));
  }
  if (loose.trim()) parts.push(loose.trim());
  return parts.join('\n\n');
}

/** How many tasks stand before the nodes, so that ticks are the right ones. @param {any[]} all @param {any[]} nodes @returns {number} */
function tasksBefore(all, nodes) {
  const count = (/** @type {any} */ node) => typeof node === 'string' ? 0 : (node[0] === 'task' ? 1 : 0) + node.slice(2).reduce((/** @type {number} */ sum, /** @type {any} */ child) => sum + count(child), 0);
  return all.slice(0, all.indexOf(nodes[0])).reduce((sum, node) => sum + count(node), 0);
}

/** @param {any[]} nodes of the post, or of one of its sections @param {any} post @param {Room} room @param {string} [heading] */
export function writeMarkdown(nodes, post, room, heading = '') {
  /** @type {Writing} */
  const writing = { room, post, ticks: keptByPost(room.store, 'ticks')[post.slug] ?? {}, task: tasksBefore(post.nodes, nodes), notes: [] };
  const text = blocks(nodes, writing);
  const footnotes = post.nodes.find((/** @type {any} */ node) => node[0] === 'footnotes');
  const own = nodes.includes(footnotes) ? [] : (footnotes?.slice(2) ?? []).filter((/** @type {any} */ note) => writing.notes.includes(note[1]?.number));
  const title = heading ? post.title : '';
  const source = `[${escape(post.title)}](${addressOf(room, { slug: post.slug, heading })})`;
  return [...title || !post.title ? [] : [`# ${escape(post.title)}`], text, ...own.map((/** @type {any} */ note) => block(note, writing)), source].join('\n\n') + '\n';
}
