// carrel pack: a folder of posts becomes a site. Walks the folder, packs, copies the reading room, says what it found and how to publish it.
import { MANIFEST } from '../base/names.js';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { partsOf } from '../library/manifest_parts.js';
import { pack } from './pack.js';
import { UsageError, number } from './command_line.js';
import {
  listSite,
  readFile,
  readIfThere,
  readSettings,
  removeFile,
  walk,
  walkFolder,
} from './folder.js';
import { askGit } from './git_history.js';
import { OPENING, readInPlace, replaceSite } from './staged_site.js';
import { print, printContent } from './terminal.js';

const decoder = new TextDecoder();
const CONFIGURATION = /^carrel\.(?:json|toml|ya?ml)$/u;
const CONFIGURATION_ENDING = /\.(?:toml|ya?ml)$/u;
const ROOM = fileURLToPath(new URL('../room', import.meta.url));

/** @param {string} text */
const isDay = (text) =>
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);

/**
 * What of the edition in its place says which posts there were, and at which addresses.
 * @param {string} site
 * @returns {[string, Uint8Array][]}
 */
function editionBefore(site) {
  const archive = join(site, 'archive');
  const manifest = readIfThere(join(archive, MANIFEST));
  if (!manifest) return [];
  const named = new Set();
  try {
    for (const { name, role } of partsOf(JSON.parse(decoder.decode(manifest))))
      if (role === 'posts' || role === 'list') named.add(name);
  } catch {
    /* it is none that the packer could read */
  }
  const parts = readdirSync(archive)
    .filter((name) => named.has(name))
    .map((name) => /** @type {const} */ ([name, readIfThere(join(archive, name))]));
  return /** @type {[string, Uint8Array][]} */ ([
    [MANIFEST, manifest],
    ...parts.filter(([, bytes]) => bytes),
  ]);
}

/** @type {import('./command.js').Command} */
export const packCommand = {
  usage: 'pack FOLDER -o SITE [options]',
  does: 'Pack a folder of Markdown posts into a site; copy it to any static host',
  least: 1,
  options: {
    output: { type: 'string', short: 'o', value: 'SITE', help: 'The folder to write (needed)' },
    config: {
      type: 'string',
      value: 'FILE',
      help: 'The configuration, instead of FOLDER/carrel.json',
    },
    set: {
      type: 'string',
      multiple: true,
      value: 'KEY=VALUE',
      help: 'A key of the configuration, as title=Notes; may be given again',
    },
    today: {
      type: 'string',
      value: 'DAY',
      help: 'The day of packing (default: today in UTC); later posts stay out',
    },
    visibility: {
      type: 'string',
      multiple: true,
      value: 'NAME',
      help: 'Also pack posts with this visibility; may be given again',
    },
    'part-bytes': {
      type: 'string',
      value: 'N',
      help: 'Unpacked size of a part (default: what suits the archive)',
    },
    level: {
      type: 'string',
      value: 'N',
      help: "zstd level, 1 to 22 (default: 19, and 12 for the posts' text)",
    },
    url: {
      type: 'string',
      value: 'ADDRESS',
      help: 'Where the site will stand: print the lines to paste into other pages',
    },
    drafts: { type: 'boolean', help: 'Pack drafts too' },
    future: { type: 'boolean', help: 'Pack posts dated after today too' },
    prune: {
      type: 'boolean',
      help: 'Remove what carrel wrote for editions older than the one before, and all that holds a withdrawn post',
    },
    'no-git-dates': {
      type: 'boolean',
      help: "Leave posts without a date undated, whatever git's history says",
    },
    force: { type: 'boolean', help: "Replace files of the site's names that carrel did not write" },
    strict: {
      type: 'boolean',
      help: 'Exit with 1 if posts were skipped, links are broken or values were guessed',
    },
    all: { type: 'boolean', help: 'Print every line of the report' },
    json: { type: 'boolean', help: 'Print the whole report as JSON' },
    quiet: { type: 'boolean', help: 'Print errors only' },
  },
  async run([folder], options) {
    const site = options.output;
    if (!site) throw new UsageError('--output is needed: the folder to write');
    if (options.today && !isDay(options.today))
      throw new UsageError(`--today: "${options.today}" is no date (write it as 2024-03-05)`);
    if (existsSync(site) && existsSync(folder) && realpathSync(site) === realpathSync(folder))
      throw new UsageError(`${site} is the folder of the posts (name another folder with -o)`);
    const started = performance.now();
    const { paths, links, notes } = walkFolder(folder);
    const records = paths
      .filter((path) => !options.config || !CONFIGURATION.test(path))
      .map((path) => ({ path, bytes: readFile(join(folder, path)) }));
    if (options.config) {
      const [ending] = CONFIGURATION_ENDING.exec(options.config) ?? ['.json'];
      records.push({ path: `carrel${ending}`, bytes: readFile(options.config) });
    }
    const { report, text, publishing } = await pack(records, {
      room: walk(ROOM).map((path) => [path, readFile(join(ROOM, path))]),
      path: resolve(folder),
      today: options.today || undefined,
      drafts: options.drafts,
      future: options.future,
      visibilities: options.visibility,
      all: options.all,
      set: options.set,
      environment: process.env,
      partBytes: number(options['part-bytes'], 'part-bytes', 16 << 20),
      level: number(options.level, 'level', 22),
      folder: site,
      url: options.url,
      walk: { links, notes },
      settings: (sought) => readSettings(folder, sought),
      history: options['no-git-dates'] ? undefined : (questions) => askGit(folder, questions),
      before: editionBefore(site),
      into: {
        write: (files) => replaceSite(site, files),
        list: () => listSite(site, OPENING),
        read: (path) => readInPlace(site, path),
        remove: (path) => removeFile(join(site, path)),
        force: Boolean(options.force),
        prune: Boolean(options.prune),
      },
    });
    if (options.json) printContent(`${JSON.stringify(report)}\n`);
    else if (!options.quiet) {
      print(text);
      print(
        `\n${((performance.now() - started) / 1000).toFixed(1)} s. Look at it: npx carrel serve ${site}\n${publishing}Next: ${report.next}.\n`,
      );
    }
    const kinds = report.notes.map((note) => note.kind);
    const hasFaults =
      report.left_out > 0 || kinds.includes('dead-link') || kinds.includes('warning');
    return options.strict && hasFaults ? 1 : 0;
  },
};
