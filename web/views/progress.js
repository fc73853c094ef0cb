// How far is what takes longer than half a second? One bar under the search, for all that is under way.
import { element, setAttribute } from '../dom.js';

const SHOW_AFTER_MS = 500;

export class Progress {
  /** What is under way, and how much of it is done; NaN: nobody knows. @type {Map<string, number>} */
  #tasks = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #waiting;
  #begun = 0;

  /** @param {import('../room.js').Room} room */
  constructor(room) {
    this.room = room;
    this.fill = element('div', { class: 'progress-fill' });
    this.bar = element('div', { class: 'progress', role: 'progressbar', hidden: '' }, this.fill);
  }

  /** @param {string} name @returns {() => void} what ends it */
  begin(name) {
    const id = `${name} ${this.#begun++}`;
    this.tell(id, 0, 0);
    return () => this.tell(id);
  }

  /** @template T @param {string} name @param {Promise<T>} work @returns {Promise<T>} */
  async track(name, work) {
    const done = this.begin(name);
    try {
      return await work;
    } finally {
      done();
    }
  }

  /** Left out, or all done: the task has ended. A total of 0: nobody knows how long. @param {string} id @param {number} [done] @param {number} [total] */
  tell(id, done, total = 0) {
    if (done === undefined || (total > 0 && done >= total)) this.#tasks.delete(id); else this.#tasks.set(id, total > 0 ? done / total : NaN);
    if (this.#tasks.size === 0) {
      clearTimeout(this.#waiting);
      this.#waiting = undefined;
      setAttribute(this.bar, 'hidden', '');
    } else {
      this.#waiting ??= setTimeout(() => setAttribute(this.bar, 'hidden', null), SHOW_AFTER_MS);
    }
    const known = [...this.#tasks.values()].filter((share) => share >= 0);
    const share = known.reduce((sum, part) => sum + part, 0) / known.length;
    setAttribute(this.bar, 'aria-valuenow', known.length ? String(Math.round(share * 100)) : null);
    this.fill.style.setProperty('--share', known.length ? String(share) : '');
  }

  close() { clearTimeout(this.#waiting); }
}
