// The reading room's own page: the element, drawn in the page itself, with the page's address, title and theme. The build replaces the
// addresses of engine and worker with hashed ones.
import { readAddress } from './address.js';
import { fragmentAddress } from './address_bar.js';
import { CarrelArchive } from './element.js';
import { canCompile, openEngine } from './engine_client.js';
import { fetchBytes } from './fetch_bytes.js';
import { lazy } from './lazy.js';
import { Library } from './library.js';
import { localStore } from './local_store.js';
import { restoreAddress } from './offline/keep_place.js';
import { trustedScriptUrl } from './trusted.js';

/** How long after the first view the rest of the engine is fetched, unless an answer asks for it first. */
const IDLE_MS = 1_000;

const page = document.documentElement;
const { dataset } = /** @type {HTMLElement} */ (document.getElementById('room'));

/** An address of the page, and the hash that its file must have where the build says one: "assets/x.wasm#sha256-…". @param {string | undefined} named @param {string} fallback */
function at(named, fallback) {
  const [path, integrity = ''] = (named ?? fallback).split('#');
  return { url: new URL(path, document.baseURI).href, sha256: integrity.replace(/^sha256-/, '') || undefined };
}

const manifest = at(dataset.archive, 'archive/archive.json');
const engine = at(dataset.engine, '../build/wasm/carrel.wasm');
const find = dataset.find ? at(dataset.find, '') : null;
const plain = at(dataset.plain, '../build/wasm/carrel-plain.js');
const worker = at(dataset.worker, 'worker.js');

/** The archive that is shown, or, with a source of its own, one that is only compared with: in the page, so that no
 * further worker takes memory. @param {import('./library.js').Source} [source] */
async function openLibrary(source) {
  const whole = () => fetchBytes(engine.url, { name: 'carrel.wasm', sha256: engine.sha256 });
  // A first search needs less of the engine than a post, and the rest is fetched while the reader types or looks.
  const first = find && !readAddress(location.hash).slug ? find : null;
  const bytes = canCompile() ? (await (first ? fetchBytes(first.url, { name: 'carrel-find.wasm', sha256: first.sha256 }) : whole())).buffer : null;
  const client = await openEngine(bytes, source ? '' : worker.url, plain.url);
  const library = new Library(client, manifest.url, source, first && bytes ? { whole } : {});
  await library.open();
  /** @type {import('./element.js').Opened['facts']} */
  const facts = { engine: bytes ? 'webassembly' : 'javascript', thread: client.where, because: '', kept: false };
  return { library, facts, close: client.close };
}

class ReadingRoom extends CarrelArchive {
  /** @type {typeof CarrelArchive.openArchive} */
  static openArchive = () => ({ opened: openLibrary(), release: () => {} });

  makeRoot() { return { root: this, show: () => {} }; }

  /** @returns {ReturnType<CarrelArchive['roomOptions']>} */
  roomOptions() {
    return { address: fragmentAddress(), landmark: 'main', headingLevel: 1, store: localStore(new URL('.', manifest.url).pathname) };
  }

  /** @returns {ReturnType<CarrelArchive['roomHooks']>} */
  roomHooks() {
    return {
      ...super.roomHooks(),
      onTitle: (title) => { if (document.title !== title) document.title = title; },
      onTheme: (theme) => { if (theme === 'system') delete page.dataset.theme; else page.dataset.theme = theme; },
      onFrame: (archive, strings) => { page.lang = archive.language; page.dir = strings.direction; },
    };
  }
}

restoreAddress();
customElements.define('carrel-archive', ReadingRoom);
const element = /** @type {ReadingRoom} */ (document.getElementById('room'));
// Not element.ready: a first try may fail, and the reader's second one succeed.
const ready = new Promise((resolve) => element.addEventListener('carrel-ready', resolve, { once: true }));
// Says after a while that something is slow to come, whatever that is; until the room itself has something to say.
const late = document.querySelector('.late');
element.ready.then(() => late?.remove(), () => late?.remove());
// With the focus nowhere, no key reaches the room by itself.
document.addEventListener('keydown', (event) => { if (!element.contains(/** @type {Node} */ (event.target))) element.room?.handleKey(event); });

await ready;
setTimeout(() => { /** @type {Library | undefined} */ (element.room?.library)?.becomeWhole().catch(() => {}); }, IDLE_MS);
const room = /** @type {import('./room.js').Room} */ (element.room);
const library = /** @type {Library} */ (room.library);
const { startOffline } = await import('./offline/start.js');
const urls = { engine: engine.url, serviceWorker: at(undefined, 'sw.js').url, oneFile: at(dataset.oneFile, 'one_file.html').url, scope: new URL('.', document.baseURI).href };
await startOffline({ room: /** @type {any} */ (room), library, openLibrary, patch: (oldPart, delta) => library.patch(oldPart, delta), warm: () => Promise.allSettled([library.becomeWhole(), ...Object.values(lazy).map((load) => load())]), trust: trustedScriptUrl, urls });
