// Shows that something takes longer than half a second. One bar under the search, for all of it; how far it is, where that is known,
// measured_progress.js tells.
import { element, setAttribute } from '../base/dom.js';

const SHOW_AFTER_MS = 500;

export class Progress {
  #tasks = 0;
  /** What is known to be so far. @type {Map<string, {share: number, end: () => void}>} */
  measured = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #waiting;

  constructor() {
    this.fill = element('div', { class: 'progress-fill' });
    this.bar = element('div', { class: 'progress', role: 'progressbar', hidden: '' }, this.fill);
  }

  /** @returns {() => void} what ends it */
  begin() {
    if (!this.#tasks++)
      this.#waiting = setTimeout(() => setAttribute(this.bar, 'hidden', null), SHOW_AFTER_MS);
    return () => {
      if (--this.#tasks) return;
      this.close();
      setAttribute(this.bar, 'hidden', '');
    };
  }

  /** @template T @param {Promise<T>} work @returns {Promise<T>} */
  track(work) {
    return work.finally(this.begin());
  }

  close() {
    clearTimeout(this.#waiting);
  }
}
