// Formulas as MathML. Temml gives a tree; its elements are made by createElementNS through an allow-list, and what it cannot read stays as written.
import temml from 'temml';
import { element, setAttribute } from './dom.js';

export { default as style } from './math.css' with { type: 'css' };

const MATHML = 'http://www.w3.org/1998/Math/MathML';
const MOST_CHARACTERS = 5000;

const ELEMENTS = new Set(['math', 'mrow', 'mi', 'mn', 'mo', 'ms', 'mspace', 'mtext', 'mfrac', 'msqrt', 'mroot', 'msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover',
  'mmultiscripts', 'mprescripts', 'none', 'mtable', 'mtr', 'mtd', 'mstyle', 'mpadded', 'mphantom', 'menclose']);
const ATTRIBUTES = new Set(['display', 'mathvariant', 'stretchy', 'fence', 'separator', 'form', 'lspace', 'rspace', 'minsize', 'maxsize', 'symmetric', 'largeop', 'movablelimits',
  'accent', 'accentunder', 'linethickness', 'width', 'height', 'depth', 'voffset', 'displaystyle', 'scriptlevel', 'columnspan', 'rowspan', 'columnalign', 'notation']);
const STYLES = new Set(['padding', 'paddingLeft', 'paddingRight', 'paddingTop', 'paddingBottom', 'textAlign', 'mathStyle', 'mathDepth', 'mathShift', 'borderTop', 'borderBottom',
  'borderLeft', 'borderRight', 'border', 'marginLeft', 'marginRight', 'width']);

const OPTIONS = { throwOnError: true, trust: false, strict: false, maxExpand: 200, maxSize: /** @type {[number, number]} */ ([20, 200]) };

/** @param {any} node @returns {Node} */
function build(node) {
  if (node.text !== undefined && !node.type) return document.createTextNode(node.text);
  const children = (node.children ?? []).map(build);
  if (!ELEMENTS.has(node.type)) {
    const group = document.createDocumentFragment();
    group.append(...children);
    return group;
  }
  const made = /** @type {MathMLElement} */ (document.createElementNS(MATHML, node.type));
  for (const [name, value] of Object.entries(node.attributes)) if (ATTRIBUTES.has(name)) setAttribute(made, name, String(value));
  for (const [name, value] of Object.entries(node.style)) if (STYLES.has(name)) made.style.setProperty(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), String(value));
  made.append(...children);
  return made;
}

/** @param {HTMLElement} article */
export function typeset(article) {
  for (const source of article.querySelectorAll('code.math')) {
    const tex = source.textContent ?? '';
    const isBlock = source.classList.contains('math-block');
    if (tex.length > MOST_CHARACTERS) continue;
    try {
      const formula = build(temml.__renderToMathMLTree(tex, { ...OPTIONS, displayMode: isBlock }));
      source.replaceWith(isBlock ? element('span', { class: 'math-block' }, formula) : formula);
    } catch { /* shown as it was written */ }
  }
}
