// Which parts does a manifest name? It has them role by role, in columns, and their names follow from their hashes; see data/FORMAT.md.

const HASH_DIGITS = 64;
const NAME_DIGITS = 16;

/** @typedef {{name: string, role: string, base: number, count: number, bytes: number, unpacked: number, sha256: string}} ManifestPart base: number of the first post, of roles cut by post */

/** @param {any} manifest what archive.json holds, parsed @returns {ManifestPart[]} */
export function partsOf({ parts, kept_as: keptAs = {} }) {
  return Object.entries(parts).flatMap(([role, { ending, count, bytes, unpacked, sha256 }]) => {
    let next = 0;
    return count.map((/** @type {number} */ posts, /** @type {number} */ i) => {
      const digits = sha256.slice(i * HASH_DIGITS, (i + 1) * HASH_DIGITS);
      const name = `${role}-${i}.${digits.slice(0, NAME_DIGITS)}${ending}`;
      const base = next;
      next += posts;
      return { name, role, base, count: posts, bytes: bytes[i], unpacked: unpacked[i], sha256: digits, ...keptAs[name] };
    });
  });
}
