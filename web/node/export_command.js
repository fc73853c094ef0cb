// carrel export: reader, engine and posts as one HTML file that opens from anywhere.
import { MANIFEST, SITE_MANIFEST } from '../base/names.js';
import { join } from 'node:path';
import { partsOf } from '../library/manifest_parts.js';
import { exportSite } from './pack.js';
import { number } from './command_line.js';
import { archiveFolder, isFile, isFolder, readFile, walk, writeFile } from './folder.js';
import { print } from './terminal.js';

const decoder = new TextDecoder();
const MOST_BYTES = 2 ** 30;

/**
 * What of the site the file is made of: what the room says of itself, its assets, and what the manifest names. What is missing, the packer says.
 * @param {string} site
 */
function* filesOf(site) {
  const manifest = readFile(join(archiveFolder(site), MANIFEST));
  /** @type {string[]} */
  let named = [];
  try {
    const known = JSON.parse(decoder.decode(manifest));
    named = [...partsOf(known), ...known.media].map(({ name }) => `archive/${name}`);
  } catch {
    /* the packer says what is wrong with it */
  }
  const assets = isFolder(join(site, 'assets'))
    ? walk(join(site, 'assets')).map((path) => `assets/${path}`)
    : [];
  for (const path of ['room.json', SITE_MANIFEST, ...assets, ...named]) {
    if (isFile(join(site, path)))
      yield /** @type {[string, Uint8Array]} */ ([path, readFile(join(site, path))]);
  }
}

/** @type {import('./command.js').Command} */
export const exportCommand = {
  usage: 'export SITE FILE [options]',
  does: 'Write a packed site as one HTML file that opens without a server',
  least: 2,
  options: {
    posts: {
      type: 'string',
      value: 'QUERY',
      help: 'Only the posts that this query finds, such as "kind:incident"',
    },
    'most-bytes': {
      type: 'string',
      value: 'N',
      help: 'Refuse to write a larger file (default: 50331648)',
    },
    quiet: { type: 'boolean', help: 'Print errors only' },
  },
  async run([site, output], { posts, 'most-bytes': mostBytes, quiet = false }) {
    const { html, report } = await exportSite(filesOf(site), {
      posts,
      mostBytes: number(mostBytes, 'most-bytes', MOST_BYTES),
      folder: site,
      output,
    });
    writeFile(output, html);
    if (!quiet) print(report);
    return 0;
  },
};
