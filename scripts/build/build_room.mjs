// Builds the reading room: bundles and minifies web/, names every asset by its content, and writes an index.html that names them.
// usage: node scripts/build/build_room.mjs [--out build/room] [--engines build/wasm]
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { buildOffline, integrity, withHash } from './build_offline.mjs';
import { sheets } from './sheets.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const option = (name, fallback) => {
  const at = process.argv.indexOf(name);
  return resolve(root, at < 0 ? fallback : process.argv[at + 1]);
};
const out = option('--out', 'build/room');
const enginesFolder = option('--engines', 'build/wasm');

/** What everyone loads before the first answer, and how much that may be, brotli. */
const FIRST_VIEW = ['ask_first.js', 'main.js', 'carrel.css'];
const FIRST_VIEW_BYTES = 12_288;

const sizes = [];

/** Writes assets/<stem>.<hash>.<ending> and returns its path from index.html. */
async function writeAsset(name, bytes) {
  const ending = extname(name);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const path = `assets/${name.slice(0, -ending.length)}.${hash}${ending}`;
  await writeFile(join(out, path), bytes);
  sizes.push([name, bytes.length, brotliCompressSync(bytes).length]);
  return path;
}

/** Every file that main.js imports only when it is wanted is a bundle of its own, built once and named by its content. */
const lazyFiles = {
  name: 'lazy files',
  setup(plugins) {
    plugins.onResolve({ filter: /./ }, async ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import') return null;
      const entry = resolve(resolveDir, path);
      return { path: await builtLazily(entry), external: true };
    });
    // The rows of a lazy.js name the built file, so that a try after a failure can go by another address.
    plugins.onLoad({ filter: /[\\/]lazy\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const rows = [...source.matchAll(/^ {2}(\w+): \(\) => import\('(.+)'\),$/gm)];
      if (rows.length !== source.split('=> import(').length - 1)
        throw new Error(`${path}: a row that is not "name: () => import('./file.js'),"`);
      const built = await Promise.all(
        rows.map(
          async ([, name, file]) =>
            `${name}: importAgain('${await builtLazily(resolve(dirname(path), file))}'),`,
        ),
      );
      return {
        contents: `import { importAgain } from '${join(root, 'web/base/import_again.js')}';\nexport const lazy = { ${built.join(' ')} };`,
        resolveDir: dirname(path),
      };
    });
  },
};
const lazies = {};

/** @param {string} entry @returns {Promise<string>} the built file, as its neighbours import it */
async function builtLazily(entry) {
  lazies[entry] ??= bundle(entry).then((bytes) => writeAsset(basename(entry), bytes));
  return `./${basename(await lazies[entry])}`;
}

/** The page has two scripts, of which the second imports the first: one file for both, not a copy in the second. */
const firstFile = {
  name: 'first file',
  setup(plugins) {
    plugins.onResolve({ filter: /^\.\/ask_first\.js$/ }, () => ({
      path: `./${basename(first)}`,
      external: true,
    }));
  },
};

