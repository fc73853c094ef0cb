// What can go wrong between a server and a browser? One record a fault; tests name them, server.mjs injects them.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * @typedef {object} Answer what the server is about to send
 * @property {import('node:http').ServerResponse} response
 * @property {Buffer} bytes the file
 * @property {Record<string, string>} headers
 * @property {string} path of the file below the site
 * @property {{ after?: number, site?: string, bytesPerSecond?: number, status?: number, milliseconds?: number }} options
 * @property {(work: () => void, milliseconds: number) => void} later runs work unless the server has closed
 */

const page =
  '<!doctype html><title>Sign in</title><h1>Sign in</h1><form><input name="user"></form>';

/** Sends the first bytes under the headers of the whole, and says when they are on their way. @param {Answer} answer @param {number} count */
function begin({ response, bytes, headers }, count) {
  response.writeHead(200, { ...headers, 'content-length': String(bytes.length) });
  response.flushHeaders();
  return count > 0
    ? new Promise((resolve) => response.write(bytes.subarray(0, count), resolve))
    : Promise.resolve();
}

/** @type {Record<string, (answer: Answer) => unknown>} */
export const faults = {
  missing: ({ response }) => {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
  },
  'server-error': ({ response }) => {
    response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>Internal error</h1>');
  },
  login: ({ response }) => {
    response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'no-store' }).end(page);
  },
  redirect: ({ response, path }) => {
    if (path === 'login') response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    else response.writeHead(302, { location: '/login', 'cache-control': 'no-store' }).end();
  },
  denied: ({ response, options }) => {
    response.writeHead(options.status ?? 403, { 'content-type': 'text/html' }).end(page);
  },
  'wrong-type': ({ response, bytes, headers }) => {
    response.writeHead(200, { ...headers, 'content-type': 'text/plain' }).end(bytes);
  },
  reset: async (answer) => {
    await begin(answer, answer.options.after ?? Math.min(1000, answer.bytes.length >> 1));
    answer.response.destroy();
  },
  gone: ({ response }) => {
    response.destroy();
  },
  cut: ({ response, bytes, headers }) => {
    response.writeHead(200, headers).end(bytes.subarray(0, bytes.length >> 1));
  },
  stall: async (answer) => {
    const sent = answer.options.after ?? Math.min(1000, answer.bytes.length >> 1);
    await begin(answer, sent);
    answer.later(
      () => answer.response.end(answer.bytes.subarray(sent)),
      answer.options.milliseconds ?? 30_000,
    );
  },
  slow: async (answer) => {
    const step = Math.ceil((answer.options.bytesPerSecond ?? 50_000) / 10);
    await begin(answer, step);
    for (let from = step; from < answer.bytes.length && !answer.response.destroyed; from += step) {
      await new Promise((resolve) => answer.later(() => resolve(undefined), 100));
      answer.response.write(answer.bytes.subarray(from, from + step));
    }
    answer.response.end();
  },
  damage: ({ response, bytes, headers }) => {
    const damaged = Buffer.from(bytes);
    damaged[bytes.length >> 1] ^= 1;
    response.writeHead(200, headers).end(damaged);
  },
  stale: async (answer) => {
    const old = await readFile(join(answer.options.site ?? '', answer.path)).catch(() => null);
    if (old) answer.response.writeHead(200, answer.headers).end(old);
    else faults.missing(answer);
  },
};
