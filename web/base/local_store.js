// What a reader leaves on this device: theme, bookmarks, recent searches, ticks and places, by archive; never sent anywhere.

/** As what a fallback is kept. @template T @typedef {T extends string ? string : T extends boolean ? boolean : T} Kind */
/**
 * @typedef {object} Store
 * @property {<T extends {}>(name: string, fallback: T) => Kind<T>} get of the fallback's type, whatever is stored; what it holds: kept_entries.js
 * @property {(name: string, value: unknown) => void} set undefined forgets
 * @property {() => void} clear
 */

/**
 * @param {Record<string, string>} storage the browser's, or an object in its place
 * @param {string} opening of the names of its own
 * @returns {Store}
 */
function storeIn(storage, opening) {
  return {
    get(name, fallback) {
      try {
        // Nothing is no JSON either. Other pages of the origin and other releases may have written what they like.
        const value = JSON.parse(storage[opening + name]);
        return value?.constructor === fallback.constructor ? value : fallback;
      } catch {
        return fallback;
      }
    },
    set(name, value) {
      try {
        if (value === undefined) delete storage[opening + name];
        else storage[opening + name] = JSON.stringify(value);
      } catch {
        /* full or refused: the reader goes on without */
      }
    },
    clear() {
      try {
        for (const name of Object.keys(storage)) if (name.startsWith(opening)) delete storage[name];
      } catch {
        /* refused */
      }
    },
  };
}

/** For hosts that refuse storage, and those who ask for none. */
export const memoryStore = () => storeIn(Object.create(null), '');

/** @param {string} namespace @returns {Store} */
export function localStore(namespace) {
  try {
    const opening = `carrel:${namespace}:`;
    globalThis.localStorage.getItem(opening);
    return storeIn(globalThis.localStorage, opening);
  } catch {
    return memoryStore(); // refused: private mode, an opaque origin
  }
}
