// Keeps an archive's parts on the device of a host's reader, in the host's own Cache Storage, where there is any; one edition's.

/**
 * @typedef {object} KeptParts
 * @property {(name: string) => Promise<Uint8Array<ArrayBuffer> | null>} read
 * @property {(name: string, bytes: Uint8Array<ArrayBuffer>) => void} keep
 * @property {(names: string[]) => void} retain lets go of what an edition does not have
 */

/** @type {KeptParts} */
export const NOTHING_KEPT = { read: async () => null, keep: () => {}, retain: () => {} };

/** @param {string} manifest the archive's address @returns {Promise<KeptParts>} */
export async function openKeptParts(manifest) {
  const base = new URL('.', manifest).href;
  const address = (/** @type {string} */ name) => new URL(name, base).href;
  /** @type {Cache} */
  let cache;
  try {
    cache = await caches.open(`carrel ${manifest}`);
  } catch {
    return NOTHING_KEPT; // plain http, an opaque origin, storage refused
  }
  // A device that is full, or whose reader clears it meanwhile, keeps nothing more: the network is asked again then.
  const quietly = (/** @type {Promise<unknown>} */ work) => {
    work.catch(() => {});
  };
  return {
    async read(name) {
      try {
        const found = await cache.match(address(name));
        return found ? new Uint8Array(await found.arrayBuffer()) : null;
      } catch {
        return null;
      }
    },
    keep(name, bytes) {
      quietly(cache.put(address(name), new Response(bytes)));
    },
    retain(names) {
      const wanted = new Set(names.map(address));
      quietly(
        cache
          .keys()
          .then((requests) =>
            Promise.all(
              requests
                .filter(({ url }) => !wanted.has(url))
                .map((request) => cache.delete(request)),
            ),
          ),
      );
    },
  };
}
