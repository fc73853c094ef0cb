// Says in sight, for a moment, that something was done; a screen reader hears it too.
import { element } from './dom.js';
import style from '../look/toast.css' with { type: 'css' };

/** @typedef {Pick<import('../room/room.js').Room, 'adopt' | 'frame' | 'root'>} Room */

const SHOWN_MS = 2400;

/** @param {Room} room @param {string} text */
export function toast(room, text) {
  room.adopt(style);
  room.root.querySelector('.toast')?.remove();
  const line = element('p', { class: 'toast', 'aria-hidden': 'true' }, text);
  room.root.append(line);
  room.frame.announce(text, 100);
  setTimeout(() => line.remove(), SHOWN_MS);
}
