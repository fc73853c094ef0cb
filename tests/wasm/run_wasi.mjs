// Runs a unit test executable compiled to WebAssembly, under node's WASI, and passes its exit code on.
// usage: node run_wasi.mjs unit_text.wasm [doctest arguments]
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { WASI } from 'node:wasi';

// All is compiled before the start: node 20 crashes at an exit while threads compile the same code a second time.
setFlagsFromString('--no-liftoff');
setFlagsFromString('--no-wasm-lazy-compilation');

const [file, ...rest] = process.argv.slice(2);
const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');
const data = process.env.CARREL_DATA ?? resolve(root, '../shared/data');
const preopens = { [root]: root };
try {
  await readFile(resolve(data, 'README.md'));
  preopens[data] = data;
} catch {
  /* skipped where absent */
}
const wasi = new WASI({
  version: 'preview1',
  args: [basename(file), ...rest], // doctest runs nothing without an argv[0]
  env: { CARREL_DATA: data, ...(process.env.CARREL_REBASELINE ? { CARREL_REBASELINE: '1' } : {}) },
  preopens,
  returnOnExit: false, // what Debian 13's compiler makes crashes node 20 where it unwinds from the exit to here
});
const module = await WebAssembly.compile(await readFile(file));
/** @type {any} */
const imports = {
  wasi_snapshot_preview1: wasi.wasiImport,
  env: { emscripten_notify_memory_growth() {} },
};
// Whatever else the toolchain asks for is a call that no test makes; it must not pass unnoticed.
for (const { module: space, name, kind } of WebAssembly.Module.imports(module)) {
  if (kind === 'function' && !(name in (imports[space] ??= {}))) {
    imports[space][name] = () => {
      throw new Error(`the test called ${space}.${name}, which this runner does not provide`);
    };
  }
}
process.exit(wasi.start(await WebAssembly.instantiate(module, imports)));
