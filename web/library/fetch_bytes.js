// Fetches a file's bytes, and tells what is wrong where they cannot be had. For the library, and for whoever stores an edition.
import { PartError } from './part_error.js';

export { PartError };

const TRIES = 3;
/** After so long without a byte the reader is told. */
const SLOW_MS = 10_000;
/** After so long without a byte the try is given up. A slow line that keeps sending is never cut off. */
const STALL_MS = 15_000;

/**
 * @typedef {object} Wanted
 * @property {string} name for errors
 * @property {RequestCache} [cache]
 * @property {number} [bytes] the size it must have
 * @property {string} [sha256] what it must hash to; checked where the browser offers WebCrypto
 * @property {AbortSignal} [signal]
 * @property {number} [tries] A 404 is always retried once with `cache: 'reload'`.
 * @property {(url: string, init: RequestInit) => Promise<Response | BufferSource>} [fetch] in place of the browser's: a host's own, with its sign-in, or with the bytes
 * @property {RequestCredentials} [credentials]
 * @property {(trouble: {kind: string, part: string} | null) => void} [onTrouble] told when it takes long or must be tried again, and null when it came after all
 */

/** @param {number} ms */
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What no second try within seconds will mend. */
const FINAL = new Set(['missing', 'signin', 'denied', 'page']);

/** @param {BufferSource} bytes @returns {Promise<string>} hexadecimal digits, or nothing where there is no WebCrypto */
export async function sha256Hex(bytes) {
  if (!globalThis.crypto?.subtle) return '';
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What an answer's status means, where it is not simply the server's fault. @type {Record<number, string>} */
const STATUS_KINDS = {
  401: 'signin',
  403: 'denied',
  404: 'missing',
  407: 'signin',
  410: 'missing',
};

/** Whether these bytes are a web page, where `url` names none. @param {string} url @param {Uint8Array} bytes */
function isPageInstead(url, bytes) {
  if (/(\/|\.html)$/.test(new URL(url).pathname)) return false;
  return /^\s*<(!doctype html|html|head|body|title)/i.test(
    new TextDecoder().decode(bytes.subarray(0, 100)),
  );
}

/** @param {Response} response @param {() => void} onBytes @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function readAll(response, onBytes) {
  const told = response.body?.pipeThrough(
    new TransformStream({
      transform(chunk, next) {
        onBytes();
        next.enqueue(chunk);
      },
    }),
  );
  return new Uint8Array(await (told ? new Response(told) : response).arrayBuffer());
}

/**
 * One try.
 * @param {string} url
 * @param {Wanted} wanted
 * @param {RequestCache} cache
 * @returns {Promise<{bytes: Uint8Array<ArrayBuffer>, headers: Headers}>}
 */
async function tryOnce(url, wanted, cache) {
  const { name, signal, onTrouble } = wanted;
  const controller = new AbortController();
  /** @type {ReturnType<typeof setTimeout>[]} */
  let timers = [];
  let isStalled = false;
  const watch = () => {
    timers.forEach(clearTimeout);
    timers = [
      setTimeout(() => onTrouble?.({ kind: 'slow', part: name }), SLOW_MS),
      setTimeout(() => {
        isStalled = true;
        controller.abort();
      }, STALL_MS),
    ];
  };
  try {
    watch();
    const given = await (wanted.fetch ?? fetch)(url, {
      cache,
      credentials: wanted.credentials ?? 'same-origin',
      redirect: 'manual',
      signal: AbortSignal.any([controller.signal, ...(signal ? [signal] : [])]),
    });
    const response = given instanceof Response ? given : new Response(given);
    if (response.type === 'opaqueredirect') throw new PartError('signin', name, 'redirected');
    if (!response.ok)
      throw new PartError(
        STATUS_KINDS[response.status] ?? 'server',
        name,
        `HTTP ${response.status}`,
      );
    const bytes = await readAll(response, watch);
    if (isPageInstead(url, bytes)) throw new PartError('page', name, 'a web page came');
    if (wanted.bytes !== undefined && bytes.length !== wanted.bytes)
      throw new PartError('damaged', name, `${bytes.length} of ${wanted.bytes} bytes`);
    const found = wanted.sha256 && (await sha256Hex(bytes));
    if (found && found !== wanted.sha256) throw new PartError('damaged', name, 'other SHA-256');
    return { bytes, headers: response.headers };
  } catch (error) {
    if (error instanceof PartError || signal?.aborted) throw error;
    if (isStalled) throw new PartError('stalled', name, 'no answer');
    throw new PartError(
      navigator.onLine === false ? 'offline' : 'unreachable',
      name,
      /** @type {Error} */ (error).message,
    );
  } finally {
    timers.forEach(clearTimeout);
  }
}

/**
 * The bytes and the answer's headers, after a few tries if need be: the first may come from a cache, the others go past it.
 * @param {string} url @param {Wanted} wanted
 */
export async function fetchFile(url, wanted) {
  let isTroubled = false;
  const onTrouble = (/** @type {{kind: string, part: string} | null} */ trouble) => {
    isTroubled = trouble !== null;
    wanted.onTrouble?.(trouble);
  };
  const tries = wanted.tries ?? TRIES;
  for (let attempt = 1; ; attempt++) {
    try {
      const file = await tryOnce(
        url,
        { ...wanted, onTrouble },
        attempt > 1 ? 'reload' : (wanted.cache ?? 'default'),
      );
      if (isTroubled) onTrouble(null);
      return file;
    } catch (error) {
      // WebKit keeps the answer to a hint over a reload, even "not found": once more, past every cache.
      if (attempt < 2 && /** @type {import('./part_error.js').Fault} */ (error).kind === 'missing')
        continue;
      if (!(error instanceof PartError) || FINAL.has(error.kind) || attempt >= tries) {
        if (isTroubled) onTrouble(null);
        throw error;
      }
      onTrouble({ kind: 'retrying', part: wanted.name });
      await wait(200 * 3 ** attempt);
    }
  }
}

/** @param {string} url @param {Wanted} wanted */
export async function fetchBytes(url, wanted) {
  return (await fetchFile(url, wanted)).bytes;
}
