// A static server at the end of a line: it delays every response, shares one downlink among all of them, and remembers what was sent.
// Delay and bandwidth are the server's, not the browser's, so that workers feel them too.
import { createServer } from 'node:http';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { listen } from '../../support.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};
/** What a static host sends with brotli. Parts and Pagefind's pieces are compressed already and go as they are stored. */
const COMPRESSED = new Set([...Object.keys(TYPES), '.bin']);
/** Beyond this, brotli's best takes minutes. */
const MUCH = 20_000_000;

/** What is larger (the readable text of a large archive) no first visit asks for. */
const LITTLE = 1_000_000;

/** @type {Map<string, {time: number, bytes: Buffer}>} */
const compressed = new Map();

/** @param {Buffer} bytes */
export function compress(bytes) {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: bytes.length > MUCH ? 9 : 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

/** A file as it is sent. What stands beside it as FILE.br was compressed beforehand. @param {string} file */
export function asSent(file) {
  if (!COMPRESSED.has(extname(file))) return { bytes: readFileSync(file), isCompressed: false };
  const time = statSync(file).mtimeMs;
  if (compressed.get(file)?.time !== time)
    compressed.set(file, {
      time,
      bytes: existsSync(`${file}.br`) ? readFileSync(`${file}.br`) : compress(readFileSync(file)),
    });
  return { bytes: compressed.get(file).bytes, isCompressed: true };
}

/** Compresses what a folder's visitors may ask for, so that none of them waits for it. @param {string} folder */
export function compressAhead(folder) {
  for (const path of readdirSync(folder, { recursive: true })) {
    const file = join(folder, String(path));
    if (COMPRESSED.has(extname(file)) && statSync(file).size < LITTLE) asSent(file);
  }
}

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @param {Record<string, string>} mounts path prefix, with a slash at its end → folder
 * @param {Record<string, string>} [pages] path → text made up for the benchmark
 */
export async function serveLine(mounts, pages = {}) {
  /** @type {{path: string, pieces: {bytes: number, at: number}[]}[]} what was asked for, and when each piece of it was sent, in milliseconds since the epoch */
  let log = [];
  let delay = 0,
    bytesPerMs = 0,
    freeAt = 0;

  const find = (path) => {
    if (Object.hasOwn(pages, path))
      return {
        bytes: compress(Buffer.from(pages[path])),
        type: TYPES[extname(path)] ?? TYPES['.html'],
        isCompressed: true,
      };
    const prefix = Object.keys(mounts).find((one) => path.startsWith(one));
    if (!prefix) return null;
    const file = join(mounts[prefix], normalize(`/${path.slice(prefix.length) || 'index.html'}`));
    try {
      return { ...asSent(file), type: TYPES[extname(file)] ?? 'application/octet-stream' };
    } catch {
      return null;
    }
  };

  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://line').pathname);
    const found = find(path);
    const pieces = [];
    log.push({ path, pieces });
    if (delay) await wait(delay);
    if (!found) return response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': found.type,
      'content-length': found.bytes.length,
      'cache-control': 'no-store',
      ...(found.isCompressed ? { 'content-encoding': 'br' } : {}),
      // Isolated pages have timers of 5 microseconds; others of 100.
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
    });
    const piece = bytesPerMs ? 1500 : Math.max(1, found.bytes.length);
    for (let from = 0; from < found.bytes.length && !response.destroyed; from += piece) {
      const bytes = found.bytes.subarray(from, from + piece);
      if (bytesPerMs) {
        const now = performance.now();
        freeAt = Math.max(freeAt, now) + bytes.length / bytesPerMs;
        if (freeAt - now > 4) await wait(freeAt - now);
      }
      response.write(bytes);
      pieces.push({ bytes: bytes.length, at: Date.now() });
    }
    response.end();
  });
  return {
    url: `http://127.0.0.1:${await listen(server)}/`,
    /** What was sent since the last call. @param {number} until nothing sent later counts */
    takeLog(until) {
      const taken = log.map(({ path, pieces }) => ({
        path,
        bytes: pieces.reduce((sum, { bytes, at }) => sum + (at <= until ? bytes : 0), 0),
      }));
      log = [];
      return taken.filter(({ bytes }) => bytes > 0);
    },
    /** @param {number} delayMs of each response @param {number} bitsPerSecond of all together; 0 and 0: as fast as the machine can */
    shape(delayMs, bitsPerSecond) {
      delay = delayMs;
      bytesPerMs = bitsPerSecond / 8000;
      freeAt = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}
