// How does the reading room come to stand beside an archive? Its files are copied, made to fit the archive's languages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFile, walk, writeFile } from './folder.js';

const encoder = new TextEncoder();

/** The room comes with two engines, the English one with a smaller module for the first search; the page names those its posts need. @param {string} page @param {boolean} languages @returns {{page: string, unused: string[]}} */
function chooseEngine(page, languages) {
  const [english, find, every] = ['data-engine', 'data-find', 'data-engine-languages'].map((name) => /** @type {any} */ (new RegExp(` ${name}="([^"]*)"`).exec(page)));
  const without = page.replace(every[0], '').replace(find[0], '').replace(english[0], '');
  const chosen = languages ? ` data-engine="${every[1]}"` : ` data-engine="${english[1]}" data-find="${find[1]}"`;
  const unused = languages ? [english[1], find[1]] : [every[1]];
  return { page: without.replace(' data-worker', `${chosen} data-worker`), unused: unused.map((address) => address.split('#')[0]) };
}

/**
 * @param {string} room the built room @param {string} site @param {boolean} languages
 * @returns {{script: {path: string, bytes: Uint8Array}}} the script that defines the element
 */
export function placeRoom(room, site, languages) {
  const { page, unused } = chooseEngine(readFileSync(join(room, 'index.html'), 'utf8'), languages);
  const isEntry = (/** @type {string} */ path) => !path.includes('/');
  const paths = walk(room).sort((a, b) => Number(isEntry(a)) - Number(isEntry(b)) || (a < b ? -1 : 1));
  let script = { path: '', bytes: new Uint8Array() };
  for (const path of paths) {
    if (unused.includes(path)) continue;
    const bytes = path === 'index.html' ? encoder.encode(page) : readFile(join(room, path));
    if (/^assets\/carrel\.[0-9a-f]{16}\.js$/.test(path)) script = { path, bytes };
    writeFile(join(site, path), bytes);
  }
  return { script };
}
