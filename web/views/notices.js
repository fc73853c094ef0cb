// What does the page tell beside what was asked? One line each under the bar: a new edition, offline, sign in again.
import { button, element } from '../dom.js';

/** @typedef {{id: string, text: string, tone?: 'plain' | 'warning', actions?: {label: string, run: () => void}[]}} Notice */

export class Notices {
  /** @type {Map<string, HTMLElement>} */
  #shown = new Map();

  /** @param {import('../room.js').Room} room */
  constructor(room) {
    this.room = room;
    this.list = element('div', { class: 'notices', role: 'status' });
  }

  /** @param {Notice} notice the same id replaces */
  show({ id, text, tone = 'plain', actions = [] }) {
    const key = JSON.stringify([text, tone, actions.map(({ label }) => label)]);
    const known = this.#shown.get(id);
    if (known?.dataset.shows === key) return;
    const line = element('div', { class: 'notice', 'data-notice': id, 'data-tone': tone, 'data-shows': key }, element('p', {}, text));
    for (const { label, run } of actions) line.append(button(label, run));
    const dismiss = button('×', () => this.remove(id), { class: 'dismiss', 'aria-label': this.room.strings.dismiss });
    line.append(dismiss);
    if (known) known.replaceWith(line); else this.list.append(line);
    this.#shown.set(id, line);
  }

  /** @param {string} id */
  remove(id) {
    const line = this.#shown.get(id);
    if (!line) return;
    const hadFocus = line.contains(this.room.frame.focused);
    line.remove();
    this.#shown.delete(id);
    if (hadFocus) this.room.frame.focusContent();
  }
}
