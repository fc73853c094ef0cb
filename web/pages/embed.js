// The archive for hosts that allow an iframe only: embed.html. Its fragment says what to show, "#view=search&host=https://portal.example";
// with `host`, and only to and from that origin, it talks with the page around it; and only where the archive's owner has named that origin in
// carrel.json, which stands in this page. data/manual/embedding.md is the contract.
import { setAttribute } from '../base/dom.js';
import { define } from '../element/widget.js';

const VERSION = 1;
/** Settings that are attributes of the element. The archive is always the one this page stands beside. */
const SETTINGS = [
  'view',
  'post',
  'query',
  'link',
  'heading-level',
  'limit',
  'density',
  'label',
  'locale',
  'theme',
];

/** The origins that the owner has named: none where nothing is said. */
const HOSTS = new Set((document.body.dataset.hosts ?? '').split(' ').filter(Boolean));

const sheet = new CSSStyleSheet();
sheet.replaceSync('html, body { margin: 0; }');
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
define();

const element = document.createElement('carrel-archive');
const read = () => new URLSearchParams(location.hash.slice(1));
let settings = read();

/** The origin of the page around, which must say it itself, and be one of those that may ask; else empty. */
function hostOrigin() {
  try {
    const { origin } = new URL(settings.get('host') ?? '');
    return HOSTS.has(origin) ? origin : '';
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
  show: ({ slug, heading = '' }) =>
    /** @type {any} */ (element).show(String(slug), String(heading)),
};

addEventListener('message', ({ source, origin, data }) => {
  if (source !== parent || !origin || origin !== hostOrigin() || data?.carrel !== VERSION) return;
  if (Object.hasOwn(REQUESTS, data.type)) REQUESTS[data.type](data);
});
addEventListener('hashchange', apply);

for (const name of ['ready', 'search', 'open', 'opened', 'error']) {
  element.addEventListener(`carrel-${name}`, (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    // With open=host the page around shows posts itself; one that is not told cannot.
    if (name === 'open' && settings.get('open') === 'host' && hostOrigin()) event.preventDefault();
    tell(name, detail);
  });
}
new ResizeObserver(() =>
  tell('height', { height: Math.ceil(element.getBoundingClientRect().height) }),
).observe(element);

apply();
setAttribute(element, 'src', 'archive/archive.json');
document.body.append(element);
