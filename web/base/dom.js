// Makes and changes elements: a few helpers, so that no markup is ever parsed, nothing is written that already stands there, and no
// address is set that may not be followed: tests/web/addresses_lint_test.mjs holds all of web/ to them.
import { safeAddress } from './safe_address.js';

/** Attributes that a browser follows or fetches. */
const ADDRESS = /href$|^src|action$|poster|^data$|ping|cite|background/i;

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string | null | undefined | false)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(made, name, value);
  for (const child of children) if (child) made.append(child);
  return made;
}

/** @param {string} text @param {() => void} act @param {Record<string, string>} [attributes] */
export function button(text, act, attributes = {}) {
  const made = element('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', act);
  return made;
}

/** A drawing of one path, seen but not heard. @param {string} box @param {string} path @param {string} name its class */
export function drawing(box, path, name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  for (const [attribute, value] of [
    ['viewBox', box],
    ['class', name],
    ['aria-hidden', 'true'],
  ])
    setAttribute(svg, attribute, value);
  setAttribute(line, 'd', path);
  svg.append(line);
  return svg;
}

/** @param {Node} node @param {string} text */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * Sets, or with null removes; an address that may not be followed is none.
 * @param {Element} target
 * @param {string} name
 * @param {string | null} value
 */
export function setAttribute(target, name, value) {
  if (value !== null && ADDRESS.test(name)) value = safeAddress(value) || null;
  if (target.getAttribute(name) === value) return;
  if (value === null) target.removeAttribute(name);
  else target.setAttribute(name, value);
}

/**
 * The address of one of the archive's files, or of one that the page made itself.
 * @param {Element} target
 * @param {'href' | 'src'} name
 * @param {string} address
 */
export function setFile(target, name, address) {
  if (/^(?:https?|blob):/i.test(address)) target.setAttribute(name, address);
}

/** What each child was made from, so that a child whose record is unchanged stays the same node. @type {WeakMap<Node, string>} */
const madeFrom = new WeakMap();

/**
 * Makes the children of `parent` show the records: a child whose record did not change is kept, moved only if it must be.
 * @template R
 * @param {Element} parent @param {R[]} records @param {(record: R) => Node} make
 * @param {number} [most] new children; with more to make, those of before stay below, and the call is to be repeated
 * @returns {boolean} whether all are shown
 */
export function reconcile(parent, records, make, most = Infinity) {
  /** @type {Map<string, Node[]>} */
  const kept = new Map();
  for (const child of parent.childNodes) {
    const known = madeFrom.get(child);
    if (known === undefined) continue;
    const same = kept.get(known);
    if (same) same.push(child);
    else kept.set(known, [child]);
  }
  /** @type {Node | null} */
  let at = parent.firstChild;
  for (const record of records) {
    const known = JSON.stringify(record);
    let child = kept.get(known)?.shift();
    if (!child) {
      if (!most--) return false;
      child = make(record);
      madeFrom.set(child, known);
    }
    if (child === at) at = at.nextSibling;
    else parent.insertBefore(child, at);
  }
  while (at) {
    const next = at.nextSibling;
    at.parentNode?.removeChild(at);
    at = next;
  }
  return true;
}
