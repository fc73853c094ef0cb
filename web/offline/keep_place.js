// Keeps the reader's place when the page is loaded anew. The heading at the top of the window and the distance to it are remembered
// over one load, with the address where a sign-in may lose it.

const KEY = 'carrel place';
const MOST_AGE_MS = 60 * 60 * 1000;
const WAIT_MS = 10_000;

/** The headings of the post that is read, else the posts of the list. @param {HTMLElement} root @returns {HTMLElement[]} */
function landmarks(root) {
  const isShown = (/** @type {HTMLElement} */ item) => item.getClientRects().length > 0;
  const find = (/** @type {string} */ selector) =>
    /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]).filter(isShown);
  const headings = find('.post :is(h1, h2, h3, h4)[id]');
  return headings.length > 0 ? headings : find('[data-slug]');
}

/** @param {HTMLElement} item */
const nameOf = (item) =>
  item.id ? `#${CSS.escape(item.id)}` : `[data-slug="${CSS.escape(item.dataset.slug ?? '')}"]`;

/** @param {HTMLElement} root */
export function rememberPlace(root) {
  // The last landmark above the window's top edge, or the first one below it.
  const items = landmarks(root);
  const above = items.filter((item) => item.getBoundingClientRect().top <= 1).at(-1) ?? items[0];
  const place = {
    hash: location.hash,
    at: Date.now(),
    landmark: above ? nameOf(above) : '',
    top: above?.getBoundingClientRect().top ?? 0,
    scrolled: scrollY,
  };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(place));
  } catch {
    /* refused: the address still holds the post and the query */
  }
}

/** @returns {{hash: string, at: number, landmark: string, top: number, scrolled: number} | null} */
function takePlace() {
  try {
    const place = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    sessionStorage.removeItem(KEY);
    return place && Date.now() - place.at < MOST_AGE_MS ? place : null;
  } catch {
    return null;
  }
}

/** Whether this page was brought to a remembered place. */
export let isPlaced = false;

/** Before the room opens: a sign-in may have dropped the fragment. */
export function restoreAddress() {
  const place = takePlace();
  if (!place) return;
  isPlaced = true;
  if (location.search === '?sign-in')
    history.replaceState(null, '', location.pathname + (location.hash || place.hash));
  if (place.hash === location.hash) restoreScroll(place);
}

/** @param {{landmark: string, top: number, scrolled: number}} place */
function restoreScroll({ landmark, top, scrolled }) {
  if (!landmark || !scrolled) return;
  const until = Date.now() + WAIT_MS;
  const stop = new AbortController();
  for (const type of ['wheel', 'touchstart', 'keydown', 'pointerdown'])
    addEventListener(type, () => stop.abort(), { signal: stop.signal, passive: true });
  let steady = 0;
  const step = () => {
    if (stop.signal.aborted || Date.now() > until || steady > 20) return;
    const item = document.querySelector(landmark);
    const off = item ? item.getBoundingClientRect().top - top : 0;
    if (item && Math.abs(off) > 1) {
      scrollBy({ top: off, behavior: 'instant' });
      steady = 0;
    } else if (item) steady += 1;
    requestAnimationFrame(step);
  };
  step();
}
