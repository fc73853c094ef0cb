// Runs a unit test executable compiled to WebAssembly, under node's WASI, and passes its exit code on.
// usage: node run_wasi.mjs unit_text.wasm [doctest arguments]
import { spawn } from 'node:child_process';
import { writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { WASI } from 'node:wasi';

/** The descriptor on which the process of the program tells its exit code. */
const VERDICT = 3;

/** Node 20 can crash at an exit while its threads still compile: the program has a process of its own, which tells its
 * exit code and is then killed. */
function runInItsOwnProcess() {
  const flags = ['--no-liftoff']; // the quick compiler's code takes half as long again
  const program = spawn(process.execPath, [...flags, ...process.argv.slice(1)], {
    env: { ...process.env, CARREL_RUN_WASI: 'program' },
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
  });
  let verdict = '';
  const channel = /** @type {import('node:stream').Readable} */ (program.stdio[VERDICT]);
  channel.setEncoding('utf8').on('data', (text) => (verdict += text));
  program.on('close', (code, signal) => {
    if (/^\d+\n$/.test(verdict)) {
      process.exit(Number(verdict));
    }
    console.error(
      `the program ended without an exit code of its own (${signal ?? `node exited with ${code}`})`,
    );
    process.exit(code || 1);
  });
}

/** @param {number} code @returns {never} */
function tellExitCode(code) {
  writeSync(VERDICT, `${code}\n`);
  process.kill(process.pid, 'SIGKILL');
  for (;;);
}

async function runProgram() {
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
    env: {
      CARREL_DATA: data,
      ...(process.env.CARREL_REBASELINE ? { CARREL_REBASELINE: '1' } : {}),
    },
    preopens,
  });
  const module = await WebAssembly.compile(await readFile(file));
  /** @type {any} */
  const imports = {
    wasi_snapshot_preview1: { ...wasi.wasiImport, proc_exit: tellExitCode },
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
  tellExitCode(wasi.start(await WebAssembly.instantiate(module, imports)));
}

if (process.env.CARREL_RUN_WASI === 'program') {
  await runProgram();
} else {
  runInItsOwnProcess();
}
