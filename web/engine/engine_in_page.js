// The engine in the page itself, for hosts that allow no worker; loaded only there.
import { LeanEngine } from './lean_engine.js';

/** @typedef {import('./calls.js').Method} Method @typedef {import('./engine.js').EngineError} EngineError */

/**
 * @param {ArrayBuffer | null} bytes the module; null: the plain engine @param {string} plain its address
 * @param {new (error: EngineError) => Error} EngineError the caller's: this file has one of its own
 * @returns {Promise<import('./engine_client.js').EngineClient['call']>}
 */
export async function callInPage(bytes, plain, EngineError) {
  const engine = await (bytes ? LeanEngine.create(bytes) : LeanEngine.createPlain(plain));
  const call = async (/** @type {Method} */ method, /** @type {unknown[]} */ ...args) => {
    try {
      return await /** @type {(...args: unknown[]) => unknown} */ (engine[method]).apply(
        engine,
        args,
      );
    } catch (error) {
      throw /** @type {EngineError} */ (error).code
        ? new EngineError(/** @type {EngineError} */ (error))
        : error;
    }
  };
  return /** @type {import('./calls.js').Call} */ (call);
}
