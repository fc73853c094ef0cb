// Keeps the last few searches that led somewhere, to offer them again.
import { keptList } from './kept_entries.js';

const MOST = 8;

/** @param {import('./local_store.js').Store} store @param {string} q */
export function rememberSearch(store, q) {
  store.set(
    'recent',
    [q, ...keptList(store, 'recent').filter((/** @type {string} */ known) => known !== q)].slice(
      0,
      MOST,
    ),
  );
}
