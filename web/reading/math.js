// Formulas as MathML. Temml gives a tree; its elements are made by createElementNS through an allow-list, and what it cannot read stays as written.
import temml from 'temml';
import { element, setAttribute } from '../base/dom.js';
import { takeSteps } from '../base/give_way.js';

export { default as style } from '../look/math.css' with { type: 'css' };

const MATHML = 'http://www.w3.org/1998/Math/MathML';
/** Beyond these a formula stays as it was written: in one of them, and in all of a post. */
const MOST_CHARACTERS = 5_000,
  MOST_NESTED = 40,
  MOST_ELEMENTS = 4_000;
const MOST_FORMULAS = 2_000,
  MOST_ELEMENTS_IN_POST = 40_000,
  MOST_CHARACTERS_IN_POST = 200_000;

const ELEMENTS = new Set([
  'math',
  'mrow',
  'mi',
  'mn',
  'mo',
  'ms',
  'mspace',
  'mtext',
  'mfrac',
  'msqrt',
  'mroot',
  'msub',
  'msup',
  'msubsup',
  'munder',
  'mover',
  'munderover',
  'mmultiscripts',
  'mprescripts',
  'none',
  'mtable',
  'mtr',
  'mtd',
  'mstyle',
  'mpadded',
  'mphantom',
  'menclose',
]);
const ATTRIBUTES = new Set([
  'display',
  'mathvariant',
  'stretchy',
  'fence',
  'separator',
  'form',
  'lspace',
  'rspace',
  'minsize',
  'maxsize',
  'symmetric',
  'largeop',
  'movablelimits',
  'accent',
  'accentunder',
  'linethickness',
  'width',
  'height',
  'depth',
  'voffset',
  'displaystyle',
  'scriptlevel',
  'columnspan',
  'rowspan',
  'columnalign',
  'notation',
]);
const STYLES = new Set([
  'padding',
  'paddingLeft',
  'paddingRight',
  'paddingTop',
  'paddingBottom',
  'textAlign',
  'mathStyle',
  'mathDepth',
  'mathShift',
  'borderTop',
  'borderBottom',
  'borderLeft',
  'borderRight',
  'border',
  'marginLeft',
  'marginRight',
  'width',
]);

const OPTIONS = {
  throwOnError: true,
  trust: false,
  strict: false,
  maxExpand: 200,
  maxSize: /** @type {[number, number]} */ ([20, 200]),
};

/**
 * What Temml makes: a text, or an element.
 * @typedef {{type: string, text?: string, children?: TreeNode[], attributes: Record<string, unknown>, style: Record<string, unknown>}} TreeNode
 */

/** @param {TreeNode} node @returns {Node} */
function build(node) {
  if (node.text !== undefined && !node.type) return document.createTextNode(node.text);
  const children = (node.children ?? []).map(build);
  if (!ELEMENTS.has(node.type)) {
    const group = document.createDocumentFragment();
    group.append(...children);
    return group;
  }
  const made = /** @type {MathMLElement} */ (document.createElementNS(MATHML, node.type));
  for (const [name, value] of Object.entries(node.attributes))
    if (ATTRIBUTES.has(name)) setAttribute(made, name, String(value));
  for (const [name, value] of Object.entries(node.style))
    if (STYLES.has(name))
      made.style.setProperty(
        name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
        String(value),
      );
  made.append(...children);
  return made;
}

/** How deep braces, brackets and environments are nested: what a browser takes longest to lay out. @param {string} tex */
export function depthOf(tex) {
  let depth = 0,
    most = 0;
  for (const [mark] of tex.matchAll(/\\(?:begin|end|left|right)(?![a-z])|\\.|[{}[\]]/gs)) {
    if (/^(?:\\begin|\\left|[{[])$/.test(mark)) most = Math.max(most, ++depth);
    else if (/^(?:\\end|\\right|[}\]])$/.test(mark)) depth -= 1;
  }
  return most;
}

/**
 * How many elements a tree has, and how many it is deep, without going deeper than is of interest.
 * @param {TreeNode} node
 * @param {number} [depth]
 * @returns {number} Infinity: too deep
 */
function countElements(node, depth = 0) {
  if (depth > 3 * MOST_NESTED) return Infinity;
  return (node.children ?? []).reduce((sum, child) => sum + countElements(child, depth + 1), 1);
}

/**
 * @param {HTMLElement} article
 * @param {() => boolean} [isWanted]
 * @returns {Promise<boolean>} whether no formula was left as it was written for being too much
 */
export async function typeset(article, isWanted = () => true) {
  let isWhole = true,
    formulas = 0,
    characters = 0,
    elements = 0;
  const steps = function* () {
    for (const source of article.querySelectorAll('code.math')) {
      const tex = source.textContent ?? '';
      const isBlock = source.classList.contains('math-block');
      if (
        ++formulas > MOST_FORMULAS ||
        tex.length > MOST_CHARACTERS ||
        (characters += tex.length) > MOST_CHARACTERS_IN_POST ||
        depthOf(tex) > MOST_NESTED
      ) {
        isWhole = false;
        continue;
      }
      try {
        const tree = temml.__renderToMathMLTree(tex, { ...OPTIONS, displayMode: isBlock });
        const count = countElements(tree);
        if (count > MOST_ELEMENTS || (elements += count) > MOST_ELEMENTS_IN_POST) {
          isWhole = false;
        } else {
          const formula = build(tree);
          source.replaceWith(isBlock ? element('span', { class: 'math-block' }, formula) : formula);
        }
      } catch {
        /* shown as it was written */
      }
      yield;
    }
  };
  await takeSteps(steps(), isWanted);
  return isWhole;
}
