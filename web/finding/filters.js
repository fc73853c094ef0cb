// What narrows a list: every value of every field with its count. Beside the list where there is room for it, else in a sheet over it.
import { button, element, reconcile, setText } from '../base/dom.js';
import { kindLabel } from '../base/kind_sign.js';
import { FILTERS, SORTS } from '../base/names.js';
import { toggled, valueName } from './chosen.js';
import { areSections, ownRecords, ownView } from './own_facets.js';

/**
 * @typedef {Pick<import('../room/room.js').Room, 'adopt' | 'frame' | 'go' | 'heading' | 'list' | 'place' |
 *   'root' | 'strings'> & import('./chosen.js').Room} Room
 */

/** So many values of a field are shown at first; with more than twice as many they can be looked for. */
const FIRST_VALUES = 8;
const MOST_PLAIN = 2 * FIRST_VALUES;

/** @typedef {import('../base/address.js').FilterField} FilterField @typedef {import('../types/replies.js').SearchReply} SearchReply */
/** @typedef {{value: string, count: number, chosen: boolean}} Value */
/** What a reader sees of a field. @typedef {{field: FilterField, values: Value[], hidden: number, isOpen: boolean}} FieldRecord */

/** One room's filters: which fields were unfolded, and in which order values stand while only they are changed. */
class Filters {
  #query = '';
  /** @type {Map<string, string[]>} */
  #orders = new Map();
  /** @type {Set<string>} */
  #open = new Set();
  /** What is looked for in a field of many values. @type {Map<string, string>} */
  #sought = new Map();

  /** @param {Room} room */
  constructor(room) {
    this.room = room;
  }

  /** Nothing moves under the pointer: a value keeps its place as long as the words stay the same, and stays where it finds nothing any more.
   * @param {FilterField} field @param {Value[]} values */
  #ordered(field, values) {
    const found = new Map(values.map((value) => [value.value, value]));
    const known = this.#orders.get(field) ?? [];
    const order = [...new Set([...known, ...found.keys()])];
    this.#orders.set(field, order);
    return order.map((value) => found.get(value) ?? { value, count: 0, chosen: false });
  }

  /** @param {SearchReply} reply @returns {FieldRecord[]} */
  #records(reply) {
    const { place } = this.room;
    if (place.q !== this.#query) this.#orders.clear();
    this.#query = place.q;
    return FILTERS.flatMap((field) => {
      const chosen = place.filters[field] ?? [];
      const facet = reply.facets.find((known) => known.field === field);
      const given = (facet?.values ?? []).map(({ value, count }) => ({
        value,
        count,
        chosen: chosen.includes(value),
      }));
      const all = this.#ordered(field, given);
      if (all.length < 2 && !chosen.length) return [];
      const shown = all.map(({ value }) => value);
      if (!chosen.length && areSections(shown, reply.own_facets, this.room.archive)) return [];
      const isOpen = this.#open.has(field);
      const sought = (this.#sought.get(field) ?? '').toLocaleLowerCase();
      const values = all.filter(
        (value, at) =>
          value.chosen ||
          (isOpen
            ? valueName(field, value.value, this.room).toLocaleLowerCase().includes(sought)
            : at < FIRST_VALUES),
      );
      return [{ field, values, hidden: isOpen ? 0 : all.length - values.length, isOpen }];
    });
  }

  /** @param {FieldRecord} record */
  #view({ field, values, hidden, isOpen }) {
    const { room } = this;
    const { strings } = room;
    const list = element('ul', { role: 'list' });
    for (const { value, count, chosen } of values) {
      const label =
        field === 'kind'
          ? kindLabel(room.archive, value)
          : element('span', { dir: 'auto' }, valueName(field, value, room));
      const choice = button('', () => room.go(toggled(room.place, field, value)), {
        'aria-pressed': String(chosen),
        'data-value': `${field}:${value}`,
        ...(count || chosen ? {} : { 'data-none': '' }),
      });
      choice.append(
        label,
        ' ',
        element('span', { class: 'choice-count' }, count.toLocaleString(strings.locale)),
      );
      list.append(element('li', {}, choice));
    }
    const redraw = () => {
      if (room.list.reply) this.draw(room.list.reply);
    };
    const view = element('section', {}, room.heading(2, {}, strings.fields[field]));
    if (isOpen && this.#isLong(field)) {
      const seek = element('input', {
        type: 'text',
        class: 'seek',
        autocomplete: 'off',
        'aria-label': strings.seek(strings.fields[field]),
        placeholder: strings.seek(strings.fields[field]),
        'data-value': `seek:${field}`,
      });
      seek.value = this.#sought.get(field) ?? '';
      seek.addEventListener('input', () => {
        this.#sought.set(field, seek.value);
        redraw();
      });
      view.append(seek);
    }
    view.append(list);
    if (hidden > 0) {
      const unfold = () => {
        this.#open.add(field);
        redraw();
      };
      view.append(
        button(strings.allValues(values.length + hidden), unfold, {
          class: 'all-values',
          'data-value': `all:${field}`,
        }),
      );
    }
    return view;
  }

  /** @param {FilterField} field */
  #isLong(field) {
    return (this.#orders.get(field)?.length ?? 0) > MOST_PLAIN;
  }

  /** Focus stays on the same choice though its count changed. @param {SearchReply} reply */
  draw(reply) {
    const { room } = this;
    const { panel } = room.list;
    const { focused } = room.frame;
    const held = panel.contains(focused) ? focused?.dataset.value : undefined;
    const { selectionStart: caret } = /** @type {HTMLInputElement} */ (focused ?? {});
    const own = ownRecords(reply, room, (name) => this.#open.has(name));
    reconcile(panel, [...own, ...this.#records(reply)], (record) => {
      if (!('own' in record)) return this.#view(record);
      return ownView(record, room, () => {
        this.#open.add(record.own);
        if (room.list.reply) this.draw(room.list.reply);
      });
    });
    if (!held || panel.contains(room.frame.focused)) return;
    const [name, field] = held.split(/:(.*)/s);
    const all = /** @type {HTMLElement[]} */ ([...panel.querySelectorAll('[data-value]')]);
    const again =
      all.find((choice) => choice.dataset.value === held) ??
      (name === 'all' && all.find((choice) => choice.dataset.value?.endsWith(`:${field}`))) ??
      all.find((choice) => choice.dataset.value?.startsWith(`${field}:`));
    (again || room.list.count).focus();
    if (again instanceof HTMLInputElement) again.setSelectionRange(caret ?? 0, caret ?? 0);
  }
}

