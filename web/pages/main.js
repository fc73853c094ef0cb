// The reading room's own page: a room with the page's address, title and theme, drawn in the light DOM. It needs no element: what hosts
// set and hear stays out of the first view. The build replaces the addresses of engine and worker with hashed ones.
import { readAddress } from '../base/address.js';
import { fragmentAddress } from '../room/address_bar.js';
import { at, canCompile, fetchOrTake } from './ask_first.js';
import { openEngine } from '../engine/engine_client.js';
import { fetchBytes } from '../library/fetch_bytes.js';
import { lazy } from '../lazy.js';
import { Library } from '../library/library.js';
import { setAttribute } from '../base/dom.js';
import { localStore } from '../base/local_store.js';
import { Room } from '../room/room.js';
import { trustedScriptUrl } from '../base/trusted.js';

/** How long after the first view the engine's second file is fetched, unless an answer asks for it first. */
const IDLE_MS = 1_000;

const page = document.documentElement;
const root = /** @type {HTMLElement} */ (document.getElementById('room'));
const { dataset } = root;

const manifest = at(dataset.archive);
const engine = at(dataset.engine);
const reader = at(dataset.reader);
const plain = at(dataset.plain);
const worker = at(dataset.worker);

/** @param {import('../library/fetch_bytes.js').Wanted & {url: string}} file */
const get = (file) => fetchBytes(file.url, { ...file, fetch: fetchOrTake });
/** Asks for the engine and, unless there is a source, for the manifest. @param {import('../library/library.js').Source} [source] */
function ask(source) {
  const bytes = canCompile() ? get(engine).then(({ buffer }) => buffer) : null;
  const manifestBytes = source ? undefined : get({ ...manifest, cache: 'no-cache' });
  manifestBytes?.catch(() => {});
  return {
    bytes,
    how: { fetch: fetchOrTake, manifestBytes, reader: bytes ? () => get(reader) : undefined },
  };
}

/** The archive that is shown, or, with a source of its own, one that is only compared with: in the page, so that no
 * further worker takes memory. @param {import('../library/library.js').Source} [source] */
async function openLibrary(source) {
  const { bytes, how } = asked ?? ask(source);
  asked = null;
  const client = await openEngine(bytes, source ? '' : worker.url, plain.url);
  const library = new Library(client, manifest.url, source, how);
  if (slug) library.joinReader().catch(() => {}); // asked for again, and told, where the post takes it
  await library.open();
  return { library, close: client.close };
}

/** A reader who had to load the page anew, or to sign in, finds the place again. */
async function findPlace() {
  let isKept = false;
  try {
    isKept = Boolean(sessionStorage.getItem('carrel place'));
  } catch {
    /* refused: nothing was kept */
  }
  if (isKept) (await import('../offline/start.js')).restoreAddress();
}

await findPlace();
const { slug } = readAddress(location.hash);
/** Taken before anything is drawn; a later try asks anew. @type {ReturnType<typeof ask> | null} */
let asked = ask();
const room = new Room({
  root,
  isPage: true,
  lazy,
  address: fragmentAddress(),
  store: localStore(new URL('.', manifest.url).pathname),
  openLibrary: async () => (await openLibrary()).library,
  hooks: {
    onTitle: (title) => {
      if (document.title !== title) document.title = title;
    },
    onTheme: (theme) => setAttribute(page, 'data-theme', theme === 'system' ? null : theme),
    onFrame: (archive, strings) => {
      stopWaiting();
      page.lang = archive.language;
      page.dir = strings.direction;
    },
    onReady: startRest,
    onError: () => {
      stopWaiting();
      room.library ?? startRest();
    },
  },
});
// With the focus nowhere, no key reaches the room by itself.
document.addEventListener('keydown', (event) => {
  if (!root.contains(/** @type {Node} */ (event.target))) room.handleKey(event);
});
await room.open();

/** The page itself says after a while that something is slow to come, until the archive is open or the room says why it is not. */
function stopWaiting() {
  document.querySelector('.late')?.remove();
}

/** What the first view can do without: the rest of the engine, storing, editions; where nothing opened, what heals a stored copy. */
async function startRest() {
  setTimeout(() => {
    /** @type {Library | null} */ (room.library)?.joinReader().catch(() => {});
  }, IDLE_MS);
  const { startOffline } = await import('../offline/start.js');
  await startOffline({ room, openLibrary, trust: trustedScriptUrl, dataset, at });
}
