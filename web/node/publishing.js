// What is to be done with a packed site? How to publish it, and what to paste into other pages.
import { createHash } from 'node:crypto';

/** @param {Uint8Array} bytes what the integrity attribute takes */
export const integrityOf = (bytes) => `sha256-${createHash('sha256').update(bytes).digest('base64')}`;

/**
 * @param {{site: string, url?: string, manifest: Uint8Array, script: {path: string, bytes: Uint8Array}}} packed script: the one that defines <carrel-archive>
 * @returns {string}
 */
export function publishing({ site, url = 'https://archive.example/', manifest, script }) {
  const base = url.endsWith('/') ? url : `${url}/`;
  return `Publish: copy ${site} to any static host. Keep the files of the previous edition there for a while: readers may be on it.
Hosts on another origin may load it if it is served with "Access-Control-Allow-Origin: *" (or their origin).

Embed: paste this into a page.

  <script type="module" src="${base}carrel.js"></script>
  <carrel-archive src="${base}archive/archive.json"></carrel-archive>

The same, pinned to this very program and edition (paste it anew with the next one):

  <script type="module" src="${base}${script.path}" integrity="${integrityOf(script.bytes)}" crossorigin="anonymous"></script>
  <carrel-archive src="${base}archive/archive.json" integrity="${integrityOf(manifest)}"></carrel-archive>

Where only an iframe is allowed:

  <iframe src="${base}embed.html" title="Archive" sandbox="allow-scripts allow-same-origin allow-popups" width="100%" height="600"></iframe>`;
}
