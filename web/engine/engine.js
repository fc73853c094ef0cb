// Calls the engine; the same in page, worker and node, for the WebAssembly module and for the plain one.
import { ABI_VERSION, MANIFEST, READER } from '../base/names.js';
import { callModule, importsFor } from './module_calls.js';

/** An error the engine answered with: what, where, how to mend it. */
export class EngineError extends Error {
  /** @param {{code: import('../types/engine.js').EngineErrorCode, message: string, where: string, hint: string}} error */
  constructor(error) {
    super(error.message);
    this.name = 'EngineError';
    this.code = error.code;
    this.where = error.where;
    this.hint = error.hint;
  }
}

/**
 * The engine as plain JavaScript, for hosts that forbid WebAssembly: what scripts/build/make_plain_engine.mjs writes.
 * @typedef {object} PlainModule
 * @property {{module: string, name: string, kind: string}[]} imports
 * @property {(imports: WebAssembly.Imports) => Exports} instantiate
 */
/** @typedef {import('../types/replies.js').ManifestReply} ManifestReply @typedef {import('../types/replies.js').LoadedReply} LoadedReply */
/**
 * @typedef {import('../types/replies.js').Description} Description
 * @typedef {import('../types/replies.js').SearchReply} SearchReply
 * @typedef {import('../types/replies.js').SearchRequest} SearchRequest
 */
/**
 * @typedef {import('../types/replies.js').SuggestReply} SuggestReply
 * @typedef {import('../types/replies.js').SuggestRequest} SuggestRequest
 */
/** @typedef {import('../types/replies.js').PostReply} PostReply @typedef {import('../types/replies.js').PostRequest} PostRequest */
/**
 * What the calls of wasm/carrel_wasm.h answer.
 * @typedef {{carrel_load: ManifestReply | LoadedReply, carrel_unload: {}, carrel_search: SearchReply, carrel_describe: Description, carrel_suggest: SuggestReply, carrel_post: PostReply,
 *   carrel_patch: Uint8Array}} Replies */
/**
 * What a module exports.
 * @typedef {import('./module_calls.js').ModuleExports & {carrel_abi_version: () => number, carrel_reader: (isHere: number) => void,
 *   carrel_session_new: () => number} & Record<keyof Replies, (session: number, ...inputs: number[]) => number>} Exports
 */

/** The spaces that the two files of an engine in two take from: the second from the first, and the first what the second will bring. */
const FIRST = 'first',
  LATER = 'later';

/** A call that takes what is in the second file, before that is joined. */
class Absent extends Error {}

const encoder = /* @__PURE__ */ new TextEncoder();
const decoder = /* @__PURE__ */ new TextDecoder();

/** What a call takes in: bytes, a name, or a request. @param {string | object} input @returns {Uint8Array} */
function toBytes(input) {
  if (ArrayBuffer.isView(input)) return /** @type {Uint8Array} */ (input);
  let text = typeof input === 'string' ? input : JSON.stringify(input);
  // Half a character, which no UTF-8 can hold and JSON therefore spells out, becomes the replacement character.
  if (text.includes('\\ud'))
    text = JSON.stringify(input, (_, value) =>
      typeof value === 'string' ? decoder.decode(encoder.encode(value)) : value,
    );
  return encoder.encode(text);
}

/** @param {string} space @param {string} name */
const refuse = (space, name) =>
  space === LATER ? new Absent() : new Error(`the engine called ${name}`);

/** One instance of the module with one session. A trap makes it unusable. */
class Instance {
  /** @param {WebAssembly.Module | PlainModule} module */
  constructor(module) {
    const isPlain = 'instantiate' in module;
    const imports = importsFor(
      isPlain ? module.imports : WebAssembly.Module.imports(module),
      {},
      refuse,
    );
    this.exports = /** @type {Exports} */ (
      isPlain ? module.instantiate(imports) : new WebAssembly.Instance(module, imports).exports
    );
    this.exports._initialize?.();
    if (LATER in imports) this.exports.carrel_reader(0);
    if (this.exports.carrel_abi_version() !== ABI_VERSION)
      throw new Error('the engine and the page are of different versions: reload');
    this.handle = this.exports.carrel_session_new();
    if (!this.handle) throw new Error('no memory for a session');
  }

  /** The second file: its code takes the places that the first keeps for it. @param {WebAssembly.Module} module */
  join(module) {
    new WebAssembly.Instance(module, {
      ...importsFor(WebAssembly.Module.imports(module), {}, refuse),
      [FIRST]: /** @type {WebAssembly.Exports} */ (/** @type {unknown} */ (this.exports)),
    });
    this.exports.carrel_reader(1);
  }
}

