// How long does a search take in this page? The benchmark's side of every engine: asks, times, tells what came first.

/**
 * @typedef {object} Engine
 * @property {(text: string) => any} search ten hits; may be a promise
 * @property {(found: any) => any} first the first hit's title, or '' where nothing was found; may be a promise
 * @property {(text: string) => Promise<void>} [prepare] makes the text's search warm, untimed
 */

/** @param {Engine} engine */
export function expose(engine) {
  /** @type {any} */ (globalThis).bench = {
    /** Asks each text once, untimed, so that everything is loaded and compiled. @param {string[]} texts @returns the first hit's title of each */
    async ask(texts) {
      const titles = [];
      for (const text of texts) {
        await engine.prepare?.(text);
        titles.push(await engine.first(await engine.search(text)));
      }
      return titles;
    },
    /** @param {string[]} texts @param {number} limit milliseconds @returns the milliseconds of each; NaN (null on its way out) for those beyond the limit */
    async time(texts, limit) {
      const end = performance.now() + limit;
      const times = [];
      for (const text of texts) {
        if (performance.now() > end) {
          times.push(NaN);
          continue;
        }
        await engine.prepare?.(text);
        const start = performance.now();
        const found = engine.search(text);
        if (found instanceof Promise) await found;
        times.push(performance.now() - start);
      }
      return times;
    },
  };
}
