// Packs posts without a folder or a compiler: the packer as WebAssembly, in node or in a page. The bytes are those `carrel pack` and
// `carrel export` write.
import { EngineError } from './engine.js';
import { callModule, importsFor } from './module_calls.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const ROOM = '.room/',
  SITE = '.site/',
  BEFORE = '.before/',
  SETTINGS = '.settings/',
  STANDING = '.standing/',
  HISTORY = '.history/';
const ONE_FILE = 'one_file.html';

/** @typedef {Iterable<[path: string, bytes: Uint8Array]>} Files */

/**
 * The folder of a site, as the packer's caller reaches it. Paths go from the site, with '/' between names.
 * @typedef {object} SiteFolder
 * @property {(files: [path: string, bytes: Uint8Array][]) => void} write replaces the edition in its place, whole or not at all
 * @property {() => string[]} list every file that stands in the site
 * @property {(path: string) => Uint8Array | null} read null: it cannot be read
 * @property {(path: string) => boolean} remove whether the file is gone
 * @property {boolean} [force] whether files of the site's names that carrel did not write are replaced, too
 * @property {boolean} [prune] whether files of earlier editions are removed
 */

/**
 * How to ask git about a folder: arguments behind `-C FOLDER`, variables with their values, and the names of those to hand on.
 * @typedef {{place: string[], log: string[], environment: string[], inherited: string[], bytes: number, seconds: number}} GitQuestions
 */
/**
 * Which configuration of tools to look for; a name that ends with a slash is a folder.
 * @typedef {{names: string[], above: number, bytes: number, git: GitQuestions,
 *   variables: {name: string, key: string}[]}} SettingsSought
 */

/** Where nothing is written. @type {SiteFolder} */
const NOWHERE = { write() {}, list: () => [], read: () => null, remove: () => false };

/** @typedef {`carrel_pack_${string}`} CallName */
/**
 * @typedef {import('./module_calls.js').ModuleExports & {carrel_pack_new: () => number, carrel_pack_delete: (packing: number) => void}
 *   & Record<CallName, (packing: number, ...inputs: number[]) => number>} Exports
 */

/** The functions of wasm/carrel_pack.h over one instance. @param {WebAssembly.Module} module carrel-pack.wasm */
function openPacker(module) {
  // The C library's start-up looks for environment variables: there are none, so that no setting of the machine changes a byte.
  const environment = {
    environ_sizes_get(/** @type {number} */ count, /** @type {number} */ size) {
      const view = new DataView(exports.memory.buffer);
      view.setUint32(count, 0, true);
      view.setUint32(size, 0, true);
      return 0;
    },
    environ_get: () => 0,
  };
  const imports = importsFor(
    WebAssembly.Module.imports(module),
    environment,
    (_, name) => new WebAssembly.RuntimeError(`the packer called ${name}`),
  );
  const exports = /** @type {Exports} */ (
    /** @type {unknown} */ (new WebAssembly.Instance(module, imports).exports)
  );
  exports._initialize?.();
  const packing = { exports, handle: exports.carrel_pack_new() };
  /** @param {CallName} name @param {Uint8Array[]} inputs */
  const call = (name, ...inputs) =>
    callModule(packing, name, inputs, (view, status) => {
      const bytes = view.slice();
      if (status !== 0) throw new EngineError(JSON.parse(decoder.decode(bytes)));
      return bytes;
    });
  return {
    /** @param {Files} files @param {string} [place] what their paths begin with */
    add(files, place = '') {
      for (const [path, bytes] of files)
        call('carrel_pack_add', encoder.encode(place + path), bytes);
    },
    /** @param {string} path @param {Uint8Array} bytes */
    lookInto: (path, bytes) => void call('carrel_pack_look_into', encoder.encode(path), bytes),
    /** @param {CallName} name @param {object} request */
    ask: (name, request) =>
      JSON.parse(decoder.decode(call(name, encoder.encode(JSON.stringify(request))))),
    /** @returns {SettingsSought} */
    settings: () => JSON.parse(decoder.decode(call('carrel_pack_settings'))),
    /** @param {string} name */
    file: (name) => call('carrel_pack_file', encoder.encode(name)),
    close() {
      exports.carrel_pack_delete(packing.handle);
    },
  };
}

/**
 * @param {ReturnType<typeof openPacker>} packer @param {SiteFolder} folder @param {string} site as messages name it
 */
function refuseForeign(packer, { read, force = false }, site) {
  if (force) return;
  for (const path of packer.ask('carrel_pack_at_risk', {}).read) {
    const bytes = read(path);
    if (bytes) packer.add([[path, bytes]], STANDING);
  }
  packer.ask('carrel_pack_refuse_foreign', { site });
}

