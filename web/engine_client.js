// Where does the engine run? In a worker where the host allows one, else in the page; the promises are the same.
import { EngineError } from './engine.js';

/** Longer than any honest answer takes: a worker silent for so long is replaced. */
const WATCHDOG_MS = 10_000;

/** @typedef {{call: (method: string, ...args: any[]) => Promise<any>, where: 'worker' | 'page'}} EngineClient */

/** The engine in the page itself, loaded only then. @param {ArrayBuffer} bytes @returns {Promise<EngineClient>} */
async function openInPage(bytes) {
  const { Engine } = await import('./engine.js');
  const engine = /** @type {any} */ (await Engine.create(bytes));
  /** @type {EngineClient['call']} */
  const call = async (method, ...args) => {
    try {
      return engine[method](...args);
    } catch (error) {
      // The file that loads later has an EngineError of its own.
      throw error instanceof WebAssembly.RuntimeError || !(/** @type {any} */ (error).code) ? error : new EngineError(/** @type {any} */ (error));
    }
  };
  return { where: 'page', call };
}

/** @param {string} url @returns {Worker} */
function makeWorker(url) {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  const policy = types?.createPolicy('carrel', {
    createScriptURL(/** @type {string} */ wanted) {
      if (new URL(wanted).origin !== location.origin) throw new TypeError('carrel starts workers of its own origin only');
      return wanted;
    },
  });
  return new Worker(policy ? policy.createScriptURL(url) : url, { type: 'module' });
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
  return { where: 'worker', call };
}

/**
 * @param {ArrayBuffer} bytes the module
 * @param {string} workerUrl
 * @returns {Promise<EngineClient>}
 */
export async function openEngine(bytes, workerUrl) {
  try {
    return await openInWorker(makeWorker(workerUrl), bytes);
  } catch {
    return openInPage(bytes);   // no worker here: a strict host, a file:// page
  }
}
