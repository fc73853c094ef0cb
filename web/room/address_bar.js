// Keeps the state in the address's fragment, in the fragment under a prefix, or in memory only.
import { emptyPlace, readAddress, writeAddress } from '../base/address.js';

/** @typedef {import('../base/address.js').Place} Place */
/**
 * @typedef {object} Address
 * @property {() => Place} read
 * @property {(place: Partial<Place>, how?: {replace?: boolean, quiet?: boolean}) => void} go quiet: the caller looks for itself
 * @property {(place: Partial<Place>) => string} href
 * @property {(changed: () => void) => () => void} listen one room at a time; returns what ends it
 */

/**
 * A browser that finds this too often, or a document without an address, refuses; the state is then a little older.
 * @param {string} target
 */
function replaceFragment(target) {
  try {
    history.replaceState(history.state, '', target);
  } catch {
    /* the next change writes it */
  }
}

/**
 * A fragment that is not the archive's (a heading of the host's page) leaves the place as it was.
 * @param {{prefix?: string}} [options]
 * @returns {Address}
 */
export function fragmentAddress({ prefix = '' } = {}) {
  const opening = `#${prefix}/`;
  let known = emptyPlace();
  const href = (/** @type {Partial<Place>} */ place) => `#${prefix}${writeAddress(place).slice(1)}`;
  let tell = () => {};
  return {
    href,
    read() {
      const { hash } = location;
      if (hash.length <= 1) known = emptyPlace();
      else if (hash.startsWith(opening)) known = readAddress(hash.slice(1 + prefix.length));
      return known;
    },
    go(place, { replace = false, quiet = false } = {}) {
      const target = href(place);
      if (target !== location.hash) {
        if (replace) replaceFragment(target);
        else location.hash = target;
      }
      if (!quiet) tell();
    },
    listen(changed) {
      tell = changed;
      addEventListener('hashchange', changed);
      addEventListener('popstate', changed);
      return () => {
        tell = () => {};
        removeEventListener('hashchange', changed);
        removeEventListener('popstate', changed);
      };
    },
  };
}

/** Nothing of the page's address is touched; Back is the host's. @param {Partial<Place>} [start] @returns {Address} */
export function memoryAddress(start = {}) {
  /** @type {Place} */
  let known = { ...emptyPlace(), ...start };
  let tell = () => {};
  return {
    href: writeAddress,
    read: () => known,
    go(place, { quiet = false } = {}) {
      known = { ...emptyPlace(), ...place };
      if (!quiet) tell();
    },
    listen(changed) {
      tell = changed;
      return () => {
        tell = () => {};
      };
    },
  };
}
