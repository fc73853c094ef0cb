// The actions there are now. One row each: of the post open, of the list, of the page and the host's own.
import { keptByPost } from '../base/kept_entries.js';
import { copyText } from '../base/copy_text.js';
import { toast } from '../base/toast.js';
import { isBookmarked, turnBookmark } from '../reading/bookmarks.js';
import { addressOf, writeMarkdown } from '../reading/markdown_writer.js';
import { LANGUAGES } from '../words/strings.js';
import { printList } from './print_list.js';
import { openSearchHelp } from './search_help.js';
import { hasSingleKeys, setSingleKeys } from '../finding/single_keys.js';

/** @typedef {import('./entries.js').Entry} Entry */
/**
 * @typedef {Pick<import('../room/room.js').Room, 'actions' | 'adopt' | 'chooseStrings' | 'frame' | 'go' | 'isPage' | 'isSearch' | 'list' |
 *   'onStrings' | 'place' | 'post' | 'refresh' | 'setTheme' | 'store' | 'strings' | 'theme' |
 *   'view'> & import('../base/copy_text.js').Room & import('../reading/markdown_writer.js').Room &
 *   import('./print_list.js').Room & import('./search_help.js').Room &
 *   import('../finding/single_keys.js').Room} Room
 */

/** @param {Room} room @returns {Entry[]} */
function postCommands(room) {
  const post = room.post?.shown;
  if (!post) return [];
  const { strings, store } = room;
  const { commands } = strings;
  const bookmark = () => {
    toast(room, turnBookmark(room, post) ? strings.bookmarked : strings.unbookmarked);
    room.frame.pane.dispatchEvent(new Event('carrel-bookmark'));
  };
  const copy = async (/** @type {string} */ text, /** @type {string} */ said) => {
    if (await copyText(room, text)) toast(room, said);
  };
  const ticks = keptByPost(store, 'ticks');
  const untick = () => {
    delete ticks[post.slug];
    store.set('ticks', ticks);
    room.post?.forget();
    room.refresh();
  };
  return [
    {
      group: 'post',
      label: commands['copy-link'],
      run: () =>
        copy(addressOf(room, { slug: post.slug, heading: room.place.heading }), strings.linkCopied),
    },
    {
      group: 'post',
      label: commands['copy-post'],
      run: () => copy(writeMarkdown(post.nodes, post, room), strings.copied),
    },
    {
      group: 'post',
      label: commands[isBookmarked(room, post) ? 'remove-bookmark' : 'bookmark'],
      run: bookmark,
    },
    { group: 'post', label: commands.print, run: () => print() },
    ...(ticks[post.slug] ? [{ group: 'post', label: commands.untick, run: untick }] : []),
  ];
}

/** Changes the interface's language: what stands is drawn anew. @param {Room} room @param {string} language */
async function speak(room, language) {
  room.store.set('locale', language);
  await room.chooseStrings();
  room.list.forget();
  room.post?.forget();
  await room.refresh();
  room.onStrings();
}

/** The reader's choice is kept; a page's is not. @param {Room} room @param {string} theme system, light or dark */
function chooseTheme(room, theme) {
  room.store.set('theme', theme === 'system' ? undefined : theme);
  room.setTheme(theme);
}

/** @param {Room} room @returns {Entry[]} */
export function commandsOf(room) {
  const { strings, store } = room;
  const { commands, themes } = strings;
  const hasKeys = hasSingleKeys(room);
  const isFront = !room.isSearch && !room.place.slug;
  const names = new Intl.DisplayNames([strings.locale], { type: 'language' });
  return [
    ...postCommands(room),
    ...(isFront ? [] : [{ group: 'page', label: commands.front, run: () => room.go({}) }]),
    { group: 'page', label: commands['search-help'], run: () => openSearchHelp(room) },
    ...(room.list.reply?.total && room.view === 'room'
      ? [{ group: 'page', label: commands['print-list'], run: () => printList(room) }]
      : []),
    ...Object.keys(themes)
      .filter((theme) => theme !== room.theme)
      .map((theme) => ({
        group: 'theme',
        label: themes[theme],
        run: () => chooseTheme(room, theme),
      })),
    ...LANGUAGES.filter((language) => !strings.locale.startsWith(language)).map((language) => ({
      group: 'language',
      label: names.of(language) ?? language,
      run: () => {
        speak(room, language);
      },
    })),
    ...[...room.actions.values()].map(({ group, label, run }) => ({
      group,
      label: typeof label === 'string' ? label : label(),
      run,
    })),
    ...(room.isPage && !matchMedia('(pointer: coarse)').matches
      ? [
          {
            group: 'page',
            label: commands[hasKeys ? 'shortcuts-off' : 'shortcuts-on'],
            run: () => setSingleKeys(room, !hasKeys),
          },
        ]
      : []),
    {
      group: 'archive',
      label: commands.forget,
      run: () => {
        store.clear();
        setSingleKeys(room, true);
        room.setTheme('system');
      },
    },
  ];
}
