// Builds the npm package from web/, the engines and the built reading room: node scripts/build/build_package.mjs [--out build/package]
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { sheets } from './sheets.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const option = (name, fallback) => {
  const at = process.argv.indexOf(name);
  return resolve(root, at < 0 ? fallback : process.argv[at + 1]);
};
const out = option('--out', 'build/package');
const engines = option('--engines', 'build/wasm');
const room = option('--room', 'build/room');
const web = join(root, 'web');
const { version, description, license, type } = JSON.parse(
  await readFile(join(root, 'package.json'), 'utf8'),
);

/** Entry points: what may be imported, and the file behind it. Types first, or some resolvers never see them. */
const exported = {
  '.': { types: './types/carrel.d.ts', default: './carrel.js' },
  './element': { types: './types/element.d.ts', default: './widget.js' },
  './engine': { types: './types/engine.d.ts', default: './engine/engine.js' },
  './worker': { types: './types/worker.d.ts', default: './worker.js' },
  './pack': { types: './types/pack.d.ts', default: './node/pack.js' },
  './styles': './carrel.css',
  './carrel.wasm': './carrel.wasm',
  './carrel-languages.wasm': './carrel-languages.wasm',
  './carrel-plain.js': './carrel-plain.js',
  './custom-elements.json': './custom-elements.json',
  './package.json': './package.json',
};

/** @satisfies {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  outdir: out,
  logLevel: 'warning',
};

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
// Unminified: the host's bundler minifies, and a worker of less than 4 KB would be made an address that no policy allows.
await build({
  ...shared,
  entryPoints: [join(web, 'element/carrel.js'), join(web, 'element/widget.js')],
  splitting: true,
  chunkNames: '[name]-[hash]',
  plugins: [sheets],
});
await build({
  ...shared,
  entryPoints: [join(web, 'engine/worker.js'), join(web, 'look/carrel.css')],
  entryNames: '[name]',
});
for (const name of [
  'engine/engine.js',
  'engine/module_calls.js',
  'base/names.js',
  'base/hashed_name.js',
  'engine/packer.js',
  'library/ask.js',
  'library/manifest_parts.js',
  'types',
  'custom-elements.json',
])
  await cp(join(web, name), join(out, name), { recursive: true });
await mkdir(join(out, 'node'));
for (const name of await readdir(join(web, 'node')))
  if (name.endsWith('.js')) await cp(join(web, 'node', name), join(out, 'node', name));
const modules = [
  'carrel.wasm',
  'carrel-languages.wasm',
  'carrel-pack.wasm',
  'carrel-find.wasm',
  'carrel-read.wasm',
  'carrel-languages-find.wasm',
  'carrel-languages-read.wasm',
];
for (const name of modules) await cp(join(engines, name), join(out, name));
await cp(room, join(out, 'room'), { recursive: true });
const plain = (await readdir(join(room, 'assets'))).find((name) =>
  name.startsWith('carrel-plain.'),
);
await cp(join(room, 'assets', plain), join(out, 'carrel-plain.js'));
await cp(join(root, 'LICENSE'), join(out, 'LICENSE'));
await cp(join(root, 'data/carrel.schema.json'), join(out, 'carrel.schema.json'));
const manual = await readFile(join(root, 'data/manual/embedding.md'), 'utf8');
const { title, body } = /^---\n[^]*?title: "?(?<title>.+?)"?\n[^]*?---\n(?<body>[^]*)$/.exec(
  manual,
).groups;
await writeFile(join(out, 'README.md'), `# carrel: ${title}\n${body}`);
await writeFile(
  join(out, 'package.json'),
  `${JSON.stringify(
    {
      name: 'carrel',
      version,
      description,
      license,
      type,
      keywords: ['archive', 'search', 'markdown', 'wasm', 'custom-element', 'static-site'],
      bin: { carrel: './node/bin.js' },
      engines: { node: '>=20' },
      exports: exported,
      customElements: './custom-elements.json',
      // carrel.js defines the tag, the worker listens, the sheet is a sheet; everything else does nothing until it is called.
      sideEffects: ['./carrel.js', './worker.js', './carrel.css', './node/bin.js'],
    },
    null,
    2,
  )}\n`,
);
