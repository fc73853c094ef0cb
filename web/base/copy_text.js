// Copies text to the clipboard: the browser's interface where there is one; on plain http, a selection and the old command.
import { element } from './dom.js';

/** @typedef {Pick<import('../room/room.js').Room, 'frame' | 'root' | 'strings'>} Room */

/** @param {Room} room @param {string} text @returns {Promise<boolean>} whether it was copied, which is also said */
export async function copyText(room, text) {
  let copied = false;
  try {
    await navigator.clipboard.writeText(text);
    copied = true;
  } catch {
    const held = room.frame.focused;
    const area = element('textarea', { class: 'hidden', 'aria-hidden': 'true', tabindex: '-1' });
    area.value = text;
    room.root.append(area);
    area.select();
    copied = document.execCommand('copy');
    area.remove();
    held?.focus({ preventScroll: true });
  }
  room.frame.announce(copied ? room.strings.copied : room.strings.copyFailed, 100);
  return copied;
}
