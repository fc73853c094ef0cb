// What the bar has besides the field: what empties it, the key that leads to it, light or dark; and below the hits, which keys walk them.
import { button, drawing, element, reconcile, setAttribute, setText } from '../base/dom.js';
import { formatDay } from '../words/strings.js';
import { hasSingleKeys, takeSingleKeys } from './single_keys.js';

/**
 * @typedef {Pick<import('../room/room.js').Room, 'archive' | 'frame' | 'isPage' | 'root' | 'setTheme' | 'store' |
 *   'strings' | 'theme' | 'type'> & import('./single_keys.js').Room} Room
 */

const CROSS = 'M5.5 5.5l9 9M14.5 5.5l-9 9';
const HALF_MOON =
  'M10 3a7 7 0 1 0 0 14 7 7 0 1 0 0-14ZM10 3v14M10 6l4 -1.5M10 9h7M10 12h6.5M10 15h4';

const keycap = (/** @type {string} */ key) => element('kbd', {}, key);

/** Dark where it is light, and light where it is dark; kept, as what is chosen among the commands. @param {Room} room */
function turnTheme(room) {
  const isDark =
    room.theme === 'dark' ||
    (room.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  const theme = isDark ? 'light' : 'dark';
  room.store.set('theme', theme);
  room.setTheme(theme);
}

/** At the foot of what is printed: whose it is, its address, the day. @param {Room} room */
function signPrints(room) {
  const foot = element('p', { class: 'paper', dir: 'auto' });
  addEventListener('beforeprint', () => {
    const { archive, strings, root } = room;
    const day = formatDay(new Date().toISOString().slice(0, 10), strings);
    setText(foot, strings.printed(archive.title, location.href, day));
    root.append(foot);
  });
}

/**
 * Made once for a room.
 * @param {Room} room
 * @param {() => void} empty the field
 * @returns {() => void} what names all of it in the language of the moment
 */
export function dressBar(room, empty) {
  const { frame, isPage } = room;
  const clear = button('', empty, { class: 'clear' });
  clear.append(drawing('0 0 20 20', CROSS, 'icon'));
  const keys = element('p', { class: 'keys quiet', 'aria-hidden': 'true' });
  const turn = button('', () => turnTheme(room), { class: 'turn' });
  turn.append(drawing('0 0 20 20', HALF_MOON, 'icon'));
  frame.field.after(clear);
  frame.listing.after(keys);
  frame.sideParts.push(keys);
  takeSingleKeys(room);
  if (isPage) {
    signPrints(room);
    frame.menu.before(turn);
    if (hasSingleKeys(room))
      clear.after(element('span', { class: 'cap', 'aria-hidden': 'true' }, keycap('/')));
  }
  return () => {
    const { strings } = room;
    setAttribute(clear, 'aria-label', strings.clear);
    setAttribute(turn, 'aria-label', strings.turnTheme);
    setAttribute(turn, 'title', strings.turnTheme);
    reconcile(keys, strings.keys, ([caps, what]) =>
      element('span', {}, ...caps.split(' ').map(keycap), ` ${what}`),
    );
  };
}