async function bundle(entry) {
  const {
    outputFiles: [file],
  } = await build({
    entryPoints: [resolve(root, 'web', entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    charset: 'utf8',
    plugins: [firstFile, lazyFiles, sheets],
  });
  return file.contents;
}

/** The plain engine, minified: kept beside it, since two megabytes take a while. */
async function minifiedEngine(folder) {
  const [from, to] = ['carrel-plain.js', 'carrel-plain.min.js'].map((name) => join(folder, name));
  const made = await stat(to).catch(() => null);
  if (!made || made.mtimeMs < (await stat(from)).mtimeMs)
    await build({
      entryPoints: [from],
      outfile: to,
      minify: true,
      target: 'es2022',
      charset: 'utf8',
    });
  return readFile(to);
}

/** Replaces exactly one place; a page that no longer has it must not be built silently wrong. */
function replaceOnce(text, from, to, file = 'index.html') {
  if (text.split(from).length !== 2) throw new Error(`web/${file}: expected exactly one ${from}`);
  return text.replace(from, () => to);
}

await rm(out, { recursive: true, force: true });
await mkdir(join(out, 'assets'), { recursive: true });
const engines = new Map();
for (const name of [
  'carrel-find.wasm',
  'carrel-read.wasm',
  'carrel-languages-find.wasm',
  'carrel-languages-read.wasm',
]) {
  const bytes = await readFile(join(enginesFolder, name));
  engines.set(name, withHash(await writeAsset(name, bytes), bytes));
}
const plain = await writeAsset('carrel-plain.js', await minifiedEngine(enginesFolder));
const worker = await writeAsset('worker.js', await bundle('engine/worker.js'));
const styleBytes = await bundle('look/carrel.css');
const style = await writeAsset('carrel.css', styleBytes);
const firstBytes = await bundle('pages/ask_first.js');
const first = await writeAsset('ask_first.js', firstBytes);
const scriptBytes = await bundle('pages/main.js');
const script = await writeAsset('main.js', scriptBytes);
const textStyle = await writeAsset('text.css', await bundle('look/text.css'));
const icon = await writeAsset('icon.svg', await readFile(join(root, 'web/icon.svg')));
const { oneFile, touchIcon } = await buildOffline({
  web: join(root, 'web'),
  out,
  writeAsset,
  icon,
  style: styleBytes,
  plugins: [sheets],
});

// What other pages load or frame. It stands among the assets, so that it finds the others beside it; files with plain names lead to it.
const beside = [
  ...[...engines].map(([name, address]) => [name, address.split('#')[0]]),
  ['carrel-plain.js', plain],
  ['worker.js', worker],
];
const elsewhere = [];
for (const [name, entry] of [
  ['carrel.js', 'element/carrel.js'],
  ['embed.js', 'pages/embed.js'],
  ['self-test.js', 'pages/self_test.js'],
]) {
  let text = Buffer.from(await bundle(entry)).toString('utf8');
  if (name !== 'self-test.js')
    for (const [file, path] of beside)
      text = replaceOnce(text, `"./${file}"`, `"./${basename(path)}"`, entry);
  const asset = await writeAsset(name, Buffer.from(text));
  await writeFile(join(out, name), `export * from './${asset}';\n`);
  elsewhere.push(name, asset);
}
await writeFile(join(out, 'carrel-worker.js'), `import './${worker}';\n`);
elsewhere.push('carrel-worker.js', plain);
for (const [name, file] of [
  ['embed.html', 'embed.html'],
  ['embed-check.js', 'pages/embed_check.js'],
  ['self-test.html', 'self_test.html'],
]) {
  const text = await readFile(join(root, 'web', file), 'utf8');
  await writeFile(join(out, name), text.replace('href="text.css"', `href="${textStyle}"`));
  elsewhere.push(name);
}

// What the room says of itself to programs: `carrel pack` chooses an engine by it, and fills the pieces of HTML (src/site).
const engine = (name) => ({
  find: engines.get(`${name}-find.wasm`),
  read: engines.get(`${name}-read.wasm`),
});
await writeFile(
  join(out, 'room.json'),
  JSON.stringify({
    english: engine('carrel'),
    all_languages: engine('carrel-languages'),
    one_file: oneFile,
    text_style: textStyle,
    element: elsewhere[1],
    for_other_pages: elsewhere,
  }),
);
await mkdir(join(out, 'site'));
await writeFile(join(out, 'site/pieces.html'), await readFile(join(root, 'web/site/pieces.html')));

let page = await readFile(join(root, 'web/index.html'), 'utf8');
for (const [from, to] of [
  [
    '<link rel="icon" href="icon.svg"',
    `<link rel="apple-touch-icon" href="${touchIcon}">\n<link rel="icon" href="${icon}"`,
  ],
  ['href="carrel.css"', `href="${style}" integrity="${integrity(styleBytes)}"`],
  ['src="ask_first.js"', `src="${first}" integrity="${integrity(firstBytes)}"`],
  ['src="main.js"', `src="${script}" integrity="${integrity(scriptBytes)}"`],
  ['data-worker="worker.js"', `data-worker="${worker}"`],
  ['data-plain="carrel-plain.js"', `data-plain="${plain}"`],
  ['data-one-file="one_file.html"', `data-one-file="${oneFile}"`],
])
  page = replaceOnce(page, from, to);
await writeFile(join(out, 'index.html'), page);

for (const [name, bytes, brotli] of sizes)
  console.log(`${String(bytes).padStart(8)} ${String(brotli).padStart(8)}  ${name}`);
const firstView = sizes
  .filter(([name]) => FIRST_VIEW.includes(name))
  .reduce((sum, [, , brotli]) => sum + brotli, 0);
// Told, not refused: another machine's compressor differs by some bytes.
const verdict =
  firstView <= FIRST_VIEW_BYTES
    ? ''
    : `: ${firstView - FIRST_VIEW_BYTES} too many; what the first view does not need belongs into a lazy file`;
console.log(
  `${String(firstView).padStart(17)}  first view (${FIRST_VIEW.join(' + ')}), of ${FIRST_VIEW_BYTES}${verdict}`,
);
