// Lists the files of an edition: those of site.json, and those its manifest names. Everything is named with its SHA-256.
import { MANIFEST, SITE_LIST, SITE_MANIFEST } from '../base/names.js';
import { fetchFile, PartError, sha256Hex } from '../library/fetch_bytes.js';
import { partsOf } from '../library/manifest_parts.js';

const FOLDER = 'archive/';
const MOST_FILES = 30_000;

/**
 * @typedef {import('./copies.js').ListedFile} ListedFile
 *
 * @typedef {import('../library/manifest_parts.js').RawManifest & {edition: string, packed: string, media?: ListedMedia[], deltas?: Delta[], offline?: string, offline_limit?: number}} RawManifest
 * @typedef {{name: string, bytes: number, sha256: string}} ListedMedia
 *
 * @typedef {object} Edition one packed state of site and archive, as its host offers it
 * @property {string} id of the copy that holds it
 * @property {string} edition
 * @property {string} packed
 * @property {RawManifest} manifest what archive.json holds
 * @property {ListedFile[]} files
 * @property {Delta[]} deltas
 * @property {Map<string, {bytes: Uint8Array<ArrayBuffer>, headers: Headers}>} fetched what had to be read to know the rest
 *
 * @typedef {{name: string, from: string, to: string, bytes: number, sha256: string}} Delta how one part follows from another
 */

/** @param {Partial<ListedFile> | null} file @returns {file is ListedFile} */
const isFile = (file) =>
  typeof file?.path === 'string' &&
  typeof file.bytes === 'number' &&
  typeof file.sha256 === 'string' &&
  !/(^|\/)\.\.?(\/|$)|^\/|^[a-z][a-z0-9+.-]*:|\\/i.test(file.path) &&
  Number.isSafeInteger(file.bytes) &&
  file.bytes >= 0 &&
  /^[0-9a-f]{64}$/.test(file.sha256);

/** @param {Uint8Array} bytes @param {string} name */
function parse(bytes, name) {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new PartError('damaged', name, 'it cannot be read');
  }
}

/** The files of a manifest, checked by its listed hash before. @param {RawManifest} manifest @returns {ListedFile[]} */
export function filesOfManifest(manifest) {
  try {
    return [...partsOf(manifest), ...(manifest.media ?? [])].map(({ name, bytes, sha256 }) => ({
      path: FOLDER + name,
      bytes,
      sha256,
    }));
  } catch {
    throw new PartError('damaged', MANIFEST, 'its parts cannot be read');
  }
}

/**
 * What the host offers now. Fails with a PartError: also where list and manifest are of different editions, as in a half-deployed site.
 * @param {string} scope @param {Partial<import('../library/fetch_bytes.js').Wanted>} options
 * @param {string} known the copy that is there: of it nothing more is asked
 * @returns {Promise<Edition | null>} null: it is the known one
 */
export async function readEdition(scope, options, known) {
  const list = await fetchFile(new URL(SITE_LIST, scope).href, {
    ...options,
    name: SITE_LIST,
    cache: 'no-store',
  });
  const site = parse(list.bytes, SITE_LIST);
  if (
    site?.carrel !== 'site' ||
    typeof site.edition !== 'string' ||
    !Array.isArray(site.files) ||
    site.files.length > MOST_FILES ||
    !site.files.every(isFile)
  ) {
    throw new PartError('page', SITE_LIST, 'it is not the list of a carrel site');
  }
  const listed = site.files.find((/** @type {ListedFile} */ file) => file.path === SITE_MANIFEST);
  if (!listed) throw new PartError('damaged', SITE_LIST, 'it names no archive');
  const id = (await sha256Hex(list.bytes)).slice(0, 16);
  if (id && id === known) return null;
  const fetched = await fetchFile(new URL(SITE_MANIFEST, scope).href, {
    ...options,
    name: MANIFEST,
    cache: 'no-store',
    bytes: listed.bytes,
    sha256: listed.sha256,
  });
  const manifest = parse(fetched.bytes, MANIFEST);
  if (manifest.edition !== site.edition)
    throw new PartError('damaged', MANIFEST, 'it is of another edition than the list of the site');
  const files = [...site.files, ...filesOfManifest(manifest)];
  if (!files.every(isFile))
    throw new PartError('damaged', MANIFEST, 'it names a file without a proper hash');
  return {
    id,
    edition: site.edition,
    packed: manifest.packed,
    manifest,
    files,
    deltas: manifest.deltas ?? [],
    fetched: new Map([[SITE_MANIFEST, fetched]]),
  };
}
