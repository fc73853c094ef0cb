// Starts the reading room on its own page. The build replaces the addresses of engine and worker with hashed ones.
import { fragmentAddress } from './address_bar.js';
import { openEngine } from './engine_client.js';
import { Library } from './library.js';
import { localStore } from './local_store.js';
import { Room } from './room.js';

const root = /** @type {HTMLElement} */ (document.getElementById('room'));
const at = (/** @type {string} */ path) => new URL(path, document.baseURI).href;
const manifest = at(root.dataset.archive ?? 'archive/archive.json');

async function openLibrary() {
  const response = await fetch(at(root.dataset.engine ?? '../build/wasm/carrel.wasm'));
  if (!response.ok) throw new Error(`HTTP ${response.status} for the engine`);
  const engine = await openEngine(await response.arrayBuffer(), at(root.dataset.worker ?? 'worker.js'));
  const library = new Library(engine, manifest);
  await library.open();
  return library;
}

const page = document.documentElement;
const room = new Room({
  root, openLibrary, address: fragmentAddress(), store: localStore(new URL('.', manifest).pathname),
  hooks: {
    onTitle: (title) => { if (document.title !== title) document.title = title; },
    onTheme: (theme) => { if (theme === 'system') delete page.dataset.theme; else page.dataset.theme = theme; },
    onFrame: (archive, strings) => { page.lang = archive.language; page.dir = strings.direction; },
  },
});
// With the focus nowhere, no key reaches the room by itself.
document.addEventListener('keydown', (event) => { if (!root.contains(/** @type {Node} */ (event.target))) room.handleKey(event); });
room.open();
