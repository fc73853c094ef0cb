// The engine's node stream as plain text, and as the plainest HTML that keeps its headings and paragraphs.
import { escapeHtml } from '../peers/pagefind.mjs';

const INLINE = new Set([
  'a',
  'abbr',
  'b',
  'br',
  'code',
  'del',
  'em',
  'i',
  'kbd',
  'match',
  's',
  'span',
  'strong',
  'sub',
  'sup',
]);

/** @param {any[]} nodes */
export function nodesToText(nodes) {
  let text = '';
  for (const node of nodes) {
    if (typeof node === 'string') text += node;
    else
      text += INLINE.has(node[0]) ? nodesToText(node.slice(2)) : `${nodesToText(node.slice(2))} `;
  }
  return text;
}

/** Attributes are left out: no index reads them. @param {any[]} nodes @returns {string} */
export function nodesToHtml(nodes) {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return escapeHtml(node);
      const [name, , ...children] = node;
      return children.length > 0
        ? `<${name}>${nodesToHtml(children)}</${name}>`
        : name === 'br'
          ? '<br>'
          : '';
    })
    .join('');
}
