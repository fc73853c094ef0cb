// What the commands offer for what was typed: a search, posts, filters and actions; with nothing typed, what the reader kept.
import { keptList } from '../base/kept_entries.js';
import { rememberSearch } from '../base/recent_searches.js';
import { FILTERS } from '../base/names.js';
import { toggled, valueName } from '../finding/chosen.js';
import { findingWords } from '../words/strings.js';
import { commandsOf } from './commands.js';

/** @typedef {{group: string, label: string, hint?: string, run: () => void}} Entry */
/**
 * @typedef {Pick<import('../room/room.js').Room, 'go' | 'library' | 'list' | 'place' | 'store' |
 *   'strings'> & import('../finding/chosen.js').Room & import('./commands.js').Room} Room
 */

const MOST_POSTS = 6;
const MOST_FILTERS = 6;

/** Every word typed begins a word of the label. @param {string} label @param {string} typed */
function fits(label, typed) {
  const words = label.toLocaleLowerCase().split(/[\s:()]+/);
  return typed
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}

/** @param {Room} room @returns {Entry[]} */
function keptEntries(room) {
  const { store } = room;
  const recent = keptList(store, 'recent')
    .slice(0, 5)
    .map((q) => ({ group: 'recent', label: q, run: () => room.go({ q }) }));
  const bookmarks = keptList(store, 'bookmarks').map(({ slug, title }) => ({
    group: 'bookmarks',
    label: title,
    run: () => room.go({ slug }),
  }));
  return [...recent, ...bookmarks];
}

/** @param {Room} room @param {string} typed @returns {Entry[]} */
function filterEntries(room, typed) {
  const fields = room.strings.fields ?? findingWords.fields;
  /** @type {Entry[]} */
  const found = [];
  for (const field of FILTERS) {
    for (const { value, count } of room.list.reply?.facets.find((facet) => facet.field === field)
      ?.values ?? []) {
      const name = valueName(field, value, room);
      if (fits(`${fields[field]} ${name}`, typed))
        found.push({
          group: 'filters',
          label: `${fields[field]}: ${name}`,
          hint: count.toLocaleString(room.strings.locale),
          run: () => room.go(toggled(room.place, field, value)),
        });
    }
  }
  return found.slice(0, MOST_FILTERS);
}

/** At once what needs no asking, then again with posts. @param {Room} room @param {string} typed @returns {AsyncGenerator<Entry[]>} */
export async function* entriesFor(room, typed) {
  const commands = commandsOf(room);
  if (!typed) {
    yield [...keptEntries(room), ...commands];
    return;
  }
  const search = {
    group: 'page',
    label: room.strings.searchFor(typed),
    run: () => {
      rememberSearch(room.store, typed);
      room.go({ q: typed });
    },
  };
  const rest = [
    ...filterEntries(room, typed),
    ...[...keptEntries(room), ...commands].filter(({ label }) => fits(label, typed)),
  ];
  yield [search, ...rest];
  try {
    const { posts } = await room.library.suggest({ text: typed, count: MOST_POSTS });
    const found = posts.map(({ text, slug }) => ({
      group: 'posts',
      label: text,
      run: () => room.go({ slug }),
    }));
    yield [search, ...found, ...rest];
  } catch {
    /* the search itself will say what is missing */
  }
}
