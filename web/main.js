// Starts the reading room on its own page. The build replaces the addresses of engine and worker with hashed ones.
import { Room } from './room.js';

const root = /** @type {HTMLElement} */ (document.getElementById('room'));
const at = (/** @type {string} */ path) => new URL(path, document.baseURI).href;
new Room(root).open({
  manifest: at(root.dataset.archive ?? 'archive/archive.json'),
  engine: at(root.dataset.engine ?? '../build/wasm/carrel.wasm'),
  worker: at(root.dataset.worker ?? 'worker.js'),
});
