// One engine in two files, of which the first answers a first search and the second is joined to it when more is asked for:
// node split_engine.mjs OBJECT.lto.o FIRST.wasm SECOND.wasm --tools WASM_SPLIT WASM_OPT --later NAME… --link COMMAND…
//
// OBJECT is what link-time optimization made of the whole program. Its relocations tell exactly which function and which constant takes which
// other: what the exports reach without entering a function named as later stays in the first file, the rest, code and constants, goes to the
// second. binaryen's wasm-split parts the code. A call from the first file into the second that comes before that is there ends in a
// placeholder, which web/engine/engine.js answers.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readObject, renameSegments } from './object_file.mjs';
import { findLater } from './reach.mjs';
import { addSegments, numberExports, renameImports, takeSegments } from './sections.mjs';

/** As web/engine/engine.js knows them: what the second file takes of the first, and what the first lacks until then. */
const FIRST = 'first',
  LATER = 'later';
/** What the names begin with of that which only the second file takes of the first, until they are numbered. */
const SHARED = '%';

const [objectFile, first, second, ...options] = process.argv.slice(2);
/** What follows an option, up to the next of those given. @param {string} option @param {string} [next] */
const after = (option, next) =>
  options.slice(options.indexOf(option) + 1, next ? options.indexOf(next) : undefined);
const [wasmSplit, wasmOpt] = after('--tools', '--later');
const laterNames = after('--later', '--link');
const [linker, ...linkFlags] = after('--link');
const run = (/** @type {string} */ command, /** @type {string[]} */ words) =>
  execFileSync(command, words, { stdio: 'inherit' });

const files = Object.fromEntries(
  ['marked.o', 'named.wasm', 'later.txt'].map((ending) => [
    ending,
    second.replace(/wasm$/, ending),
  ]),
);

const object = readObject(readFileSync(objectFile));
const later = findLater(object, laterNames);
writeFileSync(files['marked.o'], renameSegments(object, later.segments, LATER));
run(linker, [files['marked.o'], ...linkFlags, '-o', files['named.wasm']]);

const { bytes, taken } = takeSegments(readFileSync(files['named.wasm']), LATER);
writeFileSync(files['named.wasm'], bytes);
writeFileSync(files['later.txt'], later.functions.join('\n'));
run(wasmSplit, [
  files['named.wasm'],
  `--split-funcs=@${files['later.txt']}`,
  '-o1',
  first,
  '-o2',
  second,
  `--import-namespace=${FIRST}`,
  `--placeholder-namespace=${LATER}`,
  `--export-prefix=${SHARED}`,
  '--enable-mutable-globals',
]);
// All placeholders do the same: one for each type of function is enough.
writeFileSync(
  first,
  renameImports(readFileSync(first), (space, called) => (space === LATER ? '' : called)),
);
for (const file of [first, second]) {
  // As the SDK does after linking, and once more: 0.5 KB (brotli) less.
  run(wasmOpt, [
    file,
    '-o',
    file,
    '--post-emscripten',
    '--flatten',
    '--rereloop',
    '-Oz',
    '-Oz',
    '--low-memory-unused',
    '--zero-filled-memory',
    '--strip-debug',
    '--strip-producers',
    '--enable-mutable-globals',
  ]);
}
const numbered = numberExports(readFileSync(first), (called) => called.startsWith(SHARED));
writeFileSync(first, numbered.bytes);
const joined = renameImports(readFileSync(second), (space, called) =>
  space === FIRST ? (numbered.names.get(called) ?? called) : called,
);
writeFileSync(second, addSegments(joined, taken));
for (const file of Object.values(files)) rmSync(file);
