// The engine's two forms side by side, in node over rust-blog: sizes, and the times of starting, opening, searching and rendering.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { Engine } from '../../web/engine/engine.js';
import { pack, root } from '../support.mjs';
import { unpackCorpus } from './support/corpora.mjs';
import { table, watchMachine, writeResult } from './support/report.mjs';

const folder = await unpackCorpus({ name: 'rust-blog', archive: 'rust-blog', isWhole: true });
if (!folder) process.exit();
const machine = watchMachine();
const site = pack(folder);
const read = (name) => new Uint8Array(readFileSync(join(site, 'archive', name)));
const engines = join(root, 'build/wasm');
/**
 * What runs, what is joined to it, and the files that are weighed: what is delivered.
 * @type {[name: string, file: string, second: string | null, weighed: string[]][]}
 */
const FORMS = [
  ['WebAssembly, English: first answers', 'carrel-find.wasm', null, ['carrel-find.wasm']],
  [
    'WebAssembly, English: both files',
    'carrel-find.wasm',
    'carrel-read.wasm',
    ['carrel-find.wasm', 'carrel-read.wasm'],
  ],
  ['WebAssembly, English: in one file', 'carrel.wasm', null, ['carrel.wasm']],
  [
    'WebAssembly, all languages: first answers',
    'carrel-languages-find.wasm',
    null,
    ['carrel-languages-find.wasm'],
  ],
  [
    'WebAssembly, all languages: both files',
    'carrel-languages-find.wasm',
    'carrel-languages-read.wasm',
    ['carrel-languages-find.wasm', 'carrel-languages-read.wasm'],
  ],
  ['plain JavaScript, all languages', 'carrel-plain.js', null, ['carrel-plain.min.js']],
];
const QUERIES = [
  'release',
  'borrow checker',
  'async await',
  'what is new in rust 1.70',
  'incremental comp*',
  'rolback',
  'tag:release edition',
  '"foreign function interface"',
];
const ROUNDS = 20;

/** Milliseconds of the fastest of `rounds` runs: other programs only ever add. */
function best(rounds, work) {
  let least = Infinity;
  for (let i = 0; i < rounds; i++) {
    const started = performance.now();
    work(i);
    least = Math.min(least, performance.now() - started);
  }
  return least;
}
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

const rows = [];
for (const [name, file, second, weighed] of FORMS) {
  const started = performance.now();
  const path = join(engines, file);
  const module = file.endsWith('.js')
    ? await import(pathToFileURL(path).href)
    : await WebAssembly.compile(readFileSync(path));
  const engine = new Engine(module);
  if (second) await engine.join(readFileSync(join(engines, second)));
  const start = performance.now() - started;
  const isWhole = second !== null || !file.includes('-find');
  /** @type {any} */
  let manifest;
  const load = best(1, () => {
    manifest = engine.load('archive.json', read('archive.json'));
    for (const part of manifest.parts)
      if (isWhole || !/^(posts|slugs|backlinks)-/.test(part.name))
        engine.load(part.name, read(part.name));
  });
  const searches = QUERIES.filter((text) => isWhole || !/["*]/.test(text)).map((text) =>
    best(ROUNDS, () => engine.search({ text, count: 10, excerpts: false })),
  );
  const posts = Array.from({ length: isWhole ? Math.min(50, manifest.posts) : 0 }, (_, number) =>
    best(5, () => engine.post({ number })),
  );
  const total = (weigh) =>
    weighed.reduce((sum, each) => sum + weigh(readFileSync(join(engines, each))), 0);
  const figures = [
    total((bytes) => bytes.length),
    total((bytes) => brotliCompressSync(bytes).length),
    start.toFixed(0),
    load.toFixed(0),
    median(searches).toFixed(2),
    isWhole ? median(posts).toFixed(2) : '–',
  ];
  rows.push([name, ...figures]);
}
writeResult('engines.md', [
  '# The engine as WebAssembly and as plain JavaScript',
  `Made by \`scripts/dev bench engines\` in node over rust-blog (754 posts); the fastest of several runs, without excerpts. ${machine()}.`,
  table(
    [
      'engine',
      'bytes',
      'brotli',
      'start, ms',
      'open and load all, ms',
      'search, median ms',
      'a post, median ms',
    ],
    rows,
  ),
]);
