// Pages of portals, each strict or hostile in its own way, and what an archive in them must come to. One row a host, one row a variant;
// hosts_test.mjs multiplies them.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { listen } from '../support.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** What the manual prints as the directives an archive needs, for files of the page's own origin. */
export const DIRECTIVES =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'; worker-src 'self'";

/**
 * @typedef {object} Host
 * @property {string} name
 * @property {string} [csp] the page's policy; the variants' own style sheet is allowed besides
 * @property {'frame' | 'sandbox' | 'foreign frame' | 'shadow'} [around] what the archive's page or element is put into
 * @property {boolean} [isForeign] script and archive come from another origin
 * @property {boolean} [isClosed] the archive comes from another origin, which allows no one to read it
 * @property {{engine?: string, thread?: string, error?: string}} expect
 */
/** @type {Host[]} */
export const HOSTS = [
  { name: 'no policy', expect: { engine: 'webassembly', thread: 'worker' } },
  {
    name: "script-src 'self'",
    csp: "script-src 'self'",
    expect: { engine: 'javascript', thread: 'worker' },
  },
  {
    name: "script-src 'self' 'wasm-unsafe-eval'",
    csp: "script-src 'self' 'wasm-unsafe-eval'",
    expect: { engine: 'webassembly', thread: 'worker' },
  },
  {
    name: "default-src 'none' with the manual's directives",
    csp: DIRECTIVES,
    expect: { engine: 'webassembly', thread: 'worker' },
  },
  {
    name: "default-src 'none' without connect-src",
    csp: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'",
    expect: { error: 'connect-src' },
  },
  {
    name: "default-src 'none' without worker-src",
    csp: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'none'",
    expect: { engine: 'webassembly', thread: 'page' },
  },
  {
    name: 'Trusted Types with the policy',
    csp: "require-trusted-types-for 'script'; trusted-types carrel",
    expect: { engine: 'webassembly', thread: 'worker' },
  },
  {
    name: 'Trusted Types with none',
    csp: "require-trusted-types-for 'script'; trusted-types 'none'",
    expect: { engine: 'webassembly', thread: 'page' },
  },
  {
    name: 'a sandboxed iframe of an opaque origin',
    around: 'sandbox',
    expect: { engine: 'webassembly', thread: 'page' },
  },
  {
    name: 'an iframe of the same origin',
    around: 'frame',
    expect: { engine: 'webassembly', thread: 'worker' },
  },
  {
    name: 'an iframe of another origin',
    around: 'foreign frame',
    expect: { engine: 'webassembly', thread: 'worker' },
  },
  {
    name: 'another shadow root',
    around: 'shadow',
    expect: { engine: 'webassembly', thread: 'worker' },
  },
  {
    name: 'an archive of another origin',
    isForeign: true,
    expect: { engine: 'webassembly', thread: 'page' },
  },
  {
    name: 'an archive of another origin that allows no one to read it',
    isClosed: true,
    expect: { error: 'Access-Control-Allow-Origin' },
  },
];

/** Run in the page before anything of carrel's; `tags` is how many archives it has. */
export const VARIANTS = [
  { name: 'one element', tags: 1 },
  { name: 'two elements', tags: 2 },
  {
    name: 're-parented',
    tags: 1,
    after: `
    const element = document.querySelector('carrel-archive') ?? document.querySelector('#around').shadowRoot.querySelector('carrel-archive');
    const place = element.parentNode, other = document.createElement('section');
    document.body.append(other);
    await element.ready.catch(() => {});
    other.append(element); place.append(element);              // moved twice in one task
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 100));  // and gone for a while
    other.append(element);
    document.documentElement.dataset.moved = 'yes';`,
  },
  {
    name: 'prototypes polluted',
    tags: 1,
    before: `
    Object.prototype.extra = 'everywhere';
    Object.prototype.limit = () => 'a function';
    Array.prototype.shuffle = function () { return this; };
    Array.prototype.contains = function (value) { return this.indexOf(value) >= 0; };
    String.prototype.toInt = function () { return Number(this); };
    Function.prototype.argumentNames = [];
    window.$ = window._ = window.Room = window.Engine = () => { throw new Error('taken'); };`,
  },
  {
    name: 'hostile style sheet',
    tags: 1,
    css: `
    * { all: unset !important; font: 60px/3 fantasy !important; color: red !important; text-transform: uppercase !important; letter-spacing: 1em !important; direction: rtl !important; }
    div, a, p, ol, li, input { display: none !important; position: fixed !important; }
    body, carrel-archive, #around { display: block !important; }`,
  },
];