/** @param {Uint8Array} bytes of a reply @param {number} status */
function readJson(bytes, status) {
  const answer = JSON.parse(decoder.decode(bytes));
  if (status !== 0) throw new EngineError(answer);
  return answer;
}
/** @param {Uint8Array} bytes @param {number} status */
const readBytes = (bytes, status) => (status === 0 ? bytes.slice() : readJson(bytes, status));

/** An open archive. Holds the parts it was given, so that a trap costs a fresh instance and nothing else. */
export class Engine {
  /** @type {Map<string, Uint8Array>} */
  #parts = new Map();
  /** @type {Instance} */
  #instance;
  #module;
  /** @type {WebAssembly.Module | undefined} the engine's second file, where it is in two and that is joined */
  #second;
  /** How many instances were retired after a trap. */
  retired = 0;

  /** @param {WebAssembly.Module | PlainModule} module */
  constructor(module) {
    this.#module = module;
    this.#instance = new Instance(module);
  }

  /** @param {BufferSource} bytes the module; compiled from bytes, so a wrong MIME type does no harm */
  static async create(bytes) {
    return new this(await WebAssembly.compile(bytes));
  }

  /** @param {string} url the plain engine's, a module */
  static async createPlain(url) {
    return new this(await import(/* @vite-ignore */ /* webpackIgnore: true */ url));
  }

  /**
   * @overload @param {'archive.json'} name @param {Uint8Array} bytes @returns {ManifestReply}
   */
  /**
   * @overload @param {string} name @param {Uint8Array} bytes @returns {LoadedReply}
   */
  /** @param {string} name @param {Uint8Array} bytes */
  load(name, bytes) {
    const reply = this.#call('carrel_load', name, bytes);
    if (name === MANIFEST) this.#parts.clear();
    this.#parts.set(name, bytes);
    return reply;
  }

  /** @param {string} name */
  unload(name) {
    this.#parts.delete(name);
    return this.#call('carrel_unload', name);
  }

  /** @param {SearchRequest} request */
  search(request) {
    return this.#call('carrel_search', request);
  }
  /** Rows of the answer to a search, with the text that was loaded since. @param {SearchRequest} request the same */
  describe(request) {
    return this.#call('carrel_describe', request);
  }
  /** @param {SuggestRequest} request */
  suggest(request) {
    return this.#call('carrel_suggest', request);
  }
  /** @param {PostRequest} request */
  post(request) {
    return this.#call('carrel_post', request);
  }

  /** Joins the second file of an engine in two, after which every call has all it may take. @param {BufferSource} bytes */
  async join(bytes) {
    this.#second = await WebAssembly.compile(bytes);
    this.#instance.join(this.#second);
  }

  /** A fresh instance that holds what the last one held. */
  #begin() {
    this.#instance = new Instance(this.#module);
    if (this.#second) this.#instance.join(this.#second);
    for (const [part, bytes] of this.#parts)
      callModule(this.#instance, 'carrel_load', [encoder.encode(part), bytes], readJson);
  }

  /** The next edition's part, made of the stored one and a delta. @param {Uint8Array} oldPart @param {Uint8Array} delta */
  patch(oldPart, delta) {
    return this.#call('carrel_patch', oldPart, delta);
  }

  /** Makes the instance useless, as a trap does, so that tests can watch the recovery. */
  breakForTest() {
    this.#instance.exports = {
      ...this.#instance.exports,
      carrel_search() {
        throw new Error('unreachable');
      },
    };
  }

  /**
   * Calls; once more, of a fresh instance, where the call ended in a trap.
   * @template {keyof Replies} N @param {N} name @param {(string | object)[]} inputs @returns {Replies[N]}
   */
  #call(name, ...inputs) {
    const bytes = inputs.map(toBytes);
    const read = name === 'carrel_patch' ? readBytes : readJson;
    try {
      return callModule(this.#instance, name, bytes, read);
    } catch (error) {
      if (error instanceof EngineError) throw error;
      // Ended in the midst: the stack pointer and the heap can no longer be trusted.
      this.#begin();
      if (error instanceof Absent)
        throw new EngineError({
          code: READER,
          message: 'this takes the second file of the engine',
          where: '',
          hint: 'join it and ask again',
        });
      // A trap. A second one for the same call is the caller's to know.
      this.retired += 1;
      return callModule(this.#instance, name, bytes, read);
    }
  }
}
