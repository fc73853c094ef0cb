// Single keys. Off until the reader turns them on: a screen reader, or speech, types single letters too.
import { step } from '../finding/steps.js';

/**
 * @typedef {Pick<import('../room/room.js').Room, 'frame' | 'list' | 'pressSingle' | 'store'> &
 *   import('../finding/steps.js').Room} Room
 */

/** @type {Record<string, (room: Room) => void>} */
const KEYS = {
  '/': (room) => room.frame.field.focus(),
  j: (room) => step(room.list, 1),
  k: (room) => step(room.list, -1),
};

/** @param {Room} room @param {boolean} isOn */
export function setSingleKeys(room, isOn) {
  room.store.set('single-keys', isOn || undefined);
  room.pressSingle = !isOn
    ? undefined
    : (event) => {
        const press = !event.ctrlKey && !event.metaKey && !event.altKey && KEYS[event.key];
        if (!press || event.composedPath()[0] instanceof HTMLInputElement) return;
        event.preventDefault();
        press(room);
      };
}