/** Run in a page: what each of its archives comes to. */
export async function outcomesHere() {
  /** @type {ParentNode[]} */
  const scopes = [
    document,
    ...[...document.querySelectorAll('*')].map((item) => item.shadowRoot).filter(Boolean),
  ];
  const elements = scopes.flatMap((scope) => [...scope.querySelectorAll('carrel-archive')]);
  await customElements.whenDefined('carrel-archive');
  const results = [];
  for (const element of elements) {
    let told = null;
    element.addEventListener('carrel-error', ({ detail }) => {
      told = detail;
    });
    try {
      const { engine, thread, title } = await element.ready;
      const { total, hits } = await element.find('rollback OR search');
      element.search('search');
      results.push({ engine, thread, title, total, first: hits[0]?.title });
    } catch (error) {
      for (let tries = 0; tries < 100 && !element.shadowRoot.textContent; tries++)
        await new Promise((resolve) => setTimeout(resolve, 100));
      results.push({
        error: error.directive || error.message,
        said: element.shadowRoot.textContent,
        told,
      });
    }
  }
  return results;
}

/** The page of one host and variant. */
function pageOf(host, variant, origins) {
  const base = host.isForeign ? `${origins.archive}/carrel` : '/carrel';
  const origin = host.isForeign || host.isClosed ? origins.archive : '';
  const archives = ['carrel', 'manual']
    .map((mount) => `${origin}/${host.isClosed ? 'closed/' : ''}${mount}/archive/archive.json`)
    .slice(0, variant.tags);
  const tags = archives
    .map((src) => `<carrel-archive src="${src}"><p>An archive, to come.</p></carrel-archive>`)
    .join('');
  const around =
    host.around === 'shadow'
      ? `<div id="around"><template shadowrootmode="open">${tags}</template></div>`
      : tags;
  const name = encodeURIComponent(variant.name);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Portal</title><link rel="stylesheet" href="/variant.css?${name}">
<script src="/before.js?${name}"></script><script type="module" src="${base}/carrel.js"></script><script type="module" src="/after.js?${name}"></script></head>
<body><h1>Portal</h1>${around}</body></html>`;
}

/** @param {number} host @param {number} variant indices into the tables */
const addressOf = (host, variant) => `/page?host=${host}&variant=${variant}`;

/** Two origins that serve the same: sites under /carrel and /manual, and the hosts' pages. @param {{carrel: string, manual: string}} sites */
export async function serveHosts(sites) {
  const origins = { host: '', archive: '' };
  const log = [];
  const answer = async (request, response) => {
    const url = new URL(request.url, 'http://x');
    log.push(`${request.headers.host}${url.pathname}`);
    const send = (type, text, headers = {}) =>
      response
        .writeHead(200, {
          'content-type': type,
          'access-control-allow-origin': '*',
          'cache-control': 'no-store',
          ...headers,
        })
        .end(text);
    const named = VARIANTS.find(({ name }) => name === decodeURIComponent(url.search.slice(1)));
    if (url.pathname === '/before.js') return send(TYPES['.js'], named.before ?? '');
    if (url.pathname === '/after.js') return send(TYPES['.js'], named.after ?? '');
    if (url.pathname === '/variant.css') return send(TYPES['.css'], named.css ?? '');
    if (url.pathname === '/page') {
      const [at, variantAt, inner] = ['host', 'variant', 'inner'].map((name) =>
        Number(url.searchParams.get(name)),
      );
      const host = HOSTS[at];
      const frames = { frame: '', sandbox: ' sandbox="allow-scripts"', 'foreign frame': '' };
      if (host.around in frames && !inner) {
        const src = `${host.around === 'foreign frame' ? origins.archive : ''}${addressOf(at, variantAt)}&inner=1`;
        return send(
          TYPES['.html'],
          `<!doctype html><title>Portal</title><iframe src="${src}"${frames[host.around]} width="1000" height="700" title="Archive"></iframe>`,
        );
      }
      const csp = host.csp && `${host.csp}; style-src 'self'`;
      return send(
        TYPES['.html'],
        pageOf(host, VARIANTS[variantAt], origins),
        csp ? { 'content-security-policy': csp } : {},
      );
    }
    const isClosed = url.pathname.startsWith('/closed/');
    const [, mount, ...path] = normalize(
      decodeURIComponent(isClosed ? url.pathname.slice('/closed'.length) : url.pathname),
    ).split('/');
    const file = sites[mount] && join(sites[mount], ...path);
    if (!file || !(await stat(file).catch(() => null))?.isFile())
      return response.writeHead(404, { 'access-control-allow-origin': '*' }).end('not found');
    if (isClosed)
      return response
        .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
        .end(await readFile(file));
    return send(TYPES[extname(file)] ?? 'application/octet-stream', await readFile(file));
  };
  const servers = [];
  for (const name of ['host', 'archive']) {
    const server = createServer(answer);
    origins[name] = `http://127.0.0.1:${await listen(server)}`;
    servers.push(server);
  }
  return {
    origins,
    log,
    addressOf: (host, variant) =>
      origins.host + addressOf(HOSTS.indexOf(host), VARIANTS.indexOf(variant)),
    close: () =>
      Promise.all(
        servers.map(
          (server) =>
            new Promise((resolve) => {
              server.closeAllConnections();
              server.close(resolve);
            }),
        ),
      ),
  };
}
