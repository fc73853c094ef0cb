// What of a reader's lists on this device can be used? Other pages of the origin and other releases may have written there what
// they like: entries that are not as they must be are left out.

const isText = (/** @type {any} */ value) => typeof value === 'string';
const isObject = (/** @type {any} */ value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What one entry of a list or of an object must be. @type {Record<string, (value: any) => boolean>} */
const ENTRIES = {
  recent: isText,
  bookmarks: (value) => isObject(value) && isText(value.slug) && isText(value.title),
  ticks: (value) => isObject(value) && Object.values(value).every((tick) => typeof tick === 'boolean'),
  places: Number.isFinite,
};

/** @param {import('./local_store.js').Store} store @param {'recent' | 'bookmarks'} name @returns {any[]} */
export const keptList = (store, name) => store.get(name, []).filter(ENTRIES[name]);

/** By post. @param {import('./local_store.js').Store} store @param {'ticks' | 'places'} name @returns {Record<string, any>} */
export const keptByPost = (store, name) => Object.fromEntries(Object.entries(store.get(name, {})).filter(([, entry]) => ENTRIES[name](entry)));
