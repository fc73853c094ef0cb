// How do parts reach the engine? Fetched when an answer asks for them, a few times if need be, and named when they cannot be had.
import { EngineError } from './engine.js';

const TRIES = 3;
const TIMEOUT_MS = 15_000;
const ROUNDS = 3;
/** Posts parts held in memory, in stored bytes; the least recently used are let go. */
const HELD_BYTES = 4 * 1024 * 1024;

/** A part that could not be had, or was refused. */
export class PartError extends Error {
  /** @param {string} kind missing, damaged or offline @param {string} part @param {string} detail */
  constructor(kind, part, detail) {
    super(detail);
    this.name = 'PartError';
    this.kind = kind;
    this.part = part;
  }
}

/** @param {number} ms */
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {string} url @param {string} name @param {RequestCache} cache @returns {Promise<ArrayBuffer>} */
async function fetchBytes(url, name, cache) {
  let detail = '';
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (attempt > 0) await wait(200 * 3 ** attempt);
    try {
      const response = await fetch(url, { cache: attempt > 0 ? 'reload' : cache, credentials: 'same-origin', signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (response.ok) return await response.arrayBuffer();
      detail = `HTTP ${response.status}`;
      if (response.status === 404 || response.status === 403 || response.status === 401) break;
    } catch (error) {
      detail = /** @type {Error} */ (error).message;
    }
  }
  throw new PartError(navigator.onLine === false ? 'offline' : 'missing', name, detail);
}

/** An archive behind a manifest's address. */
export class Library {
  #engine;
  #base;
  /** @type {Map<string, Promise<void>>} */
  #loading = new Map();
  /** @type {Map<string, number>} posts parts held, least recently used first */
  #held = new Map();

  /** @param {import('./engine_client.js').EngineClient} engine @param {string} manifestUrl */
  constructor(engine, manifestUrl) {
    this.#engine = engine;
    this.#base = new URL('.', manifestUrl).href;
    this.manifestUrl = manifestUrl;
    /** @type {any} the manifest's reply, after open() */
    this.archive = null;
    /** @type {Map<string, any>} */
    this.parts = new Map();
    /** @type {Map<string, any>} */
    this.media = new Map();
  }

  async open() {
    const bytes = await fetchBytes(this.manifestUrl, 'archive.json', 'no-cache');
    this.archive = await this.#engine.call('load', 'archive.json', new Uint8Array(bytes));
    for (const part of this.archive.parts) this.parts.set(part.name, part);
    for (const file of this.archive.media) this.media.set(file.name, file);
    await this.#loadAll(this.archive.start);
    return this.archive;
  }

  /** @param {string} name a media file's name */
  mediaUrl(name) { return new URL(name, this.#base).href; }

  /** @param {string} name */
  #load(name) {
    let loading = this.#loading.get(name);
    if (!loading) {
      loading = this.#fetchPart(name);
      this.#loading.set(name, loading);
      loading.catch(() => this.#loading.delete(name));
    }
    if (this.#held.has(name)) {
      const bytes = /** @type {number} */ (this.#held.get(name));
      this.#held.delete(name);
      this.#held.set(name, bytes);
    }
    return loading;
  }

  /** @param {string} name */
  async #fetchPart(name) {
    const url = new URL(name, this.#base).href;
    try {
      await this.#engine.call('load', name, new Uint8Array(await fetchBytes(url, name, 'default')));
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      // A damaged copy may sit in a cache on the way: once more, past it.
      try {
        await this.#engine.call('load', name, new Uint8Array(await fetchBytes(url, name, 'reload')));
      } catch (again) {
        if (again instanceof EngineError) throw new PartError('damaged', name, again.message);
        throw again;
      }
    }
    if (this.parts.get(name)?.role === 'posts') this.#hold(name);
  }

  /** @param {string} name */
  #hold(name) {
    this.#held.set(name, this.parts.get(name).bytes);
    let total = 0;
    for (const bytes of this.#held.values()) total += bytes;
    for (const [oldest, bytes] of this.#held) {
      if (total <= HELD_BYTES || oldest === name) break;
      total -= bytes;
      this.#held.delete(oldest);
      this.#loading.delete(oldest);
      this.#engine.call('unload', oldest).catch(() => {});
    }
  }

  /** @param {string[]} names */
  async #loadAll(names) {
    const outcomes = await Promise.allSettled(names.map((name) => this.#load(name)));
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw /** @type {PromiseRejectedResult} */ (failed).reason;
  }

  /**
   * Asks, loads what the answer needs, asks again. Then the same for what only adds text; failing there leaves the answer as it is.
   * @param {string} method @param {any} request @param {(reply: any) => void} [onEarly] told the complete answer before its texts are in
   */
  async #ask(method, request, onEarly) {
    let reply = await this.#engine.call(method, request);
    for (let round = 0; round < ROUNDS && reply.needs.length > 0; round++) {
      await this.#loadAll(reply.needs);
      reply = await this.#engine.call(method, request);
    }
    for (let round = 0; round < 2 && reply.wants?.length > 0; round++) {
      onEarly?.(reply);
      const outcomes = await Promise.allSettled(reply.wants.map((/** @type {string} */ name) => this.#load(name)));
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      reply = await this.#engine.call(method, request);
      if (failed) {
        reply.fault = /** @type {PromiseRejectedResult} */ (failed).reason;
        break;
      }
    }
    return reply;
  }

  /** @param {object} request @param {(reply: any) => void} [onEarly] */
  search(request, onEarly) { return this.#ask('search', request, onEarly); }
  /** @param {object} request */
  suggest(request) { return this.#ask('suggest', request); }
  /** @param {object} request */
  post(request) { return this.#ask('post', request); }
}
