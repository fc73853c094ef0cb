// Loaded once the first page is shown: finds out what is kept on this device, keeps what may be kept, and tells the room.
import { keepPlaces } from '../room/places.js';
import { joinOffline, showWaiting } from './panel.js';
import { heal } from './heal.js';
import { isPlaced } from './keep_place.js';
import { Offline } from './offline.js';
import { saveOneFile } from './one_file.js';

export { restoreAddress } from './keep_place.js';

/**
 * @typedef {Pick<import('../room/room.js').Room, 'lazy' | 'library' | 'root'> &
 *   import('../room/places.js').Room & import('./panel.js').Room & import('./one_file.js').Room}
 *   Room
 */

/** What a table of lazy.js names, and what that brings along. @param {Record<string, () => Promise<object>>} lazy @returns {Promise<unknown>} */
const loadAll = (lazy) =>
  Promise.allSettled(
    Object.values(lazy).map(async (load) => {
      const loaded = await load();
      if ('lazy' in loaded) await loadAll(/** @type {typeof lazy} */ (loaded.lazy));
    }),
  );

/**
 * @param {object} page what the page lends
 * @param {Room} page.room
 * @param {import('./offline.js').Options['openLibrary']} page.openLibrary
 * @param {(url: string) => string} page.trust
 * @param {DOMStringMap} page.dataset where the page's files are
 * @param {(named?: string) => {url: string}} page.at
 */
export async function startOffline({ room, openLibrary, trust, dataset, at }) {
  /** None where the archive did not open. @type {import('../library/library.js').Library | null} */
  const library = /** @type {import('../library/library.js').Library} */ (room.library);
  if (library) keepPlaces(room, isPlaced);
  const addressOf = (/** @type {string | undefined} */ named) => at(named).url;
  const scope = addressOf('.');
  const urls = {
    engine: addressOf(dataset.engine),
    reader: addressOf(dataset.reader),
    oneFile: addressOf(dataset.oneFile),
  };
  const files = {
    scope,
    serviceWorker: addressOf('sw.js'),
    openLibrary,
    plain: addressOf(dataset.plain),
    trust,
    root: room.root,
  };
  if (!library) return heal(files, () => room.library !== null);
  /** @type {import('./deltas.js').Patch} */
  const patch = (oldPart, delta) => library.patch(oldPart, delta);
  const warm = () => Promise.allSettled([library.joinReader(), loadAll(room.lazy)]);
  const offline = new Offline({ ...files, library, patch, warm });
  library.onTrouble = (trouble) => showWaiting(room, trouble);
  joinOffline(room, offline, () => saveOneFile(room, library, urls));
  await offline.start();
  return offline;
}
