// What is said where nothing matched: which words the archive has, and what would find something.
import { button, element } from '../base/dom.js';
import { statusView } from '../room/status.js';

/**
 * @typedef {Pick<import('../room/room.js').Room, 'go' | 'link' | 'list' | 'strings'> &
 *   import('../room/status.js').Room} Room
 */
/** @typedef {import('../base/address.js').Place} Place */
/** @typedef {import('../types/replies.js').SearchReply} SearchReply */
/** @typedef {{say: string, place: Place, hasFilters: boolean, words: {typed: string, posts: number}[], alternatives: SearchReply['alternatives']}} Nothing */

const UNFILTERED = { filters: {}, after: '', before: '' };

export const nothingView = {
  /** @param {SearchReply} reply @param {Place} place @param {import('../words/strings.js').Strings} strings @returns {Nothing} */
  record(reply, place, strings) {
    const hasFilters = Boolean(Object.keys(place.filters).length || place.after || place.before);
    const words = reply.understood.filter(
      ({ role }) => !['ignored', 'quiet', 'date', 'sort'].includes(role),
    );
    return {
      say: place.q.trim()
        ? strings.noMatch(place.q)
        : hasFilters
          ? strings.noMatchFilters
          : strings.emptyArchive,
      place,
      hasFilters,
      // Of one word that no post has, everything is said already.
      words:
        words.length > 1 || words[0]?.posts
          ? words.map(({ typed, posts }) => ({ typed, posts }))
          : [],
      alternatives: reply.alternatives,
    };
  },
  /** @param {Nothing} record @param {Room} room */
  make({ say, place, hasFilters, words, alternatives }, room) {
    const { strings } = room;
    const view = statusView(room, {}, element('p', { class: 'status-title', dir: 'auto' }, say));
    if (words.length) {
      view.append(
        element('p', { class: 'quiet' }, strings.wordCounts),
        element(
          'ul',
          { class: 'word-counts' },
          ...words.map(({ typed, posts }) => {
            const line = strings.alternative(typed, strings.posts(posts));
            // Under filters the links below say that they are left.
            const isOffered = hasFilters || alternatives.some(({ text }) => text === typed);
            const way =
              posts && !isOffered
                ? room.link({ ...place, ...UNFILTERED, q: typed }, { dir: 'auto' }, line)
                : element('span', { dir: 'auto' }, line);
            return element('li', {}, way);
          }),
        ),
      );
    }
    if (alternatives.length) {
      // The posts were counted without the filters, so that is where each leads, and says so.
      const links = alternatives.map(({ text, posts }) => {
        const label = [hasFilters && strings.clearFilters, text].filter(Boolean).join(': ');
        return element(
          'li',
          {},
          room.link(
            { ...place, ...UNFILTERED, q: text },
            { dir: 'auto' },
            strings.alternative(label, strings.posts(posts)),
          ),
        );
      });
      view.append(
        element('p', { class: 'quiet' }, strings.alternatives),
        element('ul', { class: 'word-counts' }, ...links),
      );
    }
    const clear = () => {
      room.go({ ...place, ...UNFILTERED });
      room.list.count.focus();
    };
    if (hasFilters && !alternatives.length) view.append(button(strings.clearFilters, clear));
    else if (!alternatives.length && place.q.trim())
      view.append(element('p', {}, room.link({}, {}, strings.allPosts)));
    return view;
  },
};
