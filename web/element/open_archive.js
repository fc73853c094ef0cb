// Opens an archive for an element in a host's page. One engine for all elements that want the same archive, WebAssembly where the
// host allows it, a worker where one may be started, parts kept where there is room.
import { canCompile } from '../base/can_compile.js';
import { openEngine } from '../engine/engine_client.js';
import { MANIFEST } from '../base/names.js';
import { fetchBytes, PartError } from '../library/fetch_bytes.js';
import { blocked, refusedByHost } from './host_check.js';
import { NOTHING_KEPT, openKeptParts } from './kept_parts.js';
import { Library } from '../library/library.js';

/** @typedef {import('./element.js').Opened} Opened @typedef {import('../library/part_error.js').Fault} Fault */
/**
 * @typedef {object} Wanted
 * @property {string} manifest
 * @property {string} integrity of the manifest: "sha256-…", or empty
 * @property {RequestCredentials} credentials
 * @property {import('../library/fetch_bytes.js').Wanted['fetch']} [fetch] the host's own
 * @property {string | null} worker the address of a worker's module; "none"; null: this package's own
 * @property {boolean} store whether parts may stay on the device
 */
/**
 * Where the engine's files are: each engine's two, of which the first answers a first search. The first engine is tried first: it is the
 * smaller one, without stemmers for other languages than English.
 * @typedef {{engines: {find: string, read: string}[], plain: string, worker: string}} Assets
 */

/** Kinds of failure that a manifest kept from last time may stand in for; page: a captive portal's. */
const AWAY = new Set(['offline', 'unreachable', 'stalled', 'server', 'page']);
/** What the engine says of an archive that another engine can open. @type {import('../types/replies.js').ErrorCode} */
const UNSUPPORTED = 'unsupported';

/** @param {BufferSource} bytes @param {string} integrity */
async function check(bytes, integrity) {
  const failure = (/** @type {string} */ message, /** @type {string} */ hint) =>
    Object.assign(new Error(message), { code: 'integrity', part: MANIFEST, hint });
  const [, wanted] = /(?:^|\s)sha256-([A-Za-z0-9+/]{43}=)(?:\s|$)/.exec(integrity) ?? [];
  if (!wanted)
    throw failure(
      'the integrity attribute has no sha256',
      'it is what carrel pack prints: "sha256-" and 44 characters',
    );
  if (!globalThis.crypto?.subtle)
    throw failure(
      'the manifest cannot be checked on this page',
      'serve the page over https, or leave the integrity attribute out',
    );
  const found = btoa(
    String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))),
  );
  if (found !== wanted)
    throw failure(
      'the manifest is not the one that was pinned',
      'the archive has another edition: paste the new snippet, or leave the integrity attribute out',
    );
}

class HostLibrary extends Library {
  #integrity;
  #parts;
  /** The host's manifest: kept once it has opened. @type {Uint8Array<ArrayBuffer> | null} */
  #fresh = null;
  /** Whether the manifest came from this device. */
  isKept = false;

  /**
   * @param {import('../engine/engine_client.js').EngineClient} engine
   * @param {Wanted} wanted
   * @param {import('./kept_parts.js').KeptParts} parts
   * @param {(() => Promise<Uint8Array>) | undefined} reader
   */
  constructor(engine, { manifest, integrity, fetch, credentials }, parts, reader) {
    super(engine, manifest, undefined, { fetch, credentials, reader });
    this.#integrity = integrity;
    this.#parts = parts;
  }

  /** @param {string} name @param {RequestCache} [cache] */
  async read(name, cache) {
    if (name === MANIFEST) return this.#readManifest(cache);
    const kept = cache === 'reload' ? null : await this.#parts.read(name);
    if (kept) return kept;
    const bytes = await super.read(name, cache);
    this.#parts.keep(name, bytes);
    return bytes;
  }

  /** @param {RequestCache} [cache] */
  async #readManifest(cache) {
    const bytes = this.isKept
      ? await this.#parts.read(MANIFEST)
      : await super.read(MANIFEST, cache);
    if (!bytes) throw new PartError('missing', MANIFEST, 'it is not kept any more');
    if (!this.isKept) this.#fresh = bytes;
    if (this.#integrity) await check(bytes, this.#integrity);
    return bytes;
  }

