// Finds out what this browser can store. If it stores nothing, the archive is held in the page's memory, and the page says why.
import { fetchBytes, PartError } from '../library/fetch_bytes.js';
import { localStore } from '../base/local_store.js';

/** What a page may hold beside what the engine holds. */
const MOST_BYTES = 32 * 1024 * 1024;
const STARTING_MS = 15_000;

/** Why nothing can be stored here (a key of strings.whys), or nothing. */
export async function findRefusal() {
  if (!isSecureContext) return 'insecure';
  if (!globalThis.caches || !navigator.serviceWorker || !globalThis.crypto?.subtle)
    return 'unsupported';
  try {
    await caches.has('carrel');
  } catch {
    return 'refused';
  }
  return '';
}

/**
 * The worker that answers without a network. Fails with a PartError where the host does not hand it out; false where the browser refuses it.
 * @param {{serviceWorker: string, scope: string, trust: (url: string) => string}} options
 */
export async function registerWorker({ serviceWorker, scope, trust }) {
  try {
    await navigator.serviceWorker.register(trust(serviceWorker), { scope, updateViaCache: 'none' });
    await Promise.race([
      navigator.serviceWorker.ready,
      new Promise((_, reject) =>
        setTimeout(() => reject(new Error('the worker does not start')), STARTING_MS),
      ),
    ]);
    return true;
  } catch {
    // The same file asked for plainly tells whose fault it is.
    const bytes = await fetchBytes(serviceWorker, { name: 'sw.js', cache: 'no-store', tries: 1 });
    if (bytes.length < 100) throw new PartError('damaged', 'sw.js', 'it is too short');
    return false;
  }
}

/** The worker of this very site: a browser asked for a folder may name the one of a folder above. @param {string} scope */
export async function ownWorker(scope) {
  const registration = await navigator.serviceWorker.getRegistration(scope);
  return registration?.scope === new URL(scope).href ? registration : undefined;
}

/**
 * Theme, bookmarks and the like: what the room left in this browser for this archive, and for no other
 * of the same origin. @param {string} manifestUrl
 */
export const forgetSettings = (manifestUrl) =>
  localStore(new URL('.', manifestUrl).pathname).clear();

/**
 * A small archive is brought into memory as a whole, so that at least this page works without a network.
 * @param {import('../library/library.js').Library} library @param {(name: string) => string} url of a part @param {string} why
 * @param {(change: Partial<import('./offline.js').Status>) => void} tell
 */
export async function holdInMemory(library, url, why, tell) {
  const parts = [...library.parts.values()];
  const totalBytes = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  let stored = 0;
  let held = 0;
  tell({
    kind: 'memory',
    why,
    total: parts.length,
    totalBytes,
    stored,
    bytes: held,
    isSafe: false,
    absent: [],
    progress: null,
  });
  if (totalBytes > MOST_BYTES) return;
  try {
    for (const { name, bytes } of parts) {
      if (!library.memory.has(name))
        library.memory.set(
          name,
          await fetchBytes(url(name), { name, bytes, onTrouble: (trouble) => tell({ trouble }) }),
        );
      stored += 1;
      held += bytes;
      tell({ stored, bytes: held });
    }
  } catch (error) {
    const { kind = 'unreachable', part = '' } =
      /** @type {import('../library/part_error.js').Fault} */ (error);
    tell({ trouble: { kind, part } });
  }
}
