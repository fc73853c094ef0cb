// Every value of every field with its count, behind one button; and the order of the list.
import { button, element, reconcile, setAttribute } from '../base/dom.js';
import { FILTERS, SORTS } from '../base/names.js';
import { toggled, valueName } from './chosen.js';

/**
 * @typedef {Pick<import('../room/room.js').Room, 'frame' | 'go' | 'heading' | 'list' | 'place' |
 *   'strings'> & import('./chosen.js').Room} Room
 */

const MOST_VALUES = 24;

/** @typedef {import('../base/address.js').FilterField} FilterField @typedef {import('../types/replies.js').SearchReply} SearchReply */
/** @typedef {{field: FilterField, values: {value: string, count: number, chosen: boolean}[]}} FieldRecord */
/** @typedef {{field: '', order: string, isSearch: boolean}} OrderRecord */

/** @param {SearchReply} reply @param {Room} room */
function records(reply, room) {
  /** @type {FieldRecord[]} */
  const shown = [];
  for (const field of FILTERS) {
    const facet = reply.facets.find((known) => known.field === field);
    const chosen = room.place.filters[field] ?? [];
    const values = (facet?.values ?? []).filter(
      (value, at) => at < MOST_VALUES || chosen.includes(value.value),
    );
    if (values.length > 1 || chosen.length)
      shown.push({
        field,
        values: values.map(({ value, count }) => ({
          value,
          count,
          chosen: chosen.includes(value),
        })),
      });
  }
  return shown;
}

/** @param {FieldRecord} record @param {Room} room */
function fieldView({ field, values }, room) {
  const list = element('ul', { role: 'list' });
  for (const { value, count, chosen } of values) {
    const toggle = () => room.go(toggled(room.place, field, value));
    const choice = button(valueName(field, value, room), toggle, {
      'aria-pressed': String(chosen),
      dir: 'auto',
      'data-value': `${field}:${value}`,
    });
    choice.append(
      ' ',
      element('span', { class: 'choice-count' }, count.toLocaleString(room.strings.locale)),
    );
    list.append(element('li', {}, choice));
  }
  return element('section', {}, room.heading(3, {}, room.strings.fields[field]), list);
}

/** The order, as a list to choose from. @param {Room} room */
function orderView(room) {
  const { strings, place } = room;
  const list = element('ul', { role: 'list' });
  for (const order of SORTS) {
    if (order === 'relevance' && !place.q.trim()) continue;
    const isChosen =
      order === place.sort || (order === 'newest' && !place.q.trim() && place.sort === 'relevance');
    list.append(
      element(
        'li',
        {},
        button(
          strings.orders[order],
          () => room.go({ ...room.place, sort: order, slug: '', heading: '' }),
          { 'aria-pressed': String(isChosen), 'data-value': `order:${order}` },
        ),
      ),
    );
  }
  return element('section', {}, room.heading(3, {}, strings.order), list);
}

/** Focus stays on the same choice though its count changed. @param {Room} room @param {SearchReply} reply */
export function drawFilters(room, reply) {
  const { panel } = room.list;
  const held = panel.contains(room.frame.focused) ? room.frame.focused?.dataset.value : undefined;
  /** @type {(FieldRecord | OrderRecord)[]} */
  const rows = [
    ...records(reply, room),
    { order: room.place.sort, isSearch: Boolean(room.place.q.trim()), field: '' },
  ];
  reconcile(panel, rows, (record) => (record.field ? fieldView(record, room) : orderView(room)));
  setAttribute(panel, 'hidden', null);
  if (held && !panel.contains(room.frame.focused)) {
    const again = [...panel.querySelectorAll('button')].find(
      (choice) => choice.dataset.value === held,
    );
    (again ?? room.list.filters).focus();
  }
}
