// The service worker: answers from the stored copy where there is one, checked against its record, and stays out of the way where
// there is none, or where storage fails. It stores nothing itself; web/offline/ does, in the page. Replaced by sw_remove.js where the archive's owner lets nothing be stored.
import { isHashedName } from '../base/hashed_name.js';
import { sha256Hex } from '../library/fetch_bytes.js';
import { Copies } from './copies.js';
import { lostWords } from '../words/offline.js';

const worker = /** @type {any} */ (self);
const copies = new Copies(worker.registration.scope);

/** @typedef {import('./copies.js').ListedFile} ListedFile */

/** Which copy a page began with; what its reload of the manifest gets. Lost when the browser stops the worker: then the current one. @type {Map<string, string>} */
const copyOfClient = new Map();

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (/** @type {any} */ event) =>
  event.waitUntil(worker.clients.claim()),
);

/** A copy that waits for the next start becomes the one that answers. @param {import('./copies.js').State} state */
async function promote(state) {
  if (!state.next) return state;
  const record = await copies.record(state.next);
  const change = record?.isReady
    ? { current: state.next, previous: state.current, next: '', refused: '' }
    : { next: '' };
  await copies.change(change);
  return { ...state, ...change };
}

/** What a page gets that is neither stored nor to be had: words, not the browser's error. */
function lostPage() {
  const language = navigator.language.startsWith('de') ? 'de' : 'en';
  const { title, text, tryAgain } = lostWords[language];
  const html = `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title><h1>${title}</h1><p>${text}</p><p><a href="">${tryAgain}</a></p></html>`;
  return new Response(html, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'",
    },
  });
}

/** Records read before, by copy: what each file of it must hash to. @type {Map<string, Map<string, ListedFile>>} */
const filesOfCopy = new Map();

/** @param {string} id @param {boolean} anew @returns {Promise<Map<string, ListedFile>>} */
async function filesOf(id, anew) {
  let files = filesOfCopy.get(id);
  if (!files || anew) {
    files = new Map((await copies.record(id))?.files.map((file) => [file.path, file]));
    filesOfCopy.set(id, files);
    if (filesOfCopy.size > 8) filesOfCopy.delete([...filesOfCopy.keys()][0]);
  }
  return files;
}

/**
 * A file of a copy, where every byte of it is what the copy's record says. A damaged one, and one that
 * the browser does not hand out, is none: the host is asked, and the page brings it back.
 * @param {string} id @param {string} path @returns {Promise<Response | undefined>}
 */
async function matchSound(id, path) {
  try {
    const stored = await copies.match(id, path);
    if (!stored) return undefined;
    const bytes = new Uint8Array(await stored.arrayBuffer());
    const digest = await sha256Hex(bytes);
    for (const anew of [false, true]) {
      const file = (await filesOf(id, anew)).get(path);
      if (file?.sha256 === digest) return new Response(bytes, { headers: stored.headers });
    }
  } catch {
    /* storage that fails is none */
  }
  return undefined;
}

/** Storage that fails is empty: it must not stand between a reader and the host. */
async function readState() {
  try {
    return await promote(await copies.state());
  } catch {
    return { current: '', previous: '' };
  }
}

/** @param {any} event @param {string} id the copy that the page goes on with; empty: the host */
function pin(event, id) {
  if (!event.resultingClientId) return;
  copyOfClient.set(event.resultingClientId, id);
  if (copyOfClient.size > 64) copyOfClient.delete([...copyOfClient.keys()][0]);
}

/** Where the host is away too: the page of whichever copy has a sound one. @param {any} event @param {string} path */
async function answerFromAny(event, path) {
  const ids = await copies.ids().catch(() => []);
  for (const id of ids) {
    if (!(await copies.record(id).catch(() => null))?.isReady) continue;
    const stored = await matchSound(id, path);
    if (!stored) continue;
    pin(event, id);
    return stored;
  }
  return ids.length > 0 ? lostPage() : undefined;
}

/** @param {any} event @param {string} path */
async function answerPage(event, path) {
  const { current } = await readState();
  const stored = current && (await matchSound(current, path));
  if (stored) {
    pin(event, current);
    return stored;
  }
  // A page that should be stored and is not goes on with the host's files, not with those of a copy.
  const isListed = current && (await filesOf(current, false).catch(() => new Map())).has(path);
  pin(event, isListed ? '' : current);
  try {
    return await fetch(event.request);
  } catch (error) {
    const found = await answerFromAny(event, path);
    if (found) return found;
    if (current) return lostPage();
    throw error;
  }
}

/** @param {string} path @returns {Promise<Response | undefined>} a file that is the same in every copy */
async function matchAnySound(path) {
  for (const id of await copies.ids().catch(() => [])) {
    const found = await matchSound(id, path);
    if (found) return found;
  }
  return undefined;
}

/** @param {any} event @param {string} path */
async function answerFile(event, path) {
  const pinned = copyOfClient.get(event.clientId);
  const stored = isHashedName(path)
    ? await matchAnySound(path)
    : await matchSound(pinned ?? (await copies.state().catch(() => null))?.current ?? '', path);
  return stored ?? fetch(event.request);
}

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.href.startsWith(copies.scope)) return;
  // Asked past all caches: an update, a second try, a sign-in.
  if (
    request.cache === 'no-store' ||
    (request.cache === 'reload' && request.mode !== 'navigate') ||
    url.search === '?sign-in'
  )
    return;
  const path = decodeURIComponent(url.href.slice(copies.scope.length).replace(/[?#].*/s, ''));
  event.respondWith(
    request.mode === 'navigate' ? answerPage(event, path || 'index.html') : answerFile(event, path),
  );
});
