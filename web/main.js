// Starts the reading room on its own page. The build replaces the addresses of engine and worker with hashed ones.
import { openEngine } from './engine_client.js';
import { fetchBytes } from './fetch_bytes.js';
import { Library } from './library.js';
import { restoreAddress } from './offline/keep_place.js';
import { Room } from './room.js';
import { trustedScriptUrl } from './trusted.js';

const root = /** @type {HTMLElement} */ (document.getElementById('room'));

/** An address of the page, and the hash that its file must have where the build says one: "assets/x.wasm#sha256-…". @param {string | undefined} named @param {string} fallback */
function at(named, fallback) {
  const [path, integrity = ''] = (named ?? fallback).split('#');
  return { url: new URL(path, document.baseURI).href, sha256: integrity.replace(/^sha256-/, '') || undefined };
}

const manifest = at(root.dataset.archive, 'archive/archive.json');
const engine = at(root.dataset.engine, '../build/wasm/carrel.wasm');
const worker = at(root.dataset.worker, 'worker.js');

/** The archive that is shown, or, with a source of its own, one that is only compared with: in the page, so that no
 * further worker takes memory. @param {import('./library.js').Source} [source] */
async function openLibrary(source) {
  const bytes = await fetchBytes(engine.url, { name: 'carrel.wasm', sha256: engine.sha256 });
  const client = await openEngine(bytes.buffer, source ? '' : worker.url);
  const library = new Library(client, manifest.url, source);
  await library.open();
  return { library, client, close: client.close };
}

restoreAddress();
/** @type {Library | undefined} */
let library;
/** @type {import('./engine_client.js').EngineClient | undefined} */
let client;
const room = new Room(root);
await room.open({ library: async () => { ({ library, client } = await openLibrary()); return library; } });
if (library) {
  const { startOffline } = await import('./offline/start.js');
  const urls = { engine: engine.url, serviceWorker: at(undefined, 'sw.js').url, oneFile: at(root.dataset.oneFile, 'one_file.html').url, scope: new URL('.', document.baseURI).href };
  await startOffline({ room, library, openLibrary, patch: (oldPart, delta) => /** @type {any} */ (client).call('patch', oldPart, delta), trust: trustedScriptUrl, urls });
}
