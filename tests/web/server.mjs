// A static server that remembers what was asked and misbehaves on request. Faults are injected here, so that every browser sees them.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm', '.svg': 'image/svg+xml' };

/** @param {string} site a folder @returns a server with: url, port, log (request paths with their queries), faults (regular expression → fault), close() */
export async function serveSite(site) {
  const log = [];
  /** @type {Map<RegExp, 'missing' | 'damage' | 'cut' | 'wrong-type' | 'login'>} */
  const faults = new Map();
  const server = createServer(async (request, response) => {
    log.push(request.url);
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname));
    const fault = [...faults].find(([pattern]) => pattern.test(path))?.[1];
    try {
      let file = join(site, path);
      if ((await stat(file)).isDirectory()) file = join(file, 'index.html');
      const bytes = await readFile(file);
      if (fault === 'missing') throw new Error('missing');
      if (fault === 'login') { response.writeHead(200, { 'content-type': 'text/html' }); return response.end('<title>Sign in</title>'); }
      if (fault === 'damage') bytes[bytes.length >> 1] ^= 1;
      response.writeHead(200, { 'content-type': fault === 'wrong-type' ? 'text/plain' : TYPES[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-store' });
      response.end(fault === 'cut' ? bytes.subarray(0, bytes.length >> 1) : bytes);
    } catch {
      response.writeHead(404);
      response.end('not found');
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  return { url: `http://127.0.0.1:${port}/`, port, log, faults, close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }) };
}
