// A static server that remembers what was asked and misbehaves on request. Faults are injected here, so that every browser sees them.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faults as knownFaults } from './faults.mjs';
import { listen } from '../support.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** @typedef {string | {fault: string, times?: number, site?: string, after?: number, bytesPerSecond?: number, status?: number, milliseconds?: number, mayBeUnmet?: boolean}} Rule */

/** A host that cannot be reached, for a page that is to ask nobody: here alone a fault need not be met. Elsewhere: 'gone'. */
export const unreachable = Object.freeze({ fault: 'gone', mayBeUnmet: true });
const POLL_MS = 20;

/** The line of a test that called, for a message. */
const callerOf = (stack) =>
  stack
    .split('\n')
    .slice(1)
    .find((line) => !line.includes(fileURLToPath(import.meta.url)))
    ?.trim() ?? '';

/** Faults by pattern, the first that fits is taken. A fault that no request meets proves nothing: each is kept until it was met, cleared or not. */
class FaultTable extends Map {
  /** @type {Map<object, string>} by rule, since a pattern may be set again: what it was, and where it was set */
  unmet = new Map();

  /** @param {RegExp} pattern @param {Rule} rule */
  set(pattern, rule) {
    const own = typeof rule === 'string' ? { fault: rule } : { ...rule };
    if (!knownFaults[own.fault]) throw new Error(`there is no fault "${own.fault}"`);
    if (!own.mayBeUnmet)
      this.unmet.set(own, `${pattern} ${own.fault} ${callerOf(new Error().stack)}`);
    return super.set(pattern, own);
  }

  /** The rule for a path, which is counted as met. @param {string} path */
  take(path) {
    for (const [pattern, rule] of this) {
      if (!pattern.test(path) || rule.times === 0) continue;
      if (rule.times !== undefined) rule.times--;
      this.unmet.delete(rule);
      return rule;
    }
    return null;
  }

  /** As new: what another test left is not this one's. */
  forget() {
    this.clear();
    this.unmet.clear();
  }

  /** Waits for what still stands to be met: a page may ask a moment after it shows what is waited for. Fails where none comes. */
  async whenMet(milliseconds = 10_000) {
    const isWaiting = () => [...this.values()].some((rule) => this.unmet.has(rule));
    for (const end = Date.now() + milliseconds; isWaiting() && Date.now() < end; )
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    this.check();
  }

  /** Fails for every fault that was set and met by no request. */
  check() {
    const lines = [...this.unmet.values()];
    this.unmet.clear();
    if (lines.length) throw new Error(`faults that no request met:\n  ${lines.join('\n  ')}`);
  }
}

/**
 * @param {string} site a folder
 * @param {{port?: number, cache?: boolean, headers?: Record<string, string>}} [options] cache: names with a content hash may be kept by the browser, as on a real host;
 *   headers: sent with every file
 * @returns a server with: url, port, site (may be set: a new release), placed (path → folder that file comes from, null: absent),
 *   log (request paths with their queries), faultedAt (when the last injected fault had done its work), sent (bytes handed out by path), faults (regular expression → rule), close(),
 *   which fails when a fault was set and no request met it
 */
export async function serveSite(site, options = {}) {
  const faults = new FaultTable();
  const timers = new Set();
  const later = (work, milliseconds) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, milliseconds);
    timers.add(timer);
  };
  const state = {
    site,
    log: [],
    faults,
    placed: new Map(),
    sent: new Map(),
    faultedAt: 0,
    url: '',
    port: 0,
    close: async () => {
      timers.forEach(clearTimeout);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      faults.check();
    },
  };
  const findFault = (path) =>
    faults.take(path) ?? (path === '/login' ? { fault: 'redirect' } : null);
  const server = createServer(async (request, response) => {
    state.log.push(request.url);
    response.on('error', () => {});
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname));
    const rule = findFault(path);
    const name = path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1);
    const hashed = /\.[0-9a-f]{16}\./.test(name);
    const headers = {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'cache-control': options.cache && hashed ? 'public, max-age=31536000, immutable' : 'no-store',
      ...options.headers,
    };
    const folder = state.placed.has(name) ? state.placed.get(name) : state.site;
    let bytes = null;
    if (folder !== null && (await stat(join(folder, name)).catch(() => null))?.isFile())
      bytes = await readFile(join(folder, name));
    if (rule)
      response.on('close', () => {
        state.faultedAt = Date.now();
      });
    if (rule)
      return knownFaults[rule.fault]({
        response,
        bytes: bytes ?? Buffer.from('not found'),
        headers,
        path: name,
        options: rule,
        later,
      });
    if (!bytes) return response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    state.sent.set(name, (state.sent.get(name) ?? 0) + bytes.length);
    response.writeHead(200, headers).end(bytes);
  });
  state.port = await listen(server, options.port);
  state.url = `http://127.0.0.1:${state.port}/`;
  return state;
}
