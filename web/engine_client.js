// Where does the engine run? In a worker where the host allows one, else in the page; the promises are the same.
import { Engine, EngineError } from './engine.js';
import { trustedScriptUrl } from './trusted.js';

/** Longer than any honest answer takes: a worker silent for so long is replaced. */
const WATCHDOG_MS = 10_000;

/** @typedef {{call: (method: string, ...args: any[]) => Promise<any>, where: 'worker' | 'page', close: () => void}} EngineClient */

/** The engine in the page itself. @param {ArrayBuffer} bytes @returns {Promise<EngineClient>} */
async function openInPage(bytes) {
  const engine = await Engine.create(bytes);
  return { where: 'page', close: () => {}, call: async (method, ...args) => /** @type {any} */ (engine)[method](...args) };
}

/** @param {Worker} worker @param {ArrayBuffer} bytes @returns {Promise<EngineClient>} */
async function openInWorker(worker, bytes) {
  let next = 0;
  /** @type {Map<number, {resolve: Function, reject: Function, timer: ReturnType<typeof setTimeout>}>} */
  const waiting = new Map();
  const failAll = (/** @type {Error} */ error) => {
    for (const { reject, timer } of waiting.values()) { clearTimeout(timer); reject(error); }
    waiting.clear();
  };
  worker.onerror = (event) => failAll(new Error(event.message || 'the worker could not start'));
  worker.onmessage = ({ data: { id, reply, error } }) => {
    const call = waiting.get(id);
    if (!call) return;
    waiting.delete(id);
    clearTimeout(call.timer);
    if (error) call.reject(new EngineError(error)); else call.resolve(reply);
  };
  /** @type {EngineClient['call']} */
  const call = (method, ...args) => new Promise((resolve, reject) => {
    const id = next++;
    const timer = setTimeout(() => { waiting.delete(id); reject(new Error('the engine did not answer')); }, WATCHDOG_MS);
    waiting.set(id, { resolve, reject, timer });
    worker.postMessage({ id, method, args });
  });
  await call('open', bytes);
  return { where: 'worker', call, close: () => { worker.terminate(); failAll(new Error('the engine was closed')); } };
}

/**
 * @param {ArrayBuffer} bytes the module
 * @param {string} workerUrl empty: in the page
 * @returns {Promise<EngineClient>}
 */
export async function openEngine(bytes, workerUrl) {
  if (!workerUrl) return openInPage(bytes);
  try {
    return await openInWorker(new Worker(trustedScriptUrl(workerUrl), { type: 'module' }), bytes);
  } catch {
    return openInPage(bytes);   // no worker here: a strict host, a file:// page
  }
}
