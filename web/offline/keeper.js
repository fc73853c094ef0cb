// Stores an edition on this device, file by file into a cache of its own, each verified; used only when all of it is there.
import { isHashedName } from '../base/hashed_name.js';
import { fetchFile, PartError, sha256Hex } from '../library/fetch_bytes.js';
import { atRest } from './at_rest.js';
import { findMade, makeFromDelta } from './deltas.js';

/** So many files are on their way at once. */
const AT_ONCE = 4;

/** @typedef {import('./copies.js').CopyRecord} CopyRecord @typedef {import('./copies.js').ListedFile} ListedFile */

/** @param {unknown} error @param {string} part */
function asFault(error, part) {
  const { name, message } = /** @type {Error} */ (error);
  return name === 'QuotaExceededError' ? new PartError('quota', part, message) : error;
}

/**
 * A file of a copy that is what its record says, or null.
 * @param {import('./copies.js').Copies} copies
 * @param {string} id
 * @param {ListedFile} file
 */
async function readVerified(copies, id, file) {
  const response = await copies.match(id, file.path);
  if (!response) return null;
  const bytes = new Uint8Array(await response.arrayBuffer());
  return bytes.length === file.bytes && (await sha256Hex(bytes)) === file.sha256
    ? { bytes, headers: response.headers }
    : null;
}

/**
 * What of a copy is there and is what it should be: every byte is read and hashed, so the answer is true when it is given.
 * @param {import('./copies.js').Copies} copies @param {CopyRecord} record
 * @returns {Promise<{bytes: number, stored: number, total: number, totalBytes: number, absent: ListedFile[]}>}
 */
export async function checkCopy(copies, record) {
  const report = {
    bytes: 0,
    stored: 0,
    total: record.files.length,
    totalBytes: 0,
    absent: /** @type {ListedFile[]} */ ([]),
  };
  for (const file of record.files) {
    report.totalBytes += file.bytes;
    if (await readVerified(copies, record.id, file)) {
      report.bytes += file.bytes;
      report.stored += 1;
    } else report.absent.push(file);
  }
  return report;
}

/**
 * A stored file of this content, from whichever copy.
 * @param {import('./copies.js').Copies} copies
 * @param {string} path
 * @param {string} sha256
 */
export async function findStored(copies, path, sha256) {
  for (const id of await copies.ids()) {
    const response = await copies.match(id, path);
    if (!response) continue;
    const bytes = new Uint8Array(await response.arrayBuffer());
    if ((await sha256Hex(bytes)) === sha256) return { bytes, headers: response.headers };
  }
  return null;
}

/**
 * Brings a copy's files in: what another copy has is taken over, the rest is fetched; what is there already stays, so that a stopped
 * keeping goes on where it was. Fails with the first PartError; what came until then stays, except where the device is full.
 * @param {import('./copies.js').Copies} copies
 * @param {CopyRecord} record what to bring in
 * @param {object} options
 * @param {ListedFile[]} options.wanted of the record's files
 * @param {import('./site_list.js').Edition['fetched']} [options.fetched] files that are here already
 * @param {import('./site_list.js').Delta[]} [options.deltas]
 * @param {import('./deltas.js').Patch} [options.patch]
 * @param {AbortSignal} [options.signal] pauses
 * @param {(done: number, total: number, bytes: number) => void} [options.onProgress]
 * @param {(trouble: {kind: string, part: string} | null) => void} [options.onTrouble]
 */
export async function bringIn(
  copies,
  record,
  { wanted, fetched, deltas = [], patch, signal, onProgress, onTrouble },
) {
  let done = 0;
  let bytes = 0;
  const queue = [...wanted];
  const bringOne = async (/** @type {ListedFile} */ file) => {
    if (!(await readVerified(copies, record.id, file))) {
      const known = fetched?.get(file.path) ?? (await findStored(copies, file.path, file.sha256));
      const made = known
        ? null
        : ((await findMade(copies, file)) ??
          (patch ? await makeFromDelta(copies, file, deltas, patch, { signal }) : null));
      const got =
        known ??
        made ??
        (await fetchFile(copies.url(file.path), {
          name: file.path.replace(/^archive\//, ''),
          cache: isHashedName(file.path) ? 'default' : 'no-store',
          bytes: file.of ? undefined : file.bytes,
          sha256: file.of ?? file.sha256,
          signal,
          onTrouble,
        }));
      signal?.throwIfAborted();
      if (file.of && !known)
        Object.assign(file, { sha256: file.of, bytes: got.bytes.length, of: undefined }); // the host's own form, in place of one made here
      if (made)
        Object.assign(file, {
          of: file.sha256,
          sha256: await sha256Hex(made.bytes),
          bytes: made.bytes.length,
        });
      await copies.put(record.id, file.path, got.bytes, got.headers).catch((error) => {
        throw asFault(error, file.path);
      });
    }
    done += 1;
    bytes += file.bytes;
    onProgress?.(done, wanted.length, bytes);
  };
  /** @type {unknown} */
  let fault;
  const work = async () => {
    for (let file = queue.shift(); file && fault === undefined; file = queue.shift()) {
      await atRest();
      try {
        await bringOne(file);
      } catch (error) {
        fault ??= error;
      }
    }
  };
  try {
    await copies.writeRecord(record);
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } catch (error) {
    fault ??= asFault(error, '');
  }
  if (fault !== undefined) {
    // A full device: half a copy helps nobody and takes the room that the reader's other pages need.
    if (/** @type {import('../library/part_error.js').Fault} */ (fault).kind === 'quota')
      await copies.remove(record.id).catch(() => {});
    throw fault;
  }
}
