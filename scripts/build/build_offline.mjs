// Builds what the reading room needs to be kept on a device: the service worker and the one that takes it back, the app's manifest with its
// icons, and the shell that `carrel export` and "Save as one file" fill. Called by build_room.mjs.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const sha256 = (bytes, encoding) => createHash('sha256').update(bytes).digest(encoding);

/** What a content security policy or an integrity attribute calls these bytes. */
export const integrity = (bytes) => `sha256-${sha256(bytes, 'base64')}`;

/** An asset's address with the hash that its file must have, as main.js and carrel pack read it. */
export const withHash = (path, bytes) => `${path}#sha256-${sha256(bytes, 'hex')}`;

/** @satisfies {import('esbuild').BuildOptions} */
const options = {
  bundle: true,
  minify: true,
  write: false,
  target: 'es2022',
  legalComments: 'none',
  charset: 'utf8',
};

async function buildWorkers(web, out) {
  for (const name of ['sw.js', 'sw_remove.js']) {
    const {
      outputFiles: [file],
    } = await build({ ...options, entryPoints: [join(web, 'offline', name)], format: 'iife' });
    await writeFile(join(out, name), file.contents);
  }
}

/** carrel pack replaces name, description and language by the archive's. */
async function buildAppManifest(web, out, writeAsset, icon) {
  const icons = [{ src: icon, sizes: 'any', type: 'image/svg+xml' }];
  for (const size of [192, 512])
    icons.push({
      src: await writeAsset(`icon-${size}.png`, await readFile(join(web, `icon-${size}.png`))),
      sizes: `${size}x${size}`,
      type: 'image/png',
    });
  await writeFile(
    join(out, 'app.webmanifest'),
    JSON.stringify({
      name: 'Archive',
      short_name: 'Archive',
      description: 'An archive to search and read in the browser.',
      lang: 'en',
      id: './',
      start_url: './',
      scope: './',
      display: 'standalone',
      background_color: '#fbfaf7',
      theme_color: '#2b5c4f',
      icons,
      shortcuts: [
        { name: 'Newest posts', url: './#/?sort=newest' },
        { name: 'All posts', url: './#/' },
      ],
    }),
  );
  return icons[1].src;
}

/** The one file fetches nothing. @param {string} web */
const noNetwork = (web) => ({
  name: 'no network',
  setup(plugins) {
    plugins.onResolve({ filter: /\/fetch_bytes\.js$/ }, () => ({
      path: join(web, 'offline/no_network.js'),
    }));
  },
});

/** One HTML file without data: style and program stand in it, and its own policy allows exactly these two. */
async function buildOneFile(web, writeAsset, style, plugins) {
  const {
    outputFiles: [{ contents }],
  } = await build({
    ...options,
    entryPoints: [join(web, 'pages/one_file.js')],
    format: 'esm',
    plugins: [noNetwork(web), ...plugins],
  });
  // Characters that would end a script, or open a comment in it, stand in strings and expressions alone (the code colours name them).
  const script = Buffer.from(contents)
    .toString('utf8')
    .trim()
    .replace(/<!--/g, '\\x3C!--')
    .replace(/<(?=\/?script)/gi, '\\x3C');
  const css = Buffer.from(style).toString('utf8').trim();
  let page = await readFile(join(web, 'one_file.html'), 'utf8');
  for (const [mark, value] of [
    ['{{style hash}}', integrity(css)],
    ['{{script hash}}', integrity(script)],
    ['{{style}}', css],
    ['{{script}}', script],
  ]) {
    if (page.split(mark).length !== 2)
      throw new Error(`web/one_file.html: expected exactly one ${mark}`);
    page = page.replace(mark, () => value);
  }
  return writeAsset('one_file.html', Buffer.from(page));
}

/**
 * @param {object} room
 * @param {string} room.web the sources @param {string} room.out the built room
 * @param {(name: string, bytes: Uint8Array) => Promise<string>} room.writeAsset
 * @param {string} room.icon path of the built icon @param {Uint8Array} room.style the bundled style sheet
 * @param {any[]} [room.plugins] of esbuild, for the one file
 */
export async function buildOffline({ web, out, writeAsset, icon, style, plugins = [] }) {
  await buildWorkers(web, out);
  const touchIcon = await buildAppManifest(web, out, writeAsset, icon);
  return { touchIcon, oneFile: await buildOneFile(web, writeAsset, style, plugins) };
}
