// Which searches led somewhere? The last few are offered again.

const MOST = 8;

/** @param {import('./local_store.js').Store} store @param {string} q */
export function rememberSearch(store, q) {
  store.set('recent', [q, ...store.get('recent', []).filter((/** @type {string} */ known) => known !== q)].slice(0, MOST));
}