  async open() {
    const archive = await super.open().catch((error) => this.#openKept(error));
    if (!this.isKept && this.#fresh) this.#parts.keep(MANIFEST, this.#fresh);
    this.#parts.retain([MANIFEST, ...archive.parts.map((part) => part.name)]);
    return archive;
  }

  /**
   * The edition kept from last time, where the host is away or something else answers in its place: what
   * came does not open, or is not what was pinned. @param {Fault} error what the host's own failed with
   */
  async #openKept(error) {
    const mayStandIn = this.#fresh ? error.code !== UNSUPPORTED : AWAY.has(error.kind ?? '');
    if (!mayStandIn || !(await this.#parts.read(MANIFEST))) throw error;
    this.isKept = true;
    this.parts.clear();
    this.media.clear();
    return super.open().catch((again) => {
      throw again.code === UNSUPPORTED ? again : error;
    });
  }
}

/** The worker that may be started here: one of the page's own origin, or none. @param {Wanted} wanted @param {Assets} assets */
function workerFor({ worker }, assets) {
  if (worker === 'none') return '';
  const url = new URL(worker || assets.worker, document.baseURI);
  return url.origin === location.origin ? url.href : '';
}

/** @param {Wanted} wanted @param {Assets} assets @param {() => boolean} isWanted @returns {Promise<Opened & {close: () => void}>} */
async function open(wanted, assets, isWanted) {
  const parts = wanted.store ? await openKeptParts(wanted.manifest) : NOTHING_KEPT;
  const worker = workerFor(wanted, assets);
  const isPlain = !canCompile();
  for (let at = 0; ; at++) {
    const { find, read } = assets.engines[at];
    const isLast = isPlain || at + 1 >= assets.engines.length;
    let client;
    try {
      const bytes = isPlain ? null : (await fetchBytes(find, { name: 'carrel-find.wasm' })).buffer;
      client = await openEngine(bytes, worker, assets.plain);
      const library = new HostLibrary(
        client,
        wanted,
        parts,
        isPlain ? undefined : () => fetchBytes(read, { name: 'carrel-read.wasm' }),
      );
      await library.open();
      if (!isWanted()) throw new Error('the archive is no longer wanted');
      const thread = client.where;
      const because = isPlain
        ? "this page's content security policy has no 'wasm-unsafe-eval', or this browser no WebAssembly"
        : thread === 'page'
          ? worker
            ? 'the worker could not be started'
            : 'there is no worker of this origin'
          : '';
      return {
        library,
        facts: {
          engine: isPlain ? 'javascript' : 'webassembly',
          thread,
          because,
          kept: library.isKept,
        },
        close: client.close,
      };
    } catch (error) {
      client?.close();
      // Another language needs the other engine; a site packed for other languages has that one alone.
      const { code, kind } = /** @type {Fault} */ (error);
      if (!isLast && (code === UNSUPPORTED || (kind === 'missing' && !client))) continue;
      const why = blocked([wanted.manifest, find, assets.plain]);
      throw Object.assign(
        /** @type {Error} */ (error),
        why.hint || kind !== 'unreachable' || wanted.fetch
          ? why
          : await refusedByHost(client ? wanted.manifest : find),
      );
    }
  }
}

/** @typedef {{opened: Promise<Opened & {close: () => void}>, users: number}} Shared */

/** @type {Map<string, Shared>} */
const shared = new Map();
/** @type {WeakMap<Function, number>} */
const fetchNumbers = new WeakMap();
let nextNumber = 1;

/** @param {Wanted['fetch']} fetch */
function numberOf(fetch) {
  if (!fetch) return 0;
  if (!fetchNumbers.has(fetch)) fetchNumbers.set(fetch, nextNumber++);
  return fetchNumbers.get(fetch);
}

/** @param {Assets} assets @returns {(wanted: Wanted) => import('./element.js').Use} */
export function makeOpener(assets) {
  return (wanted) => {
    const key = JSON.stringify([
      wanted.manifest,
      wanted.integrity,
      wanted.credentials,
      wanted.worker,
      wanted.store,
      numberOf(wanted.fetch),
    ]);
    let use = shared.get(key);
    if (!use) {
      /** @type {Shared} */
      const made = { opened: open(wanted, assets, () => made.users > 0), users: 0 };
      made.opened.catch(() => {
        if (shared.get(key) === made) shared.delete(key);
      });
      shared.set(key, made);
      use = made;
    }
    const mine = use;
    mine.users += 1;
    let isReleased = false;
    const release = () => {
      if (isReleased) return;
      isReleased = true;
      mine.users -= 1;
      if (mine.users > 0) return;
      if (shared.get(key) === mine) shared.delete(key);
      mine.opened.then(
        ({ close }) => close(),
        () => {},
      );
    };
    return { opened: mine.opened, release };
  };
}
