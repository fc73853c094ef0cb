// The engine in the page itself, for hosts that allow no worker; loaded only there.
import { LeanEngine } from './lean_engine.js';

/**
 * @param {ArrayBuffer | null} bytes the module; null: the plain engine @param {string} plain its address
 * @param {typeof import('./engine.js').EngineError} EngineError the caller's: this file has one of its own
 * @returns {Promise<import('./engine_client.js').EngineClient['call']>}
 */
export async function callInPage(bytes, plain, EngineError) {
  const engine = /** @type {any} */ (await (bytes ? LeanEngine.create(bytes) : LeanEngine.createPlain(plain)));
  return async (method, ...args) => {
    try {
      return await engine[method](...args);
    } catch (error) {
      throw /** @type {any} */ (error).code ? new EngineError(/** @type {any} */ (error)) : error;
    }
  };
}
