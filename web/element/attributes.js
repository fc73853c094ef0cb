// The attributes of <carrel-archive>, and what a change of each touches. The element, its types and its documentation follow this table.

/**
 * @typedef {object} Attribute
 * @property {string} name in markup
 * @property {string} property in JavaScript
 * @property {'text' | 'boolean' | 'number'} type a boolean is true by being there
 * @property {string | number} [fallback] what it is when absent or none of `values`
 * @property {string[]} [values] the ones it may have
 * @property {number} [most] of a number, which is 1 at least
 * @property {'archive' | 'room' | 'query' | 'theme'} touches open the archive anew; build the view anew; ask again; recolour
 */
/** @type {Attribute[]} */
export const ATTRIBUTES = [
  { name: 'src', property: 'src', type: 'text', touches: 'archive' },
  { name: 'integrity', property: 'integrity', type: 'text', touches: 'archive' },
  {
    name: 'credentials',
    property: 'credentials',
    type: 'text',
    fallback: 'same-origin',
    values: ['same-origin', 'include', 'omit'],
    touches: 'archive',
  },
  { name: 'worker', property: 'worker', type: 'text', touches: 'archive' },
  { name: 'no-store', property: 'noStore', type: 'boolean', touches: 'archive' },
  {
    name: 'view',
    property: 'view',
    type: 'text',
    fallback: 'room',
    values: ['room', 'search', 'list', 'post', 'related'],
    touches: 'room',
  },
  { name: 'post', property: 'post', type: 'text', touches: 'room' },
  {
    name: 'open',
    property: 'open',
    type: 'text',
    fallback: 'here',
    values: ['here', 'link'],
    touches: 'room',
  },
  { name: 'link', property: 'link', type: 'text', touches: 'room' },
  { name: 'fragment', property: 'fragment', type: 'text', touches: 'room' },
  {
    name: 'heading-level',
    property: 'headingLevel',
    type: 'number',
    fallback: 2,
    most: 6,
    touches: 'room',
  },
  { name: 'limit', property: 'limit', type: 'number', fallback: 0, most: 200, touches: 'room' },
  {
    name: 'density',
    property: 'density',
    type: 'text',
    fallback: 'comfortable',
    values: ['comfortable', 'compact'],
    touches: 'room',
  },
  { name: 'label', property: 'label', type: 'text', touches: 'room' },
  { name: 'locale', property: 'locale', type: 'text', touches: 'room' },
  { name: 'query', property: 'query', type: 'text', touches: 'query' },
  {
    name: 'theme',
    property: 'theme',
    type: 'text',
    fallback: 'system',
    values: ['system', 'light', 'dark', 'host'],
    touches: 'theme',
  },
];

/** @param {Element} element @param {Attribute} attribute @returns {any} */
export function readAttribute(element, { name, type, fallback = '', values, most = 0 }) {
  const given = element.getAttribute(name);
  if (type === 'boolean') return given !== null;
  if (given === null || (values && !values.includes(given))) return fallback;
  if (type === 'text') return given;
  const number = Number(given);
  return Number.isInteger(number) && number >= 1 && number <= most ? number : fallback;
}

/** @param {Element} element @param {Attribute} attribute @param {any} value */
export function writeAttribute(element, { name, type }, value) {
  if (value === null || value === undefined || (type === 'boolean' && !value))
    element.removeAttribute(name);
  else element.setAttribute(name, type === 'boolean' ? '' : String(value));
}
