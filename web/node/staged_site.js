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

/** Whether a file is carrel's own of this kind, however its JSON is laid out. @param {string} path @param {string} kind */
function isOwn(path, kind) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).carrel === kind;
  } catch {
    return false;
  }
}

/**
 * Files below assets/ and parts are named by their content: another one of that name is a damaged copy of carrel's own. The rest is
 * carrel's where its list of the site, or for the manifest a manifest, is.
 * @param {string} site @param {[string, Uint8Array][]} files
 */
function refuseForeign(site, files) {
  const list = join(site, SITE_LIST);
  if (isFolder(list) || isOwn(list, 'site')) return;
  const isManifest = isOwn(join(site, SITE_MANIFEST), 'archive');
  const foreign = files
    .filter(([path, bytes]) => {
      if (path === SITE_MANIFEST ? isManifest : path.includes('/')) return false;
      const old = bytesOf(join(site, path));
      return old && !old.equals(bytes);
    })
    .map(([path]) => path);
  if (foreign.length === 0) return;
  throw new FileError(
    join(site, foreign[0]),
    `carrel did not write this file${foreign.length > 1 ? ` and ${foreign.length - 1} more of the site's names` : ''}`,
    'name an empty folder or a site, or replace them with --force',
  );
}

/**
 * @param {string} site the folder to write
 * @param {[string, Uint8Array][]} given paths below it and what stands there
 * @param {boolean} mayReplaceForeign
 */
export function replaceSite(site, given, mayReplaceForeign) {
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
    if (!mayReplaceForeign) refuseForeign(site, files);
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
