// A static server that remembers what was asked and misbehaves on request. Faults are injected here, so that every browser sees them.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { faults as knownFaults } from './faults.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.webmanifest': 'application/manifest+json',
};

/** @typedef {string | {fault: string, times?: number, site?: string, after?: number, bytesPerSecond?: number, status?: number, milliseconds?: number}} Rule */

/**
 * @param {string} site a folder
 * @param {{port?: number, cache?: boolean, headers?: Record<string, string>}} [options] cache: names with a content hash may be kept by the browser, as on a real host;
 *   headers: sent with every file
 * @returns a server with: url, port, site (may be set: a new release), placed (path → folder that file comes from, null: absent),
 *   log (request paths with their queries), faultedAt (when the last injected fault had done its work), sent (bytes handed out by path), faults (regular expression → rule), close()
 */
export async function serveSite(site, options = {}) {
  /** @type {Map<RegExp, Rule>} the first whose pattern fits the path and whose times are not used up */
  const faults = new Map();
  const timers = new Set();
  const later = (work, milliseconds) => {
    const timer = setTimeout(() => { timers.delete(timer); work(); }, milliseconds);
    timers.add(timer);
  };
  const state = {
    site, log: [], faults, placed: new Map(), sent: new Map(), faultedAt: 0, url: '', port: 0,
    close: () => new Promise((resolve) => { timers.forEach(clearTimeout); server.closeAllConnections(); server.close(resolve); }),
  };
  const findFault = (path) => {
    for (const [pattern, rule] of faults) {
      if (!pattern.test(path)) continue;
      if (typeof rule === 'string') return { fault: rule };
      if (rule.times === undefined || rule.times-- > 0) return rule;
    }
    return path === '/login' ? { fault: 'redirect' } : null;
  };
  const server = createServer(async (request, response) => {
    state.log.push(request.url);
    response.on('error', () => {});
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname));
    const rule = findFault(path);
    const name = path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1);
    const hashed = /\.[0-9a-f]{16}\./.test(name);
    const headers = { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream', 'cache-control': options.cache && hashed ? 'public, max-age=31536000, immutable' : 'no-store', ...options.headers };
    const folder = state.placed.has(name) ? state.placed.get(name) : state.site;
    let bytes = null;
    if (folder !== null && (await stat(join(folder, name)).catch(() => null))?.isFile()) bytes = await readFile(join(folder, name));
    if (rule) response.on('close', () => { state.faultedAt = Date.now(); });
    if (rule) return knownFaults[rule.fault]({ response, bytes: bytes ?? Buffer.from('not found'), headers, path: name, options: rule, later });
    if (!bytes) return response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    state.sent.set(name, (state.sent.get(name) ?? 0) + bytes.length);
    response.writeHead(200, headers).end(bytes);
  });
  await new Promise((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  state.port = server.address().port;
  state.url = `http://127.0.0.1:${state.port}/`;
  return state;
}
