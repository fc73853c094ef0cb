// The engine's two forms side by side, in node over rust-blog: sizes, and the times of starting, opening, searching and rendering.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { Engine } from '../../web/engine.js';
import { pack, root } from '../support.mjs';
import { unpackCorpus } from './support/corpora.mjs';
import { table, watchMachine, writeResult } from './support/report.mjs';

const folder = await unpackCorpus({ name: 'rust-blog', archive: 'rust-blog', isWhole: true });
if (!folder) process.exit();
const machine = watchMachine();
const site = pack(folder);
const read = (name) => new Uint8Array(readFileSync(join(site, 'archive', name)));
const engines = join(root, 'build/wasm');
const FORMS = [
  ['WebAssembly, first answers in English', 'carrel-find.wasm', 'carrel-find.wasm'],
  ['WebAssembly, English', 'carrel.wasm', 'carrel.wasm'],
  ['WebAssembly, all languages', 'carrel-languages.wasm', 'carrel-languages.wasm'],
  ['plain JavaScript, all languages', 'carrel-plain.js', 'carrel-plain.min.js'],
];
const QUERIES = ['release', 'borrow checker', 'async await', 'what is new in rust 1.70', 'incremental comp*', 'rolback', 'tag:release edition', '"foreign function interface"'];
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
for (const [name, file, weighed] of FORMS) {
  const started = performance.now();
  const path = join(engines, file);
  const module = file.endsWith('.js') ? await import(pathToFileURL(path).href) : await WebAssembly.compile(readFileSync(path));
  const engine = new Engine(module);
  const start = performance.now() - started;
  let manifest;
  const load = best(1, () => {
    manifest = engine.load('archive.json', read('archive.json'));
    for (const part of manifest.parts) engine.load(part.name, read(part.name));
  });
  const searches = QUERIES.map((text) => best(ROUNDS, () => engine.search({ text, count: 10, excerpts: false })));
  const posts = Array.from({ length: Math.min(50, manifest.posts) }, (_, number) => best(5, () => engine.post({ number })));
  const canRead = engine.post({ number: 0 }).complete;
  const bytes = readFileSync(join(engines, weighed));
  const figures = [statSync(join(engines, weighed)).size, brotliCompressSync(bytes).length, start.toFixed(0), load.toFixed(0), median(searches).toFixed(2), canRead ? median(posts).toFixed(2) : '–'];
  rows.push([name, ...figures]);
}
writeResult('engines.md', [
  '# The engine as WebAssembly and as plain JavaScript',
  `Made by \`scripts/dev bench engines\` in node over rust-blog (754 posts); the fastest of several runs, without excerpts. ${machine()}.`,
  table(['engine', 'bytes', 'brotli', 'start, ms', 'open and load all, ms', 'search, median ms', 'a post, median ms'], rows),
]);
