// Makes a changed part of the stored part before it and a delta, by the engine, which checks what comes out. Such a
// part is stored in a form of the device's own; the copy's manifest then names that form, so that whoever reads it later can verify it.
import { SITE_MANIFEST } from '../base/names.js';
import { fetchFile, sha256Hex } from '../library/fetch_bytes.js';
import { partsOf } from '../library/manifest_parts.js';

/**
 * @typedef {import('./copies.js').Copies} Copies
 * @typedef {import('./copies.js').CopyRecord} CopyRecord
 * @typedef {import('./copies.js').ListedFile} ListedFile
 */
/** @typedef {(oldPart: Uint8Array, delta: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>} Patch */

/** A verified file of whichever copy has it, and how that copy's record names it. @param {Copies} copies @param {string} path */
async function findInCopies(copies, path) {
  for (const id of await copies.ids()) {
    const file = (await copies.record(id))?.files.find((known) => known.path === path);
    const response = file && (await copies.match(id, path));
    if (!file || !response) continue;
    const bytes = new Uint8Array(await response.arrayBuffer());
    if ((await sha256Hex(bytes)) === file.sha256) return { file, bytes, headers: response.headers };
  }
  return null;
}

/** A form of this file that another copy made before. @param {Copies} copies @param {ListedFile} file */
export async function findMade(copies, file) {
  const found = await findInCopies(copies, file.path);
  return found && found.file.of === (file.of ?? file.sha256)
    ? { bytes: found.bytes, headers: found.headers }
    : null;
}

/**
 * The file made of a stored part and a delta, or null where that cannot be: no delta, no such part stored, or anything wrong on the way. The
 * whole part is then fetched.
 * @param {Copies} copies @param {ListedFile} file
 * @param {import('./site_list.js').Delta[]} deltas @param {Patch} patch
 * @param {Partial<import('../library/fetch_bytes.js').Wanted>} options
 */
export async function makeFromDelta(copies, file, deltas, patch, options) {
  const delta = deltas.find(({ to }) => file.path === `archive/${to}`);
  const old = delta && (await findInCopies(copies, `archive/${delta.from}`));
  if (!delta || !old) return null;
  try {
    const { bytes: change, headers } = await fetchFile(copies.url(`archive/${delta.name}`), {
      ...options,
      name: delta.name,
      bytes: delta.bytes,
      sha256: delta.sha256,
      tries: 1,
    });
    return { bytes: await patch(old.bytes, change), headers };
  } catch (error) {
    if (options.signal?.aborted) throw error;
    return null;
  }
}

/**
 * The copy's own manifest: names each part in the form that the copy has. The record is changed with it; the caller writes it.
 * @param {Copies} copies @param {CopyRecord} record
 */
export async function nameMadeParts(copies, record) {
  const listed = record.files.find(({ path }) => path === SITE_MANIFEST);
  const response = await copies.match(record.id, SITE_MANIFEST);
  if (!listed || !response) return;
  const manifest = await response.json();
  const before = JSON.stringify(manifest.kept_as);
  for (const { name, sha256 } of partsOf(manifest)) {
    const file = record.files.find(({ path }) => path === `archive/${name}`);
    if (file && file.sha256 !== sha256)
      (manifest.kept_as ??= {})[name] = { bytes: file.bytes, sha256: file.sha256 };
  }
  if (JSON.stringify(manifest.kept_as) === before) return;
  const bytes = new TextEncoder().encode(JSON.stringify(manifest));
  Object.assign(listed, {
    of: listed.of ?? listed.sha256,
    sha256: await sha256Hex(bytes),
    bytes: bytes.length,
  });
  await copies.put(record.id, SITE_MANIFEST, bytes, response.headers);
}
