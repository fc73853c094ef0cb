// Which parts does a manifest name? It has them role by role, in columns, and their names follow from their hashes; see data/FORMAT.md.

const HASH_DIGITS = 64;
const NAME_DIGITS = 16;

/** @typedef {{name: string, role: string, base: number, count: number, bytes: number, unpacked: number, sha256: string}} ManifestPart base: number of the first post, of roles cut by post */

/** @param {string} role @param {any} columns the role's @param {number} place in the columns */
export const partName = (role, { sha256, ending }, place) => `${role}-${place}.${sha256.substr(place * HASH_DIGITS, NAME_DIGITS)}${ending}`;

/** @param {any} manifest what archive.json holds, parsed @returns {ManifestPart[]} */
export function partsOf({ parts, kept_as: keptAs = {} }) {
  return Object.entries(parts).flatMap(([role, columns]) => {
    let next = 0;
    return columns.count.map((/** @type {number} */ count, /** @type {number} */ i) => {
      const name = partName(role, columns, i);
      const base = next;
      next += count;
      return { name, role, base, count, bytes: columns.bytes[i], unpacked: columns.unpacked[i], sha256: columns.sha256.substr(i * HASH_DIGITS, HASH_DIGITS), ...keptAs[name] };
    });
  });
}
