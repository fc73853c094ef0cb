// Replaces a site on disk by its next edition. All is written into a folder inside it first, then moved to its place, what
// names other files last; until then, and after any failure, the site is what it was. The native command does the same.
import { SITE_LIST, SITE_MANIFEST } from '../base/names.js';
import {
  cpSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { FileError, isFolder, writeFile } from './folder.js';

/** What the folder's name begins with; the number of the process follows. */
export const OPENING = '.carrel-packing-';

/** Whether a process lives. @param {number} process_ */
function lives(process_) {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH';
  }
}

/** Pages come after what they name, then the manifest, then the list of what a device keeps. @param {string} path */
const rankOf = (path) =>
  path === SITE_LIST ? 3 : path === SITE_MANIFEST ? 2 : path.includes('/') ? 0 : 1;

/** @param {string} path @param {unknown} error */
const cannotMove = (path, error) =>
  error instanceof FileError
    ? error
    : new FileError(
        path,
        `cannot be replaced: ${/** @type {NodeJS.ErrnoException} */ (error).code}`,
        'the site was left as it was; mend this and pack again',
      );

/** @param {string} path @returns {Buffer | null} */
function bytesOf(path) {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/**
 * What stands in the place of a file of the site; null where nothing does that can be read.
 * @param {string} site @param {string} path
 */
export function readInPlace(site, path) {
  const target = join(site, path);
  if (isFolder(target)) throw cannotMove(target, { code: 'EISDIR' });
  return bytesOf(target);
}

/**
 * @param {string} site the folder to write
 * @param {[string, Uint8Array][]} given paths below it and what stands there
 */
export function replaceSite(site, given) {
  const hadSite = isFolder(site);
  const staging = join(site, `${OPENING}${process.pid}`),
    fresh = join(staging, 'new'),
    before = join(staging, 'before');
  if (hadSite) {
    for (const name of readdirSync(site)) {
      const owner = Number(name.slice(OPENING.length));
      if (name.startsWith(OPENING) && (!(owner > 0) || owner === process.pid || !lives(owner)))
        rmSync(join(site, name), { recursive: true, force: true });
    }
  }
  const files = [...given].sort(([a], [b]) => rankOf(a) - rankOf(b));
  /** @type {{target: string, backup: string}[]} backup: empty where there was no file */
  const moved = [];
  try {
    for (const [path, bytes] of files) writeFile(join(fresh, path), bytes, join(site, path));
    for (const [path] of files) {
      const target = join(site, path);
      try {
        mkdirSync(dirname(target), { recursive: true });
      } catch (error) {
        throw cannotMove(dirname(target), error);
      }
      if (isFolder(target)) throw cannotMove(target, { code: 'EISDIR' });
    }
    for (const [path, bytes] of files) {
      const target = join(site, path),
        backup = join(before, path);
      const hadFile = lstatSync(target, { throwIfNoEntry: false }) !== undefined;
      if (hadFile && bytesOf(target)?.equals(bytes)) continue; // what copies the site elsewhere need not copy it again
      try {
        if (hadFile) {
          mkdirSync(dirname(backup), { recursive: true });
          try {
            linkSync(target, backup);
          } catch {
            cpSync(target, backup, { verbatimSymlinks: true });
          }
        }
        renameSync(join(fresh, path), target);
      } catch (error) {
        throw cannotMove(target, error);
      }
      moved.push({ target, backup: hadFile ? backup : '' });
    }
  } catch (error) {
    for (const { target, backup } of moved.reverse()) {
      if (backup) renameSync(backup, target);
      else rmSync(target, { force: true });
    }
    throw error;
  } finally {
    rmSync(staging, { recursive: true, force: true });
    if (!hadSite)
      try {
        rmdirSync(site);
      } catch {
        /* it holds the site */
      }
  }
}
