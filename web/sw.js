// The service worker: answers from the stored copy where there is one, and stays out of the way where there is none. It stores nothing
// itself; web/offline/ does, in the page. Replaced by sw_remove.js where the archive's owner lets nothing be stored.
import { Copies, isHashed } from './offline/copies.js';
import { lostWords } from './offline/strings.js';

const worker = /** @type {any} */ (self);
const copies = new Copies(worker.registration.scope);

/** Which copy a page began with; what its reload of the manifest gets. Lost when the browser stops the worker: then the current one. @type {Map<string, string>} */
const copyOfClient = new Map();

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));

/** A copy that waits for the next start becomes the one that answers. @param {import('./offline/copies.js').State} state */
async function promote(state) {
  if (!state.next) return state;
  const record = await copies.record(state.next);
  const change = record?.isReady ? { current: state.next, previous: state.current, next: '', refused: '' } : { next: '' };
  await copies.change(change);
  return { ...state, ...change };
}

/** What a page gets that is neither stored nor to be had: words, not the browser's error. */
function lostPage() {
  const language = navigator.language.startsWith('de') ? 'de' : 'en';
  const { title, text, tryAgain } = lostWords[language];
  const html = `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title><h1>${title}</h1><p>${text}</p><p><a href="">${tryAgain}</a></p></html>`;
  return new Response(html, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'" } });
}

/** @param {any} event @param {string} path */
async function answerPage(event, path) {
  const state = await promote(await copies.state());
  if (event.resultingClientId) {
    copyOfClient.set(event.resultingClientId, state.current);
    if (copyOfClient.size > 64) copyOfClient.delete([...copyOfClient.keys()][0]);
  }
  const stored = await copies.match(state.current, path);
  if (stored) return stored;
  try {
    return await fetch(event.request);
  } catch (error) {
    if (state.current) return lostPage();
    throw error;
  }
}

/** @param {any} event @param {string} path */
async function answerFile(event, path) {
  let stored;
  if (isHashed(path)) {
    stored = await copies.matchAny(path);
  } else {
    const pinned = copyOfClient.get(event.clientId);
    stored = await copies.match(pinned ?? (await copies.state()).current, path);
  }
  return stored ?? fetch(event.request);
}

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.href.startsWith(copies.scope)) return;
  // Asked past all caches: an update, a second try, a sign-in.
  if (request.cache === 'no-store' || request.cache === 'reload' && request.mode !== 'navigate' || url.search === '?sign-in') return;
  const path = decodeURIComponent(url.href.slice(copies.scope.length).replace(/[?#].*/s, ''));
  event.respondWith(request.mode === 'navigate' ? answerPage(event, path || 'index.html') : answerFile(event, path));
});
