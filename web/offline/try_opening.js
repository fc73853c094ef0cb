// Tries whether a copy opens before it may answer: its manifest and the parts that a visit begins with are
// given to its own engine, as the next start will.
import { canCompile } from '../base/can_compile.js';
import { MANIFEST, SITE_MANIFEST } from '../base/names.js';

/** An error that the engine answered with: it speaks of the archive, not of this device. */
class Refusal extends Error {
  /** @param {{code: string, message: string}} answer */
  constructor({ code, message }) {
    super(message);
    this.code = code;
  }
}

/** @param {import('./copies.js').Copies} copies @param {string} id @param {string} path */
async function readStored(copies, id, path) {
  const response = await copies.match(id, path);
  return response ? new Uint8Array(await response.arrayBuffer()) : null;
}

/** The engine that the copy's page names, or null. @param {import('./copies.js').Copies} copies @param {string} id */
async function readEngine(copies, id) {
  const page = await readStored(copies, id, 'index.html');
  const [, path = ''] =
    / data-engine="([^"#]+)/.exec(new TextDecoder().decode(page ?? undefined)) ?? [];
  return path ? readStored(copies, id, path) : null;
}

/**
 * What its engine says against a copy, or null. An engine that cannot be tried here says nothing.
 * @param {import('./copies.js').Copies} copies @param {string} id @param {string} plain address of the engine for browsers without WebAssembly
 * @returns {Promise<Error | null>}
 */
export async function findFault(copies, id, plain) {
  try {
    const engine = canCompile() ? await readEngine(copies, id) : null;
    if (canCompile() && !engine) return null;
    const { callInPage } = await import('../engine/engine_in_page.js');
    const call = await callInPage(engine?.buffer ?? null, plain, Refusal);
    const manifest = await readStored(copies, id, SITE_MANIFEST);
    const { start } = await call('load', MANIFEST, /** @type {Uint8Array} */ (manifest));
    for (const name of start) {
      const part = await readStored(copies, id, `archive/${name}`);
      if (part) await call('load', name, part);
    }
    return null;
  } catch (error) {
    return error instanceof Refusal ? error : null;
  }
}
