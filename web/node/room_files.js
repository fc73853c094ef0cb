// How does the reading room come to stand beside an archive? Its files are copied, made to fit the archive's languages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFile, walk, writeFile } from './folder.js';

const encoder = new TextEncoder();

/** The room comes with two engines; the page names the one its posts need. @param {string} page @param {boolean} languages @returns {{page: string, unused: string}} */
function chooseEngine(page, languages) {
  const english = /** @type {any} */ (/ data-engine="([^"]*)"/.exec(page));
  const every = /** @type {any} */ (/ data-engine-languages="([^"]*)"/.exec(page));
  const [chosen, unused] = languages ? [every[1], english[1]] : [english[1], every[1]];
  const without = page.replace(every[0], '').replace(english[0], '');
  return { page: without.replace(' data-worker', ` data-engine="${chosen}" data-worker`), unused };
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
    if (path === unused) continue;
    const bytes = path === 'index.html' ? encoder.encode(page) : readFile(join(room, path));
    if (/^assets\/carrel\.[0-9a-f]{16}\.js$/.test(path)) script = { path, bytes };
    writeFile(join(site, path), bytes);
  }
  return { script };
}
