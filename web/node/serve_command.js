// carrel serve: a preview of a site as a static host would serve it. Not a server for the public.
import { createServer } from 'node:http';
import { realpathSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { isHashedName } from '../base/hashed_name.js';
import { ANY_FILE_TYPE, FILE_TYPES } from '../base/names.js';
import { FileError, isFile, isFolder, readFile } from './folder.js';
import { printLine } from './terminal.js';

const MOST_TRIES = 20;

/** The file a request names, inside the site; empty for anything that leads out of it. @param {string} site @param {string} url */
function findFile(site, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return '';
  }
  if (path.includes('..') || path.includes('\\') || path.includes('\0')) return '';
  const file = join(site, normalize(path));
  const named = isFolder(file) ? join(file, 'index.html') : file;
  // Nor through a symbolic link.
  return isFile(named) && `${realpathSync(named)}`.startsWith(`${realpathSync(site)}${sep}`)
    ? named
    : '';
}

/** Names and literal addresses: "127.attacker.example" is neither. @param {string} name */
const isLoopback = (name) =>
  name === 'localhost' || name === '[::1]' || name === '::1' || /^127\.[\d.]+$/.test(name);

/**
 * A page elsewhere can make a name of its own lead to this machine and read what a preview answers to that name: a preview for this
 * machine alone answers to this machine's names alone.
 * @param {string} host @param {string} asked
 */
function isOwnName(host, asked) {
  if (!isLoopback(host)) return true;
  const name = asked.replace(/:\d*$/, '');
  return name === host || isLoopback(name);
}

/** One file that may not be read must not end the preview. @param {string} file */
function readOrNothing(file) {
  try {
    return readFile(file);
  } catch {
    return null;
  }
}

/** @param {import('node:http').Server} server @param {string} host @param {number} port @returns {Promise<boolean>} whether it was free */
const listen = (server, host, port) =>
  new Promise((resolve, reject) => {
    const refuse = (/** @type {NodeJS.ErrnoException} */ error) =>
      error.code === 'EADDRINUSE'
        ? resolve(false)
        : reject(new FileError(`${host}:${port}`, error.message));
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      resolve(true);
    });
  });

/** @type {import('./command.js').Command} */
export const serveCommand = {
  usage: 'serve SITE [options]',
  does: 'Preview a packed site in the browser',
  least: 1,
  options: {
    port: { type: 'string', value: 'N', help: 'The first port to try (default: 8080)' },
    host: {
      type: 'string',
      value: 'ADDRESS',
      help: 'The address to listen on (default: 127.0.0.1)',
    },
  },
  async run([site], { port = '8080', host = '127.0.0.1' }) {
    if (!isFolder(site))
      throw new FileError(site, 'is not a folder', 'name a folder that carrel pack wrote');
    const server = createServer((request, response) => {
      if (!isOwnName(host, request.headers.host ?? '')) {
        response
          .writeHead(403, { 'content-type': 'text/plain; charset=utf-8' })
          .end(
            'this preview answers to localhost only; start carrel serve with --host to answer other names\n',
          );
        return;
      }
      const file = findFile(site, request.url ?? '/');
      const bytes = file && readOrNothing(file);
      if (!bytes) {
        response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not found\n');
        return;
      }
      response
        .writeHead(200, {
          'content-type': FILE_TYPES[extname(file).toLowerCase()] ?? ANY_FILE_TYPE,
          'cache-control': isHashedName(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
          'x-content-type-options': 'nosniff',
        })
        .end(bytes);
    });
    // The port asked for, or the next one free.
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      if (!(await listen(server, host, Number(port) + tries))) continue;
      printLine(`http://${host}:${Number(port) + tries}/`);
      return new Promise(() => {});
    }
    throw new FileError(host, `no free port from ${port} on`, 'name another with --port');
  },
};
