// Brings parts to the engine: fetched when an answer asks for them, a few times if need be, and named when they cannot be had.
import { EngineError } from '../engine/engine.js';
import { MANIFEST, READER } from '../base/names.js';
import { askAgain } from './ask.js';
import { fetchBytes, PartError } from './fetch_bytes.js';

export { PartError };

/**
 * Where a file's bytes come from when it is not the network: a stored edition, or the file the page itself stands in.
 * @typedef {(name: string) => Promise<Uint8Array<ArrayBuffer> | null>} Source
 */

/** @typedef {import('../engine/engine_client.js').EngineClient} EngineClient @typedef {import('./part_error.js').Fault} Fault */
/** @typedef {import('../types/replies.js').ManifestReply} ManifestReply */
/**
 * @typedef {import('../types/replies.js').SearchReply} SearchReply
 * @typedef {import('../types/replies.js').Description} Description
 * @typedef {import('../types/replies.js').SearchRequest} SearchRequest
 */
/**
 * @typedef {import('../types/replies.js').SuggestReply} SuggestReply
 * @typedef {import('../types/replies.js').SuggestRequest} SuggestRequest
 */
/** @typedef {import('../types/replies.js').PostReply} PostReply @typedef {import('../types/replies.js').PostRequest} PostRequest */
/** @typedef {import('../engine/calls.js').Method} Method @typedef {import('../engine/engine.js').Engine} Engine */
/** @template R @typedef {import('./ask.js').Answer<R>} Answer */

/** An archive behind a manifest's address. */
export class Library {
  #engine;
  #base;
  /** @type {Source | undefined} */
  #source;
  #how;
  /** @type {Promise<void> | undefined} */
  #joined;
  /** Requests in flight, by part. The engine may ask again for a part it has dropped. @type {Map<string, Promise<void>>} */
  #loading = new Map();
  /** @type {Map<string, {kind: string, part: string}>} what is slow or tried again just now */
  #troubles = new Map();
  /** Told what keeps an answer waiting, and null when nothing does. @type {(trouble: {kind: string, part: string} | null) => void} */
  onTrouble = () => {};
  /** Told of each file that was used for the first time. @type {(name: string) => void} */
  onFetched = () => {};
  /** The names of the files used so far. @type {Set<string>} */
  fetched = new Set();
  /** The manifest's reply; null before open(). */
  archive = /** @type {ManifestReply} */ (/** @type {unknown} */ (null));
  /** @type {Map<string, import('../types/replies.js').Part>} */
  parts = new Map();
  /** @type {Map<string, import('../types/replies.js').Media>} */
  media = new Map();
  /** Kept in memory where the device keeps nothing: file name → bytes. @type {Map<string, Uint8Array<ArrayBuffer>>} */
  memory = new Map();

  /**
   * @param {EngineClient} engine @param {string} manifestUrl
   * @param {Source} [source] asked before the network
   * @param {Pick<import('./fetch_bytes.js').Wanted, 'fetch' | 'credentials'> & {reader?: () => Promise<Uint8Array>, manifestBytes?: Promise<Uint8Array>}} [how]
   *   to fetch; reader: the bytes of the engine's second file, where it is in two; manifestBytes: asked for already
   */
  constructor(engine, manifestUrl, source, how = {}) {
    this.#how = how;
    this.#engine = engine;
    this.#base = new URL('.', manifestUrl).href;
    this.#source = source;
    this.manifestUrl = manifestUrl;
  }