/** @type {WeakMap<Room, Filters>} */
const filters = new WeakMap();

/** @param {Room} room @param {SearchReply} reply */
export function drawFilters(room, reply) {
  let known = filters.get(room);
  if (!known) filters.set(room, (known = new Filters(room)));
  known.draw(reply);
}

/** The order, beside the count. @param {Room} room @param {SearchReply} reply */
export function drawOrder(room, reply) {
  const { strings, place, list } = room;
  const hasWords = Boolean(place.q.trim());
  const orders = SORTS.filter((order) => hasWords || order !== 'relevance');
  const chosen = hasWords || place.sort !== 'relevance' ? place.sort : 'newest';
  const hadFocus = list.order.contains(room.frame.focused);
  const isDated = reply.facets.some(({ field, values }) => field === 'month' && values.length > 1);
  reconcile(
    list.order,
    isDated && reply.total > 1 ? [{ orders, chosen, words: strings.orders }] : [],
    (record) => {
      const select = element(
        'select',
        { class: 'order', 'aria-label': strings.order },
        ...record.orders.map((order) => element('option', { value: order }, strings.orders[order])),
      );
      select.value = record.chosen;
      select.addEventListener('change', () => {
        const sort = /** @type {import('../types/replies.js').Sort} */ (select.value);
        room.go({ ...room.place, sort, slug: '', heading: '' });
      });
      return select;
    },
  );
  if (hadFocus) (list.order.querySelector('select') ?? list.count).focus();
}

/** What the sheet says at its foot, while it is open. @type {WeakMap<Room, HTMLButtonElement>} */
const shows = new WeakMap();

/** @param {Room} room @param {SearchReply} reply */
export function drawSheet(room, { total }) {
  const { strings } = room;
  const show = shows.get(room);
  if (show) setText(show, strings.show(strings.posts(total)));
}

/** In a narrow room: the same filters in a sheet over the list, which says how many posts it would leave. @param {Room} room */
export function openSheet(room) {
  const { strings, frame, list } = room;
  const title = element('h2', { id: 'filters-title', tabindex: '-1' }, strings.filters);
  const dialog = element('dialog', {
    class: 'filter-sheet',
    'aria-labelledby': title.id,
  });
  const close = () => dialog.close();
  const show = button('', close, { class: 'show' });
  shows.set(room, show);
  dialog.append(
    element(
      'div',
      { class: 'filter-head' },
      title,
      button('×', close, { class: 'palette-close', 'aria-label': strings.dismiss }),
    ),
    frame.facets,
    element('div', { class: 'filter-foot buttons' }, show),
  );
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) close();
  });
  dialog.addEventListener('close', () => {
    shows.delete(room);
    frame.tools.before(frame.facets);
    dialog.remove();
    list.filters.focus();
  });
  room.root.append(dialog);
  dialog.showModal();
  title.focus();
}
