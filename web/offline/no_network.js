// What the one-file copy fetches: nothing. This stands in the place of fetch_bytes.js there (scripts/build/build_offline.mjs).
import { PartError } from '../library/part_error.js';

export { PartError };

/** @param {string} _ @param {{name: string}} wanted @returns {Promise<never>} */
export async function fetchBytes(_, { name }) {
  throw new PartError('missing', name, 'it is not in this file');
}
