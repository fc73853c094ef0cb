// The copies of editions on this device: in Cache Storage, one cache a copy; used by the page and by its service worker.
//
// A copy holds the files that one site.json lists: the reading room, the manifest, the parts, the media. Its identity is the hash of that
// list. Which copy answers is one record, written in one step, so that a page is never served from two. Files with a content hash in their
// name may come from any copy: they are the same in all.
import { ANY_FILE_TYPE, FILE_TYPES } from '../base/names.js';

/**
 * @typedef {{path: string, bytes: number, sha256: string, of?: string}} ListedFile path: from the scope; of: the hash that the host's file has,
 *   where the device made its own form of it from a delta
 *
 * @typedef {object} CopyRecord
 * @property {string} id
 * @property {string} edition
 * @property {string} packed
 * @property {ListedFile[]} files all that the edition consists of
 * @property {boolean} isReady verified as far as it goes: may answer
 * @property {boolean} isWhole every file was fetched and verified; else what the reader has read, and what the page needs
 *
 * @typedef {object} State
 * @property {string} current the copy that answers, or empty
 * @property {string} previous the one before it, kept to go back to, or empty
 * @property {string} next verified and waiting for the reader or the next start, or empty
 * @property {string} refused the copy the reader went back from: not offered again, or empty
 */

/** @returns {State} */
const emptyState = () => ({ current: '', previous: '', next: '', refused: '' });

/** Headers of the host that say how a page may behave; the copy keeps them. */
const KEPT_HEADERS = [
  'content-security-policy',
  'x-frame-options',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'cross-origin-embedder-policy',
  'cross-origin-resource-policy',
];

/** The copies of one site. */
export class Copies {
  #prefix;
  #recordUrl;

  /** @param {string} scope the address of the site's folder, with a slash at its end */
  constructor(scope) {
    this.scope = scope;
    this.#prefix = `carrel ${new URL(scope).pathname} `;
    this.#recordUrl = new URL('.carrel/record', scope).href; // no such file is ever asked for
  }

  /** @param {string} id */
  #cacheName(id) {
    return `${this.#prefix}copy ${id}`;
  }
  get #stateName() {
    return `${this.#prefix}state`;
  }
  /** @param {string} path */
  url(path) {
    return new URL(path, this.scope).href;
  }

  /** A record that cannot be read is none. @param {string} cacheName @returns {Promise<any>} */
  async #readRecord(cacheName) {
    if (!(await caches.has(cacheName))) return null; // opening would make it
    const response = await (await caches.open(cacheName)).match(this.#recordUrl);
    return response ? response.json().catch(() => null) : null;
  }

  /** @param {string} cacheName @param {object} record */
  async #writeRecord(cacheName, record) {
    await (
      await caches.open(cacheName)
    ).put(
      this.#recordUrl,
      new Response(JSON.stringify(record), { headers: { 'content-type': 'application/json' } }),
    );
  }

  /** @returns {Promise<State>} */
  async state() {
    const known = await this.#readRecord(this.#stateName);
    if (Object.keys(emptyState()).some((name) => typeof known?.[name] === 'string')) {
      return { ...emptyState(), ...known };
    }
    // Lost or damaged: of the copies that may answer the newest does.
    const records = await Promise.all((await this.ids()).map((id) => this.record(id)));
    const ready = records
      .filter((record) => record?.isReady)
      .map((record) => /** @type {CopyRecord} */ (record));
    ready.sort((a, b) => (a.packed < b.packed ? 1 : -1));
    return { ...emptyState(), current: ready[0]?.id ?? '' };
  }
  /** @param {Partial<State>} change */
  async change(change) {
    await this.#writeRecord(this.#stateName, { ...(await this.state()), ...change });
  }

  /** @param {string} id @returns {Promise<CopyRecord | null>} */
  async record(id) {
    const record = id && (await this.#readRecord(this.#cacheName(id)));
    return record && Array.isArray(record.files) ? { ...record, id } : null;
  }
  /** @param {CopyRecord} record */
  async writeRecord(record) {
    await this.#writeRecord(this.#cacheName(record.id), record);
  }

  /** The ids of all copies, also unfinished ones. */
  async ids() {
    const opening = `${this.#prefix}copy `;
    return (await caches.keys())
      .filter((name) => name.startsWith(opening))
      .map((name) => name.slice(opening.length));
  }

  /** @param {string} id @param {string} path @returns {Promise<Response | undefined>} */
  async match(id, path) {
    return id
      ? caches.match(this.url(path), { cacheName: this.#cacheName(id), ignoreVary: true })
      : undefined;
  }

  /** A file that is the same in every copy. @param {string} path */
  async matchAny(path) {
    for (const id of await this.ids()) {
      const found = await this.match(id, path);
      if (found) return found;
    }
    return undefined;
  }

  /**
   * @param {string} id @param {string} path
   * @param {Uint8Array<ArrayBuffer>} bytes verified already @param {Headers} [host] the headers it came with
   */
  async put(id, path, bytes, host) {
    const ending = path.slice(path.lastIndexOf('.'));
    const headers = new Headers({
      'content-type': FILE_TYPES[ending] ?? ANY_FILE_TYPE,
      'content-length': String(bytes.length),
    });
    for (const name of KEPT_HEADERS)
      if (host?.has(name)) headers.set(name, /** @type {string} */ (host.get(name)));
    await (
      await caches.open(this.#cacheName(id))
    ).put(this.url(path), new Response(bytes, { headers }));
  }

  /** @param {string} id @param {string} path */
  async drop(id, path) {
    await (await caches.open(this.#cacheName(id))).delete(this.url(path));
  }

  /** @param {string} id */
  async remove(id) {
    return caches.delete(this.#cacheName(id));
  }

  /** Deletes everything; the number of caches that went. */
  async removeAll() {
    const names = (await caches.keys()).filter((name) => name.startsWith(this.#prefix));
    return (await Promise.all(names.map((name) => caches.delete(name)))).filter(Boolean).length;
  }
}
