// Filters: what is chosen as chips, everything else with its count behind one disclosure.
import { element } from '../dom.js';
import { strings } from '../strings.js';

/** @typedef {import('../address.js').Place} Place */

const SHOWN_FIELDS = ['kind', 'theme', 'year', 'tag', 'author', 'language'];
const MOST_VALUES = 24;

/** @param {any} archive @param {string} field @param {string} value */
function nameOf(archive, field, value) {
  return field === 'kind' ? archive.kinds.find((/** @type {any} */ kind) => kind.id === value)?.name ?? value : value;
}

/** What is chosen, with the change that takes it back. @param {Place} place */
function chosen(place) {
  /** @type {{field: string, value: string}[]} */
  const list = [];
  for (const [field, values] of Object.entries(place.filters)) for (const value of values) list.push({ field, value });
  const isYear = place.after && place.after === place.before;
  if (isYear) list.push({ field: 'year', value: place.after });
  return list;
}

/** @param {Place} place @param {string} field @param {string} value @returns {Place} */
export function toggled(place, field, value) {
  if (field === 'year') {
    const isSet = place.after === value && place.before === value;
    return { ...place, after: isSet ? '' : value, before: isSet ? '' : value };
  }
  const values = place.filters[field] ?? [];
  const next = values.includes(value) ? values.filter((known) => known !== value) : [...values, value];
  return { ...place, filters: { ...place.filters, [field]: next } };
}

/**
 * @param {any} reply @param {Place} place @param {any} archive @param {boolean} open
 * @param {{go: (place: Place) => void, opened: (open: boolean) => void}} actions
 */
export function filtersView(reply, place, archive, open, actions) {
  const view = element('div', { class: 'filters' });
  const chips = element('ul', { class: 'chips', role: 'list' });
  for (const { field, value } of chosen(place)) {
    const name = nameOf(archive, field, value);
    const chip = element('button', { type: 'button', class: 'chip', 'aria-label': strings.chosenFilter(strings.fields[field], name) }, name, element('span', { 'aria-hidden': 'true' }, ' ×'));
    chip.addEventListener('click', () => actions.go(toggled(place, field, value)));
    chips.append(element('li', {}, chip));
  }
  const details = element('details', { class: 'filter-panel' }, element('summary', {}, strings.filters));
  details.open = open;
  details.addEventListener('toggle', () => actions.opened(details.open));
  for (const field of SHOWN_FIELDS) {
    const facet = reply.facets.find((/** @type {any} */ known) => known.field === field);
    const isChosen = (/** @type {string} */ value) => field === 'year' ? place.after === value && place.before === value : (place.filters[field] ?? []).includes(value);
    const values = (facet?.values ?? []).slice(0, MOST_VALUES);
    if (values.length < 2 && !values.some((/** @type {any} */ v) => isChosen(v.value))) continue;
    const list = element('ul', { role: 'list' });
    for (const { value, count } of values) {
      const button = element('button', { type: 'button', 'aria-pressed': String(isChosen(value)) }, nameOf(archive, field, value), element('span', { class: 'count' }, ` ${count}`));
      button.addEventListener('click', () => actions.go(toggled(place, field, value)));
      list.append(element('li', {}, button));
    }
    details.append(element('section', {}, element('h3', {}, strings.fields[field]), list));
  }
  view.append(details);
  if (chips.childElementCount) view.append(chips);
  return view;
}
