// Writes the whole archive into one file. The page fills the built one-file shell with the engine and all parts, as `carrel export`
// does, and hands it over as a download.
import { MANIFEST } from '../base/names.js';
import { element, setFile } from '../base/dom.js';
import { fetchBytes } from '../library/fetch_bytes.js';
import { tellProgress } from '../room/measured_progress.js';
import { removeNotice, showNotice } from '../room/notices.js';
import { wordsOf } from '../words/offline.js';

/**
 * @typedef {Pick<import('../room/room.js').Room, 'frame'> & import('../room/notices.js').Room}
 *   Room
 */

/** Above this, browsers take long to open such a file. The same number stands in src/site/export_site.h. */
const MOST_BYTES = 48 * 1024 * 1024;

/** @param {Uint8Array} bytes */
function encodeBase64(bytes) {
  let text = '';
  for (let from = 0; from < bytes.length; from += 0x8000)
    text += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(text);
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function deflate(bytes) {
  return new Uint8Array(
    await new Response(
      new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate')),
    ).arrayBuffer(),
  );
}

/** @param {string} text for text and attribute values in HTML */
const escape = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Compressed where that makes it smaller; parts are compressed already. @param {string} name @param {Uint8Array<ArrayBuffer>} bytes */
async function block(name, bytes) {
  const packed =
    name.endsWith('.zst') || !globalThis.CompressionStream ? bytes : await deflate(bytes);
  const isPacked = packed.length < bytes.length;
  return `<script type="text/base64" data-name="${escape(name)}"${isPacked ? ' data-packed="deflate"' : ''}>${encodeBase64(isPacked ? packed : bytes)}</script>\n`;
}

/** @param {string} title */
const fileName = (title) =>
  `${
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'archive'
  }.html`;

/**
 * @param {import('../library/library.js').Library} library @param {{engine: string, reader: string, oneFile: string}} urls
 * @param {(done: number, total: number) => void} onProgress
 * @returns {Promise<string | number>} the file's text, or its size where that is too large
 */
async function writeOneFile(library, urls, onProgress) {
  const { title, language, parts, media } = library.archive;
  const files = [{ name: MANIFEST, bytes: 0 }, ...parts, ...media];
  const size = files.reduce(
    (/** @type {number} */ sum, { bytes }) => sum + Math.ceil(bytes / 3) * 4,
    0,
  );
  if (size > MOST_BYTES) return size;
  const shell = new TextDecoder().decode(await fetchBytes(urls.oneFile, { name: 'one_file.html' }));
  const blocks = /** @type {string[]} */ ([]);
  for (const [name, url] of [
    ['carrel-find.wasm', urls.engine],
    ['carrel-read.wasm', urls.reader],
  ])
    blocks.push(await block(name, await fetchBytes(url, { name })));
  for (const [i, { name }] of files.entries()) {
    blocks.push(await block(name, await library.read(name)));
    onProgress(i + 1, files.length);
  }
  const marks = { title: escape(title), language: escape(language), files: blocks.join('') };
  return shell.replace(
    /\{\{(title|language|files)\}\}/g,
    (_, /** @type {keyof marks} */ name) => marks[name],
  );
}

/** @param {string} text @param {string} name */
function download(text, name) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/html' }));
  const link = element('a', { download: name });
  setFile(link, 'href', url);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * @param {Room} room @param {import('../library/library.js').Library} library
 * @param {{engine: string, reader: string, oneFile: string}} urls
 */
export async function saveOneFile(room, library, urls) {
  const strings = wordsOf(room);
  const close = { label: strings.close, run: () => removeNotice(room, 'save') };
  showNotice(room, { id: 'save', text: strings.saving });
  try {
    const text = await writeOneFile(library, urls, (done, total) =>
      tellProgress(room.frame.progress, 'save', done, total),
    );
    if (typeof text === 'number')
      return showNotice(room, {
        id: 'save',
        text: strings.saveTooLarge(text),
        tone: 'warning',
        actions: [close],
      });
    download(text, fileName(library.archive.title));
    showNotice(room, { id: 'save', text: strings.savedFile(text.length), actions: [close] });
  } catch (error) {
    const { kind = 'unreachable', part = '' } =
      /** @type {import('../library/part_error.js').Fault} */ (error);
    showNotice(room, {
      id: 'save',
      text: strings.fault(kind, part),
      tone: 'warning',
      actions: [{ label: strings.tryAgain, run: () => saveOneFile(room, library, urls) }, close],
    });
  } finally {
    tellProgress(room.frame.progress, 'save');
  }
}
