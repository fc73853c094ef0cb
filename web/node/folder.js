// Files and folders, as the command needs them.
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const MANIFEST = 'archive.json';

/** What was named cannot be read or written: exit code 3. */
export class FileError extends Error {
  /** @param {string} path @param {string} message @param {string} [hint] */
  constructor(path, message, hint = '') {
    super(`${path}: ${message}${hint ? ` (${hint})` : ''}`);
    this.name = 'FileError';
  }
}

/** @param {string} path @returns {boolean} */
export function isFolder(path) {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** @param {string} path @returns {boolean} */
export function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** @param {string} path @returns {Uint8Array<ArrayBuffer>} */
export function readFile(path) {
  try {
    return new Uint8Array(readFileSync(path));
  } catch {
    throw new FileError(path, 'cannot be read', 'check that it exists and may be read');
  }
}

/** The folder with archive.json: SITE itself or SITE/archive. @param {string} site */
export function archiveFolder(site) {
  const folder = isFile(join(site, MANIFEST)) ? site : join(site, 'archive');
  if (!isFile(join(folder, MANIFEST))) throw new FileError(site, 'there is no archive here', 'name a folder that carrel pack wrote');
  return folder;
}

/**
 * Through a temporary file beside it, so that no reader ever sees half a file.
 * @param {string} path @param {Uint8Array} bytes @param {string} [called] how an error names it
 */
export function writeFile(path, bytes, called = path) {
  const temporary = `${path}.part-${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, bytes);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new FileError(called, `cannot be written: ${/** @type {any} */ (error).code}`, 'check that the folder may be written to and the disk has room');
  }
}

/**
 * Every file below the folder, with '/' between names; without hidden ones and what other tools fill. Folders behind links are not entered.
 * @param {string} folder @returns {string[]}
 */
export function walk(folder) {
  if (!isFolder(folder)) throw new FileError(folder, 'is not a folder', 'name the folder that holds the posts');
  /** @type {string[]} */
  const paths = [];
  const enter = (/** @type {string} */ below) => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = below ? `${below}/${entry.name}` : entry.name;
      if (entry.isDirectory()) enter(path);
      else if (entry.isFile() || isFile(join(folder, path))) paths.push(path);
    }
  };
  enter('');
  return paths.sort();
}
