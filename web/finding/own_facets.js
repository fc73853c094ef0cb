// Filters by the archive's own fields: its sections as a tree that opens along the chosen one, and the keys that carrel.json names. A
// choice is a piece of the query.
import { button, element } from '../base/dom.js';
import { askedValues, folded, withValue } from '../base/own_fields.js';
import { isLog } from './chosen.js';

/**
 * @typedef {Pick<import('../room/room.js').Room, 'archive' | 'go' | 'heading' | 'place' | 'strings'>} Room
 */
/** @typedef {import('../types/replies.js').OwnFacet} OwnFacet */
/** @typedef {{value: string, title: string, count: number, chosen: boolean, depth: number}} Value */
/** What a reader sees of a field. @typedef {{own: string, title: string, values: Value[], hidden: number}} OwnRecord */

const FIRST_VALUES = 8;

/** The steps of the chosen path are open. @param {string} path @param {string[]} asked */
function isSeen(path, asked) {
  const above = folded(path).split('/').slice(0, -1).join('/');
  return !above || asked.some((chosen) => `${chosen}/`.startsWith(`${above}/`));
}

/**
 * Whether the values of another field say no more than the sections at the top: themes that were taken from folders.
 * @param {string[]} values @param {OwnFacet[]} facets @param {Room['archive']} archive
 */
export function areSections(values, facets, archive) {
  const tree = archive.fields.find((field) => field.tree)?.name;
  const sections = facets.find(({ name }) => name === tree)?.values ?? [];
  const tops = sections.map(({ value }) => folded(value.split('/')[0]));
  return tops.length > 0 && values.every((value) => tops.includes(folded(value)));
}

/**
 * @param {import('../types/replies.js').SearchReply} reply
 * @param {Room} room
 * @param {(name: string) => boolean} isOpen
 * @returns {OwnRecord[]}
 */
export function ownRecords(reply, { archive, place, strings }, isOpen) {
  if (isLog(reply)) return [];
  return reply.own_facets.flatMap(({ name, values }) => {
    const field = archive.fields.find((known) => known.name === name);
    const asked = askedValues(place.q, name);
    if (values.length < 2 && !asked.length) return [];
    const seen = values
      .filter(({ value }) => !field?.tree || isSeen(value, asked))
      .map(({ value, title, count }) => ({
        value,
        title: title || value,
        count,
        chosen: asked.includes(folded(value)),
        depth: field?.tree ? value.split('/').length - 1 : 0,
      }));
    if (!field?.tree) seen.sort((a, b) => b.count - a.count);
    const first = seen.filter(({ depth, chosen }) => !depth && !chosen).slice(FIRST_VALUES);
    const cut = new Set(isOpen(name) ? [] : first);
    return [
      {
        own: name,
        title: field?.tree ? strings.sections : field?.title || name,
        values: seen.filter((value) => !cut.has(value)),
        hidden: cut.size,
      },
    ];
  });
}

/** @param {OwnRecord} record @param {Room} room @param {() => void} unfold */
export function ownView({ own, title, values, hidden }, room, unfold) {
  const { strings, place } = room;
  const list = element('ul', { role: 'list', class: 'own-values' });
  for (const { value, title: name, count, chosen, depth } of values) {
    const choose = () =>
      room.go({
        ...place,
        q: withValue(place.q, own, chosen ? '' : value),
        slug: '',
        heading: '',
      });
    const choice = button('', choose, {
      'aria-pressed': String(chosen),
      'data-value': `${own}:${value}`,
      'data-depth': String(Math.min(depth, 4)),
    });
    choice.append(
      element('span', { dir: 'auto' }, name),
      ' ',
      element('span', { class: 'choice-count' }, count.toLocaleString(strings.locale)),
    );
    list.append(element('li', {}, choice));
  }
  const view = element('section', {}, room.heading(2, {}, title), list);
  if (hidden > 0)
    view.append(
      button(strings.allValues(values.length + hidden), unfold, {
        class: 'all-values',
        'data-value': `all:${own}`,
      }),
    );
  return view;
}
