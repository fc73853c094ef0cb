// The archive for hosts that allow an iframe only: embed.html. Its fragment says what to show, "#view=search&host=https://portal.example";
// with `host`, and only to and from that origin, it talks with the page around it. data/manual/embedding.md is the contract.
import { setAttribute } from './dom.js';
import { define } from './widget.js';

const VERSION = 1;
/** Settings that are attributes of the element. The archive is always the one this page stands beside. */
const SETTINGS = ['view', 'post', 'query', 'link', 'heading-level', 'label', 'locale', 'theme'];

const sheet = new CSSStyleSheet();
sheet.replaceSync('html, body { margin: 0; }');
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
define();

const element = document.createElement('carrel-archive');
const read = () => new URLSearchParams(location.hash.slice(1));
let settings = read();

/** The origin of the page around, which must say it itself: nothing is told to an origin that did not ask. */
function hostOrigin() {
  try {
    const { origin } = new URL(settings.get('host') ?? '');
    return origin === 'null' ? '' : origin;
  } catch {
    return '';
  }
}

/** @param {string} type @param {object} [detail] */
function tell(type, detail = {}) {
  const host = hostOrigin();
  if (host && parent !== window) parent.postMessage({ ...detail, carrel: VERSION, type }, host);
}

function apply() {
  settings = read();
  for (const name of SETTINGS) {
    const value = settings.get(name);
    setAttribute(element, name, value);
  }
  setAttribute(element, 'open', settings.get('open') === 'link' ? 'link' : 'here');
}

/** What the page around may ask for. @type {Record<string, (message: any) => void>} */
const REQUESTS = {
  theme: ({ theme }) => setAttribute(element, 'theme', String(theme)),
  search: ({ text }) => /** @type {any} */ (element).search(String(text)),
  show: ({ slug, heading = '' }) => /** @type {any} */ (element).show(String(slug), String(heading)),
};

addEventListener('message', ({ source, origin, data }) => {
  if (source !== parent || !origin || origin !== hostOrigin() || data?.carrel !== VERSION) return;
  if (Object.hasOwn(REQUESTS, data.type)) REQUESTS[data.type](data);
});
addEventListener('hashchange', apply);

for (const name of ['ready', 'search', 'open', 'opened', 'error']) {
  element.addEventListener(`carrel-${name}`, (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    // With open=host the page around shows posts itself.
    if (name === 'open' && settings.get('open') === 'host') event.preventDefault();
    tell(name, detail);
  });
}
new ResizeObserver(() => tell('height', { height: Math.ceil(element.getBoundingClientRect().height) })).observe(element);

apply();
setAttribute(element, 'src', 'archive/archive.json');
document.body.append(element);
