// Lists the parts that a manifest names. It has them role by role, in columns, and their names follow from their hashes; see data/FORMAT.md.

import { HASH_DIGITS, NAME_DIGITS } from '../base/names.js';

/** @typedef {{name: string, role: string, base: number, count: number, bytes: number, unpacked: number, sha256: string}} ManifestPart base: number of the first post, of roles cut by post */

/**
 * The parts of a role, in columns.
 * @typedef {{ending: string, sha256: string, count: number[], bytes: number[], unpacked: number[], first?: string[]}} Columns
 */
/**
 * What archive.json says of parts; see data/FORMAT.md.
 * @typedef {{parts: Record<string, Columns>, kept_as?: Record<string, Partial<ManifestPart>>}} RawManifest
 */

/** @param {Columns} columns a role's @param {number} place in them */
const hashOf = ({ sha256 }, place) => sha256.slice(place * HASH_DIGITS, (place + 1) * HASH_DIGITS);

/** @param {string} role @param {Columns} columns the role's @param {number} place in them */
export const partName = (role, columns, place) =>
  `${role}-${place}.${hashOf(columns, place).slice(0, NAME_DIGITS)}${columns.ending}`;

/** @param {RawManifest} manifest what archive.json holds, parsed @returns {ManifestPart[]} */
export function partsOf({ parts, kept_as: keptAs = {} }) {
  return Object.entries(parts).flatMap(([role, columns]) => {
    let next = 0;
    return columns.count.map((count, i) => {
      const name = partName(role, columns, i);
      const base = next;
      next += count;
      return {
        name,
        role,
        base,
        count,
        bytes: columns.bytes[i],
        unpacked: columns.unpacked[i],
        sha256: hashOf(columns, i),
        ...keptAs[name],
      };
    });
  });
}
