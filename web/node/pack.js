// Packs records into an archive, and a packed site into one file, for programs that have no folder: in node, in a page, in a worker.
// `carrel/pack` of the npm package.
import { exportFiles, packPosts } from '../engine/packer.js';

/**
 * A file by its path below the folder of posts; or a post by its fields, which are front matter, and its Markdown.
 * @typedef {{path: string, bytes: Uint8Array} | {path: string, text: string} |
 *   ({slug: string, markdown: string} & Record<string, unknown>)} PackRecord
 */
/**
 * @typedef {object} PackOptions
 * @property {Record<string, unknown>} [configuration] what carrel.json would say; a record "carrel.json" does as well
 * @property {string} [title] the archive's, where the configuration has none
 * @property {string} [path] the folder's own, after which the archive is called where nothing else says it
 * @property {string} [today] like 2024-03-05; the day of packing in UTC, if absent. Later posts stay out.
 * @property {boolean} [drafts] @property {boolean} [future] @property {string[]} [visibilities]
 * @property {number} [partBytes] @property {number} [level] zstd's, 1 to 22
 * @property {boolean} [all] whether the text for people has all lines
 * @property {Iterable<[string, Uint8Array]>} [room] the built reading room's files by path, for a whole site
 * @property {string} [folder] @property {string} [url] the site's folder and address, as `publishing` names them
 * @property {{links: Record<string, string>, notes: {kind: string, where: string, message: string, cause?: string}[]}} [walk]
 *   what a folder holds besides the records
 * @property {Iterable<[name: string, bytes: Uint8Array]>} [before] files of the edition before by their names
 *   below archive/: with its manifest, list and posts parts, posts keep their addresses and the report names those that were withdrawn
 * @property {import('../engine/packer.js').SiteFolder} [into] the site's folder, for who has one: everything is written there, and
 *   the report names the files that still hold a withdrawn post
 * @property {(sought: import('../engine/packer.js').SettingsSought) => Iterable<[path: string, bytes: Uint8Array]>} [settings]
 *   finds tools' configuration where no records stand: above the folder ("../hugo.toml"), and in hidden ones (".obsidian/app.json")
 * @property {(questions: import('../engine/packer.js').GitQuestions) => Iterable<[name: string, bytes: Uint8Array]>} [history]
 *   asks git about the folder, for the days of posts that have none: "place" and "log", or "refusal"
 * @property {string[]} [set] keys of the configuration, as "title=Notes"
 * @property {Record<string, string | undefined>} [environment] variables, of which CARREL_TITLE and its like go before the configuration
 * @property {WebAssembly.Module} [module] the packer compiled already
 */
/**
 * @typedef {object} Packed
 * @property {Map<string, Uint8Array<ArrayBuffer>>} files the bundle's files by their names below archive/, the manifest last
 * @property {Map<string, Uint8Array<ArrayBuffer>>} site with `room`: the files that stand beside archive/, in the order in which
 *   to write them
 * @property {boolean} languages whether readers need the engine for all languages
 * @property {import('../types/pack.js').PackReport} report as `carrel pack --json` prints it
 * @property {string} text the report for people
 * @property {string} publishing with `room`: how to publish the site, and what to paste into other pages
 */
/**
 * @typedef {object} ExportOptions
 * @property {string} [posts] only those that this query finds
 * @property {number} [mostBytes] a larger file is refused
 * @property {string} [folder] @property {string} [output] how messages name the site and the file
 * @property {WebAssembly.Module} [module] the packer compiled already
 */

const encoder = new TextEncoder();

/** The bytes of a file that stands beside this one, in node and elsewhere. @param {URL} url @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function readBeside(url) {
  if (url.protocol === 'file:') {
    const { readFile } = await import(/* @vite-ignore */ 'node:fs/promises');
    return new Uint8Array(await readFile(url));
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`HTTP ${response.status} for ${url.href}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** @param {PackRecord} given @returns {[string, Uint8Array]} */
function toFile(given) {
  const fields = /** @type {Record<string, unknown>} */ (given);
  if (typeof fields.path === 'string' && fields.bytes instanceof Uint8Array)
    return [fields.path, fields.bytes];
  if (typeof fields.path === 'string' && typeof fields.text === 'string')
    return [fields.path, encoder.encode(fields.text)];
  const { slug, markdown, ...others } = fields;
  if (typeof slug !== 'string' || typeof markdown !== 'string')
    throw new TypeError('a record has a path with bytes or text, or a slug with markdown');
  return [
    `${encodeURIComponent(slug)}.md`,
    encoder.encode(`${JSON.stringify({ slug, ...others })}\n\n${markdown}`),
  ];
}

/** @type {Promise<WebAssembly.Module> | undefined} */
let compiled;
const compile = () =>
  (compiled ??= readBeside(new URL('../carrel-pack.wasm', import.meta.url)).then((bytes) =>
    WebAssembly.compile(bytes),
  ));

/**
 * @param {Iterable<PackRecord> | AsyncIterable<PackRecord>} records
 * @param {PackOptions} [options]
 * @returns {Promise<Packed>}
 */
export async function pack(
  records,
  {
    configuration,
    title,
    path,
    today,
    drafts,
    future,
    visibilities,
    partBytes,
    level,
    all,
    room,
    folder = 'site',
    url,
    walk,
    before,
    into,
    settings,
    history,
    set,
    environment,
    module,
  } = {},
) {
  module ??= await compile();
  /** @type {[string, Uint8Array][]} */
  const files = [];
  for await (const each of records) files.push(toFile(each));
  if (configuration) files.push(['carrel.json', encoder.encode(JSON.stringify(configuration))]);
  return packPosts(
    module,
    files,
    {
      today: today ?? new Date().toISOString().slice(0, 10),
      title,
      folder: path,
      drafts,
      future,
      visibilities,
      part_bytes: partBytes,
      level,
      all,
      walk,
      set,
      environment,
    },
    room,
    { site: folder, url },
    before,
    into,
    settings,
    history,
  );
}

/**
 * A packed site as one HTML file that opens from anywhere: the bytes that `carrel export` writes.
 * @param {Iterable<[string, Uint8Array]>} site its files by their paths
 * @param {ExportOptions} [options]
 * @returns {Promise<{html: Uint8Array<ArrayBuffer>, report: string}>}
 */
export async function exportSite(
  site,
  { posts, mostBytes, folder = 'site', output = 'archive.html', module } = {},
) {
  return exportFiles(module ?? (await compile()), site, {
    site: folder,
    output,
    posts,
    most_bytes: mostBytes,
  });
}
