// Asks for what a visit waits for longest, the engine and what is read from the manifest on, by this smallest of files while main.js,
// which takes them from here, is being fetched. A wrong guess costs bytes and nothing else.
import { canCompile } from '../base/can_compile.js';

export { canCompile };

/**
 * Fetches as a hint without `crossorigin` does, or WebKit would not take what was hinted, and fetch it twice at once. All is of the page's own
 * origin: its policy allows no other. In a sandbox the page has none, and only what its host lets everyone read can be read.
 * @param {string} url @param {RequestInit} init
 */
const fetchAsHinted = (url, init) =>
  fetch(
    url,
    origin === 'null'
      ? init
      : { ...init, mode: 'no-cors', credentials: 'include', redirect: 'manual' },
  );

/** Requests in flight: address → answer, and what aborts it. @type {Record<string, {answer: Promise<Response>, stopper: AbortController}>} */
const asked = {};

/**
 * An address of the page, and the hash that its file must have where the build says one: "assets/x.wasm#sha256-…".
 * @param {string} [named]
 */
export function at(named = '') {
  const [path, integrity = ''] = named.split('#');
  return {
    url: new URL(path, document.baseURI).href,
    name: /** @type {string} */ (path.split('/').pop()),
    sha256: integrity.slice(7),
  };
}

/** @param {string} [named] @param {RequestCache} [cache] */
function ask(named, cache) {
  const { url } = at(named);
  const stopper = new AbortController();
  const answer = fetchAsHinted(url, { cache, signal: stopper.signal });
  answer.catch(() => {}); // whoever takes it hears of it
  asked[url] = { answer, stopper };
  return answer;
}

/** Fetches, but takes the answer of a request in flight: once, so that another try is one. @param {string} url @param {RequestInit} init */
export function fetchOrTake(url, init) {
  const early = asked[url];
  if (!early) return fetchAsHinted(url, init);
  delete asked[url];
  init.signal?.addEventListener('abort', () => early.stopper.abort());
  return early.answer;
}

const { hash } = location;
const isPost = hash.startsWith('#/post/');
/** Absent where this file, out of a cache, is here before the page's body is. */
const dataset = document.getElementById('room')?.dataset;
if (dataset) {
  if (canCompile()) {
    ask(dataset.engine);
    if (isPost) ask(dataset.reader);
  }
  // Read twice: here, and by the engine.
  const manifest = ask(dataset.archive, 'no-cache').then((response) => response.clone());
  manifest.catch(() => {});
  const next = isPost
    ? import('../reading/reading.js')
    : hash.includes('q=')
      ? import('../finding/finding.js')
      : null;
  next?.then(({ askEarly }) => askEarly(manifest, hash)).catch(() => {});
}
