// What is said when there is nothing to show: nothing matched, a part is missing or damaged, no such post.
import { button, element } from '../dom.js';

/** @typedef {import('../room.js').Room} Room */

/** @param {Room} room @param {any} fault @param {() => void} retry @param {boolean} isPartial beside an answer that is right but not whole */
export function faultView(room, fault, retry, isPartial) {
  const { strings } = room;
  const say = Object.hasOwn(strings.faults, fault.kind ?? '') ? strings.faults[fault.kind](fault.part) : strings.failed(fault.message);
  const details = [fault.part && fault.message, fault.directive && fault.hint].filter(Boolean);   // a directive: what a portal's owner can mend
  return element('div', { class: 'status', role: 'alert' }, isPartial ? element('p', {}, say) : room.heading(1, { tabindex: '-1' }, say),
    element('p', {}, isPartial ? strings.faultDetail : strings.notShown),
    ...details.map((text) => element('p', { class: 'quiet' }, text)), button(strings.retry, retry));
}

export const noMatchView = {
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
    const view = element('div', { class: 'status' }, element('p', { class: 'status-title', dir: 'auto' }, say));
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

/** @param {Room} room @param {string} slug */
export function noPostView(room, slug) {
  return element('div', { class: 'status', role: 'alert' }, room.heading(1, { tabindex: '-1' }, room.strings.noPost(slug)), element('p', {}, room.link({}, {}, room.strings.allPosts)));
}