/**
 * What the site still has of earlier editions: named in the report, and removed if that was asked for.
 * @param {ReturnType<typeof openPacker>} packer
 * @param {SiteFolder} folder in which the new edition stands
 * @param {boolean} all whether the text has all lines
 * @returns {{report: string, text: string}}
 */
function settleEarlierFiles(packer, { list, read, remove, prune = false }, all) {
  for (const path of packer.ask('carrel_pack_take_stock', { paths: list() }).read) {
    const bytes = read(path);
    if (bytes) packer.lookInto(path, bytes);
  }
  const removed = prune ? packer.ask('carrel_pack_prunable', {}).remove.filter(remove) : [];
  return packer.ask('carrel_pack_report', { prune, removed, all });
}

/**
 * @param {WebAssembly.Module} module carrel-pack.wasm
 * @param {Files} files path relative to the folder of posts, and content; carrel.json is the configuration
 * @param {{today: string, part_bytes?: number, level?: number, drafts?: boolean, future?: boolean, visibilities?: string[],
 *   title?: string, folder?: string, all?: boolean, walk?: {links: Record<string, string>, notes: object[]}, set?: string[],
 *   environment?: Record<string, string | undefined>}} options title: the archive's where carrel.json has none; set: keys of the
 *   configuration ("title=Notes"); environment: the variables, of which those that name a key go before the file
 * @param {Files} [room] the built reading room's files, for a whole site
 * @param {{site: string, url?: string}} [place] the folder's name and the address of the whole site, in the lines for people
 * @param {Files} [before] manifest, list and posts parts of the edition before, by their names below archive/: posts keep
 *   their addresses, and the report names those that were withdrawn
 * @param {SiteFolder} [into] where all of it is written; the report then names the files that still hold what was withdrawn
 * @param {(sought: SettingsSought) => Files} [settings] finds tools' configuration above the folder and in hidden ones
 * @param {(questions: GitQuestions) => Files} [history] asks git: what it printed as "place" and "log", or why it did not as "refusal"
 * @returns {{files: Map<string, Uint8Array>, site: Map<string, Uint8Array>, languages: boolean,
 *   report: import('../types/pack.js').PackReport, text: string, publishing: string}} the bundle's files by their names
 *   below archive/, the manifest last; the site's other files, in the order in which they are to be written; whether its
 *   readers need the engine for all languages; the report of `carrel pack --json`, and the one for people; with a room: how to publish the site
 */
export function packPosts(
  module,
  files,
  options,
  room,
  place = { site: 'site' },
  before = [],
  into = NOWHERE,
  settings = undefined,
  history = undefined,
) {
  const packer = openPacker(module);
  packer.add(before, BEFORE);
  packer.add(files);
  if (settings) packer.add(settings(packer.settings()), SETTINGS);
  if (history) packer.add(history(packer.settings().git), HISTORY);
  const { environment = {}, ...request } = options;
  const variables = packer
    .settings()
    .variables.map(({ name, key }) => ({ key, value: environment[name], from: name }))
    .filter(({ value }) => value !== undefined);
  const { files: names, languages } = packer.ask('carrel_pack_run', { ...request, variables });
  const bundle = new Map(names.map((/** @type {string} */ name) => [name, packer.file(name)]));
  /** @type {Map<string, Uint8Array>} */
  const site = new Map();
  let publishing = '';
  if (room) {
    packer.add(room, ROOM);
    const made = packer.ask('carrel_pack_furnish', place);
    for (const name of made.files) site.set(name, packer.file(name));
    publishing = made.publishing;
  }
  refuseForeign(packer, into, place.site);
  into.write([
    ...[...bundle].map(
      ([name, bytes]) => /** @type {[string, Uint8Array]} */ ([`archive/${name}`, bytes]),
    ),
    ...site,
  ]);
  const { report, text } = settleEarlierFiles(packer, into, options.all ?? false);
  packer.close();
  return { files: bundle, site, languages, report: JSON.parse(report), text, publishing };
}

/**
 * A packed site as one HTML file.
 * @param {WebAssembly.Module} module carrel-pack.wasm @param {Files} files of the site, by their paths
 * @param {{site: string, output: string, posts?: string, most_bytes?: number}} request site, output: as messages name them
 * @returns {{html: Uint8Array, report: string}}
 */
export function exportFiles(module, files, request) {
  const packer = openPacker(module);
  packer.add(files, SITE);
  const { report } = packer.ask('carrel_pack_export', request);
  const html = packer.file(ONE_FILE);
  packer.close();
  return { html, report };
}
