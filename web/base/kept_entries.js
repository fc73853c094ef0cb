// Checks a reader's lists on this device. Other pages of the origin and other releases may have written there what
// they like: entries that are not as they must be are left out.

/**
 * What is kept, by name: one entry of each list or object.
 * @typedef {{recent: string, bookmarks: {slug: string, title: string}, ticks: Record<string, boolean>, places: number}} Entries
 */

/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === 'string';
/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What one entry of a list or of an object must be. @type {Record<keyof Entries, (value: unknown) => boolean>} */
const ENTRIES = {
  recent: isText,
  bookmarks: (value) => isObject(value) && isText(value.slug) && isText(value.title),
  ticks: (value) =>
    isObject(value) && Object.values(value).every((tick) => typeof tick === 'boolean'),
  places: Number.isFinite,
};

/** @param {import('./local_store.js').Store} store @template {'recent' | 'bookmarks'} N @param {N} name @returns {Entries[N][]} */
export const keptList = (store, name) =>
  store.get(name, /** @type {Entries[N][]} */ ([])).filter(ENTRIES[name]);

/**
 * By post.
 * @param {import('./local_store.js').Store} store
 * @template {'ticks' | 'places'} N
 * @param {N} name
 * @returns {Record<string, Entries[N]>}
 */
export const keptByPost = (store, name) =>
  Object.fromEntries(
    Object.entries(store.get(name, /** @type {Record<string, Entries[N]>} */ ({}))).filter(
      ([, entry]) => ENTRIES[name](entry),
    ),
  );
