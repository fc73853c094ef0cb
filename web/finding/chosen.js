// Shows the chosen filters as chips, each taking itself back, and the engine's remarks.
import { button, element } from '../base/dom.js';
import { kindName } from '../base/kind_sign.js';
import { formatDay } from '../words/strings.js';

/** @typedef {import('../base/address.js').Place} Place @typedef {import('../base/address.js').FilterField} FilterField */
/** @typedef {{field: FilterField | 'date' | 'log', value: string, name: string, place: Place}} Chip */
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

/** @param {import('../types/replies.js').SearchReply} reply */
export const isLog = ({ notices }) => notices.some(({ code }) => code === 'log-read');

export const chipsView = {
  /** @param {Place} place @param {Room} room @param {import('../types/replies.js').SearchReply} reply */
  records(place, room, reply) {
    /** @type {Chip[]} */
    const records = [];
    if (isLog(reply)) {
      const lines = place.q.split('\n').filter((line) => line.trim()).length;
      records.push({ field: 'log', value: '', name: room.strings.log(lines), place });
    }
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
      const bare = { ...place, slug: '', heading: '' };
      room.go(
        field === 'date'
          ? { ...bare, after: '', before: '' }
          : field === 'log'
            ? { ...bare, q: '' }
            : toggled(place, field, value),
      );
      room.list.count.focus();
    };
    const chip = button(name, remove, {
      class: 'chip',
      'aria-label':
        field === 'log'
          ? room.strings.removeLog(name)
          : room.strings.chosenFilter(room.strings.fields[field], name),
      dir: 'auto',
    });
    chip.append(element('span', { class: 'cross', 'aria-hidden': 'true' }, '×'));
    return element('li', {}, chip);
  },
};

/** @typedef {{text: string, asTyped?: string, title?: string}} Note asTyped: the query that takes a repaired word as it was written; title: it is folded under that */

/**
 * What the engine made of the query, where that is not what was typed.
 * @param {import('../types/replies.js').SearchReply} reply
 * @param {Room} room
 * @returns {Note[]}
 */
function notesOf(reply, { place, strings }) {
  /** @type {Note[]} */
  const notes = [];
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
  const said = reply.notices.map(({ text }) => text);
  if (isLog(reply)) {
    const words = reply.understood.filter(({ role }) => role !== 'quiet').map(({ typed }) => typed);
    notes.push({ title: strings.logSearched, text: [...said, strings.logWords(words)].join(' ') });
  } else {
    notes.push(...said.map((text) => ({ text })));
  }
  return notes;
}

export const notesView = {
  records: notesOf,
  /** @param {Note} note @param {Room} room */
  make({ text, asTyped, title }, room) {
    if (title)
      return element(
        'details',
        { class: 'quiet' },
        element('summary', {}, title),
        element('p', { dir: 'auto' }, text),
      );
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