  async open() {
    const bytes = await (this.#how.manifestBytes ?? this.read(MANIFEST, 'no-cache'));
    this.archive = await this.#engine.call('load', MANIFEST, bytes);
    for (const part of this.archive.parts) this.parts.set(part.name, part);
    for (const file of this.archive.media) this.media.set(file.name, file);
    await this.#loadAll(this.archive.start);
    return this.archive;
  }

  /** @param {string} name a media file's name */
  mediaUrl(name) {
    this.#note(name);
    return new URL(name, this.#base).href;
  }

  /** @param {string} name */
  #note(name) {
    if (this.fetched.has(name)) return;
    this.fetched.add(name);
    this.onFetched(name);
  }

  /** The bytes of one of the archive's files, wherever they come from. @param {string} name @param {RequestCache} [cache] */
  async read(name, cache = 'default') {
    const known = this.memory.get(name) ?? (await this.#source?.(name));
    if (known && cache !== 'reload') return known;
    return fetchBytes(new URL(name, this.#base).href, {
      ...this.#how,
      name,
      cache,
      onTrouble: (trouble) => this.#tell(name, trouble),
    });
  }

  /** @param {string} name @param {{kind: string, part: string} | null} trouble */
  #tell(name, trouble) {
    if (trouble) this.#troubles.set(name, trouble);
    else this.#troubles.delete(name);
    this.onTrouble([...this.#troubles.values()].at(-1) ?? null);
  }

  /** Joins the second file of the engine, where it is in two; at once where it is there already. */
  joinReader() {
    this.#joined ??= this.#join().catch((error) => {
      this.#joined = undefined;
      throw error;
    });
    return this.#joined;
  }

  async #join() {
    const bytes = await this.#how.reader?.();
    if (bytes) await this.#engine.call('join', bytes);
  }

  /**
   * Asks the engine; once more where that takes its second file.
   * @template {Method} M @param {M} method @param {Parameters<Engine[M]>} args
   */
  async #call(method, ...args) {
    try {
      return await this.#engine.call(method, ...args);
    } catch (error) {
      if (/** @type {Fault} */ (error).code !== READER) throw error;
      await this.joinReader();
      return this.#engine.call(method, ...args);
    }
  }

  /** @param {string} name */
  #load(name) {
    if (name === READER) return this.joinReader();
    let loading = this.#loading.get(name);
    if (!loading) {
      loading = this.#fetchPart(name).finally(() => this.#loading.delete(name));
      this.#loading.set(name, loading);
    }
    return loading;
  }

  /** @param {string} name */
  async #fetchPart(name) {
    // A damaged copy may sit in a cache on the way: once more, past it.
    for (const cache of /** @type {const} */ (['default', 'reload'])) {
      const bytes = await this.read(name, cache);
      try {
        await this.#call('load', name, bytes);
        break;
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        if (cache === 'reload') throw new PartError('damaged', name, error.message);
      }
    }
    this.#note(name);
  }

  /** @param {string[]} names */
  async #loadAll(names) {
    const loads = names.map((name) => this.#load(name));
    await Promise.allSettled(loads); // what did come is used, whatever did not
    await Promise.all(loads);
  }

  /**
   * @template {import('./ask.js').Reply} R
   * @param {() => Promise<R>} ask @param {(reply: R) => unknown} [onEarly] @param {() => Promise<Partial<R>>} [describe]
   */
  #askAgain(ask, onEarly, describe = ask) {
    return askAgain(ask, describe, (names) => this.#loadAll(names), onEarly);
  }

  /** @param {SearchRequest} request @param {(reply: SearchReply) => unknown} [onEarly] */
  search(request, onEarly) {
    const describe = () => this.#call('describe', request);
    return this.#askAgain(() => this.#call('search', request), onEarly, describe);
  }
  /** Other rows of the answer to a search. @param {SearchRequest} request @returns {Promise<Answer<Description>>} */
  describe(request) {
    return this.#askAgain(() => this.#call('describe', request));
  }
  /** The next edition's part, made of the stored one and a delta. @param {Uint8Array} oldPart @param {Uint8Array} delta */
  patch(oldPart, delta) {
    return this.#call('patch', oldPart, delta);
  }
  /** @param {SuggestRequest} request */
  suggest(request) {
    return this.#askAgain(() => this.#call('suggest', request));
  }
  /** @param {PostRequest} request @param {(reply: PostReply) => unknown} [onEarly] */
  post(request, onEarly) {
    return this.#askAgain(() => this.#call('post', request), onEarly);
  }
}
