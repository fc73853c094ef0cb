// Single keys, on the reading room's own page: a host's keys are the host's. The reader can turn them off, since speech and some screen
// readers type single letters too; where somebody types, or a dialog is open, they are letters.
import { step } from './walk.js';

/**
 * @typedef {Pick<import('../room/room.js').Room, 'frame' | 'isPage' | 'list' | 'pressSingle' | 'root' |
 *   'store'>} Room
 */

/** @type {Record<string, (room: Room) => void>} */
const KEYS = {
  '/': ({ frame }) => {
    frame.field.focus();
    frame.field.select();
  },
  j: (room) => step(room.list, 1),
  k: (room) => step(room.list, -1),
};

const TYPING = 'input:not([type=checkbox], [type=range]), textarea, select, [contenteditable]';

/** Whether the reader wants them. @param {Room} room */
export const hasSingleKeys = ({ isPage, store }) => isPage && store.get('single-keys', true);

/** As the reader wants it. @param {Room} room */
export function takeSingleKeys(room) {
  room.pressSingle = !hasSingleKeys(room)
    ? undefined
    : (event) => {
        const press =
          !event.ctrlKey &&
          !event.metaKey &&
          !event.altKey &&
          !event.isComposing &&
          Object.hasOwn(KEYS, event.key) &&
          KEYS[event.key];
        const [target] = event.composedPath();
        if (!press || (target instanceof Element && target.closest(TYPING))) return;
        if (room.root.querySelector('dialog[open]')) return;
        event.preventDefault();
        press(room);
      };
}

/** @param {Room} room @param {boolean} isOn */
export function setSingleKeys(room, isOn) {
  room.store.set('single-keys', isOn ? undefined : false);
  takeSingleKeys(room);
}
