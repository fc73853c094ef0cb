// What does a reader leave on this device? Theme, bookmarks, recent searches, ticks and places, by archive; never sent anywhere.

/**
 * @typedef {object} Store
 * @property {(name: string, fallback: any) => any} get
 * @property {(name: string, value: any) => void} set undefined forgets
 * @property {() => void} clear
 */

/** For hosts that refuse storage, and those who ask for none. @returns {Store} */
export function memoryStore() {
  const values = new Map();
  return {
    get: (name, fallback) => values.has(name) ? structuredClone(values.get(name)) : fallback,
    set: (name, value) => { if (value === undefined) values.delete(name); else values.set(name, structuredClone(value)); },
    clear: () => values.clear(),
  };
}

/** @param {string} namespace @returns {Store} */
export function localStore(namespace) {
  const opening = `carrel:${namespace}:`;
  /** @type {Storage} */
  let storage;
  try {
    storage = globalThis.localStorage;
    storage.getItem(opening);
  } catch {
    return memoryStore();   // refused: private mode, an opaque origin
  }
  return {
    get(name, fallback) {
      try {
        const text = storage.getItem(opening + name);
        return text === null ? fallback : JSON.parse(text);
      } catch {
        return fallback;
      }
    },
    set(name, value) {
      try {
        if (value === undefined) storage.removeItem(opening + name); else storage.setItem(opening + name, JSON.stringify(value));
      } catch { /* full or refused: the reader goes on without */ }
    },
    clear() {
      try {
        for (const name of Object.keys(storage)) if (name.startsWith(opening)) storage.removeItem(name);
      } catch { /* refused */ }
    },
  };
}
