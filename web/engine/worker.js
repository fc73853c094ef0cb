// The engine in a worker. Each message {id, method, args} is answered with {id, reply} or {id, error}.
import { LeanEngine } from './lean_engine.js';

/** @typedef {Record<string, (...args: unknown[]) => unknown>} Methods */

/** @type {import('./engine.js').Engine | undefined} */
let engine;

self.onmessage = async ({ data: { id, method, args } }) => {
  try {
    let reply = null;
    if (method === 'open') {
      const [bytes, plain] = args;
      engine = await (bytes ? LeanEngine.create(bytes) : LeanEngine.createPlain(plain));
    } else {
      reply = await /** @type {Methods} */ (/** @type {unknown} */ (engine))[method](...args);
    }
    self.postMessage({ id, reply });
  } catch (error) {
    const {
      code = 'trap',
      message,
      where = '',
      hint = '',
    } = /** @type {Partial<import('./engine.js').EngineError>} */ (error);
    self.postMessage({ id, error: { code, message, where, hint } });
  }
};
