// What is said where nothing matched: which words the archive has, and what would find something.
import { button, element } from '../dom.js';
import { statusView } from '../views/status.js';

/** @typedef {import('../room.js').Room} Room */

export const nothingView = {
  /** @param {any} reply @param {import('../address.js').Place} place @param {import('../strings.js').Strings} strings */
  record(reply, place, strings) {
    const hasFilters = Boolean(Object.keys(place.filters).length || place.after || place.before);
    const words = reply.understood.filter((/** @type {any} */ { role }) => !['ignored', 'date', 'sort'].includes(role));
    return { say: place.q.trim() ? strings.noMatch(place.q) : hasFilters ? strings.noMatchFilters : strings.emptyArchive, place, hasFilters,
      words: words.map((/** @type {any} */ { typed, posts }) => `${typed} — ${strings.posts(posts)}`), ways: reply.ways_out };
  },
  /** @param {any} record @param {Room} room */
  make({ say, place, hasFilters, words, ways }, room) {
    const { strings } = room;
    const view = statusView(room, {}, element('p', { class: 'status-title', dir: 'auto' }, say));
    if (words.length) {
      view.append(element('p', { class: 'quiet' }, strings.wordCounts), element('ul', { class: 'word-counts' }, ...words.map((/** @type {string} */ line) => element('li', { dir: 'auto' }, line))));
    }
    if (ways.length) {
      const links = ways.map((/** @type {any} */ { kind, text, posts }) => {
        const unfiltered = kind === 'filters' ? { filters: {}, after: '', before: '' } : {};
        return element('li', { dir: 'auto' }, room.link({ ...place, ...unfiltered, q: text }, {}, strings.wayOut(text || strings.clearFilters, strings.posts(posts))));
      });
      view.append(element('p', { class: 'quiet' }, strings.waysOut), element('ul', { class: 'word-counts' }, ...links));
    }
    const clear = () => { room.go({ ...place, filters: {}, after: '', before: '' }); room.list.count.focus(); };
    if (hasFilters) view.append(button(strings.clearFilters, clear));
    return view;
  },
};
