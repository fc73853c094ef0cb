// Which parts does a manifest name? It has them role by role, in columns, and their names follow from their hashes; see data/FORMAT.md.

const HASH_DIGITS = 64;
const NAME_DIGITS = 16;

/** @typedef {{name: string, role: string, base: number, count: number, bytes: number, unpacked: number, sha256: string}} ManifestPart base: number of the first post, of roles cut by post */

/** @param {any} columns a role's @param {number} place in them @returns {string} */
const hashOf = ({ sha256 }, place) => sha256.slice(place * HASH_DIGITS, (place + 1) * HASH_DIGITS);

/** @param {string} role @param {any} columns the role's @param {number} place in them */
export const partName = (role, columns, place) => `${role}-${place}.${hashOf(columns, place).slice(0, NAME_DIGITS)}${columns.ending}`;

/** @param {any} manifest what archive.json holds, parsed @returns {ManifestPart[]} */
export function partsOf({ parts, kept_as: keptAs = {} }) {
  return Object.entries(parts).flatMap(([role, columns]) => {
    let next = 0;
    return columns.count.map((/** @type {number} */ count, /** @type {number} */ i) => {
      const name = partName(role, columns, i);
      const base = next;
      next += count;
      return { name, role, base, count, bytes: columns.bytes[i], unpacked: columns.unpacked[i], sha256: hashOf(columns, i), ...keptAs[name] };
    });
  });
}
