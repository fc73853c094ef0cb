// Shows the chosen filters as chips, each taking itself back, and the engine's remarks.
import { button, element } from '../base/dom.js';
import { kindName } from '../base/kind_sign.js';
import { formatDay } from '../words/strings.js';

/** @typedef {import('../base/address.js').Place} Place @typedef {import('../base/address.js').FilterField} FilterField */
/** @typedef {{field: FilterField | 'date', value: string, name: string, place: Place}} Chip */
/**
 * @typedef {Pick<import('../room/room.js').Room, 'archive' | 'go' | 'link' | 'list' | 'place' |
 *   'strings'>} Room
 */

/**
 * The place with one value of one field chosen, or no longer chosen.
 * @param {Place} place
 * @param {FilterField} field
 * @param {string} value
 * @returns {Place}
 */
export function toggled(place, field, value) {
  const values = place.filters[field] ?? [];
  const next = values.includes(value)
    ? values.filter((known) => known !== value)
    : [...values, value];
  const filters = { ...place.filters, [field]: next };
  if (next.length === 0) delete filters[field];
  return { ...place, slug: '', heading: '', filters };
}

/** "2021-03 to 2022", as a person says it. @param {Place} place @param {import('../words/strings.js').Strings} strings */
export function periodName({ after, before }, strings) {
  if (after && before) return strings.period(formatDay(after, strings), formatDay(before, strings));
  return after
    ? strings.since(formatDay(after, strings))
    : strings.until(formatDay(before, strings));
}

/** A language's own name in the reader's. @param {string} field @param {string} value @param {Room} room */
export function valueName(field, value, { archive, strings }) {
  if (field === 'kind') return kindName(archive, value);
  if (field !== 'language') return value;
  try {
    return new Intl.DisplayNames([strings.locale], { type: 'language' }).of(value) ?? value;
  } catch {
    return value;
  }
}

export const chipsView = {
  /** @param {Place} place @param {Room} room */
  records(place, room) {
    /** @type {Chip[]} */
    const records = [];
    for (const [field, values] of /** @type {[FilterField, string[]][]} */ (
      Object.entries(place.filters)
    ))
      for (const value of values)
        records.push({ field, value, name: valueName(field, value, room), place });
    if (place.after || place.before)
      records.push({ field: 'date', value: '', name: periodName(place, room.strings), place });
    return records;
  },
  /** @param {Chip} chip @param {Room} room */
  make({ field, value, name, place }, room) {
    const remove = () => {
      room.go(
        field === 'date'
          ? { ...place, slug: '', heading: '', after: '', before: '' }
          : toggled(place, field, value),
      );
      room.list.count.focus();
    };
    const chip = button(name, remove, {
      class: 'chip',
      'aria-label': room.strings.chosenFilter(room.strings.fields[field], name),
      dir: 'auto',
    });
    chip.append(element('span', { class: 'cross', 'aria-hidden': 'true' }, '×'));
    return element('li', {}, chip);
  },
};

/** @typedef {{text: string, asTyped?: string}} Note asTyped: the query that takes a repaired word as it was written */

/**
 * What the engine made of the query, where that is not what was typed.
 * @param {import('../types/replies.js').SearchReply} reply
 * @param {Room} room
 * @returns {Note[]}
 */
function notesOf(reply, { place, strings }) {
  /** @type {Note[]} */
  const notes = [];
  const isLog = reply.notices.some((notice) => notice.code === 'log-read');
  for (const { typed, role, meaning, repaired, completed, also } of reply.understood) {
    if (role === 'ignored') notes.push({ text: strings.ignored(typed, meaning) });
    else if (completed) notes.push({ text: strings.completed(typed, meaning) });
    else if (repaired)
      notes.push({
        text: strings.repaired(typed, meaning),
        asTyped: place.q.replace(typed, `"${typed.replace(/^[+]/, '')}"`),
      });
    else if (also.length) notes.push({ text: strings.alsoSearched(typed, also) });
  }
  notes.push(...reply.notices.map((notice) => ({ text: notice.text })));
  if (isLog)
    notes.push({
      text: strings.logWords(
        reply.understood.filter(({ role }) => role !== 'quiet').map((term) => term.typed),
      ),
    });
  return notes;
}

export const notesView = {
  records: notesOf,
  /** @param {Note} note @param {Room} room */
  make({ text, asTyped }, room) {
    return element(
      'p',
      { class: 'quiet', dir: 'auto' },
      text,
      asTyped ? ' ' : null,
      asTyped
        ? room.link(
            { ...room.place, q: asTyped },
            {},
            room.strings.searchAsTyped(/"([^"]*)"/.exec(asTyped)?.[1] ?? ''),
          )
        : null,
    );
  },
};
