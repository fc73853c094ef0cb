// Files and folders, as the command needs them.
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { MANIFEST } from '../base/names.js';

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
  if (!isFile(join(folder, MANIFEST)))
    throw new FileError(site, 'there is no archive here', 'name a folder that carrel pack wrote');
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
    removeFile(temporary); // which may stand below a file, where nothing can
    throw new FileError(
      called,
      `cannot be written: ${/** @type {NodeJS.ErrnoException} */ (error).code}`,
      'check that the folder may be written to and the disk has room',
    );
  }
}

const isPassedOver = (/** @type {string} */ name) =>
  name.startsWith('.') || name === 'node_modules';
/** The pictures of a GitBook stand in a hidden folder; nothing else of it is the archive's. @param {string} below @param {string} name */
function isPassedOverIn(below, name) {
  const path = `/${below}`;
  if (path.endsWith('/.gitbook/')) return name !== 'assets';
  const isAsset = path.includes('/.gitbook/');
  return name === '.gitbook' ? isAsset : isPassedOver(name) || (isAsset && isPost(name));
}
const isPost = (/** @type {string} */ path) => /\.(md|markdown|mdx|mkdn?|mdwn|mdown)$/i.test(path);

/**
 * @typedef {object} FolderWalk
 * @property {string[]} paths every file below the folder, with '/' between names
 * @property {Record<string, string>} links other names of these files and of folders
 * @property {{kind: string, where: string, message: string, cause?: string}[]} notes what was left out, for the report
 */

/**
 * The files of a folder of posts. The rules for symbolic links and unreadable folders are those of src/cli/folder_walk.h.
 * @param {string} folder @returns {FolderWalk}
 */
export function walkFolder(folder) {
  if (!isFolder(folder))
    throw new FileError(folder, 'is not a folder', 'name the folder that holds the posts');
  const root = realpathSync(folder);
  /** @type {string[]} */
  const paths = [];
  /** @type {string[]} */
  const found = [];
  /** @type {Record<string, string>} */
  const links = {};
  /** @type {FolderWalk['notes']} */
  const notes = [];
  const note = (
    /** @type {string} */ kind,
    /** @type {string} */ where,
    /** @type {string} */ message,
    cause = '',
  ) => notes.push(cause ? { kind, where, message, cause } : { kind, where, message });
  const enter = (/** @type {string} */ below) => {
    let entries;
    try {
      entries = readdirSync(join(folder, below), { withFileTypes: true });
    } catch (error) {
      return void note(
        'unreadable',
        below || '.',
        `the folder cannot be read: ${/** @type {NodeJS.ErrnoException} */ (error).code}`,
      );
    }
    for (const entry of entries) {
      const path = below + entry.name;
      if (isPassedOverIn(below, entry.name)) {
        const what = entry.isDirectory() ? 'folder' : 'file';
        if (entry.name !== 'node_modules')
          note('hidden', path, `a hidden ${what}, never packed`, 'private');
        continue;
      }
      if (entry.isSymbolicLink()) found.push(path);
      else if (entry.isDirectory()) enter(`${path}/`);
      else if (entry.isFile()) paths.push(path);
    }
  };
  enter('');
  const known = new Set(paths);
  /** @type {Map<string, string>} the place of a linked post, and the name it is packed under */
  const named = new Map();
  for (const link of found.sort()) {
    let real;
    try {
      real = realpathSync(join(folder, link));
    } catch {
      note('left-out', link, 'is a symbolic link that leads nowhere', 'link-out');
      continue;
    }
    const names = relative(root, real).split(sep);
    if (names.some((name) => isPassedOver(name)) || relative(root, real).startsWith(root)) {
      note(
        'left-out',
        link,
        'is a symbolic link that leads out of the folder, or to a hidden file',
        'link-out',
      );
      continue;
    }
    const place = names.join('/');
    if (isFolder(real)) {
      links[link] = place;
      note(
        'guess',
        link,
        `is a symbolic link to the folder ${place || '.'}, whose files are packed under that name`,
        'symbolic-link',
      );
    } else if (isFile(real)) {
      const isKnown = isPost(place) && known.has(place);
      const first = named.get(place);
      if (!isPost(link) || (!isKnown && first === undefined)) {
        paths.push(link);
        if (isPost(link)) named.set(place, link);
        continue;
      }
      links[link] = isKnown ? place : /** @type {string} */ (first);
      note(
        'guess',
        link,
        `is a symbolic link to ${links[link]}, which is packed under that name`,
        'symbolic-link',
      );
    }
  }
  return { paths: paths.sort(), links, notes };
}

/**
 * Tools' configuration here and above. The rules are those of src/cli/folder_walk.h.
 * @param {string} folder @param {import('../engine/packer.js').SettingsSought} sought
 * @returns {[path: string, bytes: Uint8Array][]}
 */
export function readSettings(folder, { names, above: most, bytes: mostBytes }) {
  /** @type {[string, Uint8Array][]} */
  const settings = [];
  let level = realpathSync(folder),
    above = '';
  for (let i = 0; i <= most; ++i, above += '../') {
    for (const name of names) {
      if (i === 0 && !name.startsWith('.')) continue; // the walk finds it
      const path = join(level, name.replace(/\/$/, ''));
      const status = lstatSync(path, { throwIfNoEntry: false });
      if (name.endsWith('/')) {
        if (status?.isDirectory()) settings.push([above + name, new Uint8Array()]);
      } else if (status?.isFile() && status.size <= mostBytes) {
        const content = readIfThere(path);
        if (content) settings.push([above + name, content]);
      }
    }
    if (existsSync(join(level, '.git')) || level === dirname(level)) break;
    level = dirname(level);
  }
  return settings;
}

/**
 * Every file below a folder that carrel made itself, links and all, with '/' between names; without hidden ones and what other tools fill. Folders behind links are not entered.
 * @param {string} folder @returns {string[]}
 */
export function walk(folder) {
  if (!isFolder(folder)) throw new FileError(folder, 'is not a folder', 'name the folder');
  /** @type {string[]} */
  const paths = [];
  const enter = (/** @type {string} */ below) => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      if (isPassedOver(entry.name)) continue;
      const path = below ? `${below}/${entry.name}` : entry.name;
      if (entry.isDirectory()) enter(path);
      else if (entry.isFile() || isFile(join(folder, path))) paths.push(path);
    }
  };
  enter('');
  return paths.sort();
}

/**
 * Every file that a host would hand out of a site, hidden ones too; folders behind links are not entered, but for archive/. The rules are
 * those of src/cli/folder_walk.h.
 * @param {string} site @param {string} passedOver what the names of folders begin with in which another packing is writing just now @returns {string[]}
 */
export function listSite(site, passedOver) {
  /** @type {string[]} */
  const paths = [];
  const enter = (/** @type {string} */ below) => {
    let entries;
    try {
      entries = readdirSync(join(site, below), { withFileTypes: true });
    } catch {
      return;
    }
    for (const entry of entries) {
      const path = below + entry.name;
      if (below === '' && (entry.name === 'archive' || entry.name.startsWith(passedOver))) continue;
      if (entry.isDirectory()) enter(`${path}/`);
      else if (isFile(join(site, path))) paths.push(path);
    }
  };
  enter('');
  enter('archive/');
  return paths.sort();
}

/** @param {string} path @returns {Uint8Array<ArrayBuffer> | null} */
export function readIfThere(path) {
  try {
    return new Uint8Array(readFileSync(path));
  } catch {
    return null;
  }
}

/** Whether the file is gone. @param {string} path */
export function removeFile(path) {
  try {
    rmSync(path);
    return true;
  } catch {
    return false;
  }
}
