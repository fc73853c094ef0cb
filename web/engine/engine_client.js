// Starts the engine in a worker where the host allows one, else in the page; the promises are the same.
import { EngineError } from './engine.js';
import { trustedScriptUrl } from '../base/trusted.js';

/** A worker that has not started by then is given up, and the engine runs in the page. */
const STARTING_MS = 10_000;
/** Longer than any honest answer takes: WebKit compiles the whole engine for more than ten seconds where the device is busy. */
const WATCHDOG_MS = 45_000;

/** @typedef {{call: import('./calls.js').Call, where: 'worker' | 'page', close: () => void}} EngineClient */

/** @typedef {ArrayBuffer | null | Promise<ArrayBuffer>} Bytes */

/**
 * The engine in the page itself: its program is loaded only then.
 * @param {ArrayBuffer | null} bytes
 * @param {string} plain
 * @returns {Promise<EngineClient>}
 */
async function openInPage(bytes, plain) {
  const { callInPage } = await import('./engine_in_page.js');
  return { where: 'page', close: () => {}, call: await callInPage(bytes, plain, EngineError) };
}

/** @param {Worker} worker @param {Bytes} bytes @param {string} plain @returns {Promise<EngineClient>} */
async function openInWorker(worker, bytes, plain) {
  let next = 0;
  /** @type {Map<number, {resolve: Function, reject: Function}>} */
  const waiting = new Map();
  const failAll = (/** @type {Error} */ error) => {
    for (const { reject } of waiting.values()) reject(error);
  };
  worker.onerror = (event) => failAll(new Error(event.message || 'no worker'));
  worker.onmessage = ({ data: { id, reply, error } }) => {
    const { resolve, reject } = waiting.get(id) ?? {};
    if (error) reject?.(new EngineError(error));
    else resolve?.(reply);
  };
  const call = async (/** @type {string} */ method, /** @type {unknown[]} */ ...args) => {
    const id = next++;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    try {
      return await new Promise((resolve, reject) => {
        timer = setTimeout(
          () => reject(new Error('no answer')),
          method === 'open' ? STARTING_MS : WATCHDOG_MS,
        );
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, method, args });
      });
    } finally {
      clearTimeout(timer);
      waiting.delete(id);
    }
  };
  await call('open', await bytes, plain);
  return {
    where: 'worker',
    call: /** @type {EngineClient['call']} */ (call),
    close: () => {
      worker.terminate();
      failAll(new Error('closed'));
    },
  };
}

/**
 * @param {Bytes} bytes the module, or its promise: the worker starts meanwhile; null: the plain engine
 * @param {string} workerUrl empty: in the page
 * @param {string} [plain] the plain engine's address
 * @returns {Promise<EngineClient>}
 */
export async function openEngine(bytes, workerUrl, plain = '') {
  if (!workerUrl) return openInPage(await bytes, plain);
  /** @type {Worker | undefined} */
  let worker;
  try {
    worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module' });
    return await openInWorker(worker, bytes, plain);
  } catch {
    worker?.terminate();
    return openInPage(await bytes, plain); // no worker here: a strict host, a file:// page
  }
}
