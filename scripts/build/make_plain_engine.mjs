// The engine as plain JavaScript, for hosts that forbid WebAssembly: node make_plain_engine.mjs WASM2JS MODULE.wasm OUT.js MOST_MEMORY
//
// binaryen's wasm2js translates the standalone module. Its output runs once, when imported; the reader needs a fresh instance after a trap
// and one for each archive, so the whole of it is put into a function with the shape of a WebAssembly instance: web/engine/engine.js loads either.
import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';

const [wasm2js, input, output, mostMemory] = process.argv.slice(2);
const PAGE = 65536;

const raw = `${output}.raw`;
execFileSync(wasm2js, ['-O2', input, '-o', raw], { stdio: ['ignore', 'inherit', 'inherit'] });
let text = await readFile(raw, 'utf8');
await rm(raw);

/** Replaces exactly one place; a wasm2js that writes something else must not pass unseen. */
function replaceOnce(pattern, replacement) {
  const found = text.match(new RegExp(pattern, 'g'))?.length ?? 0;
  if (found !== 1)
    throw new Error(
      `make_plain_engine: ${pattern} stands ${found} times in what wasm2js wrote; see this script`,
    );
  text = text.replace(pattern, replacement);
}

// What it imports is handed in; what it exports is returned.
text = text
  .replace(/^import \* as (\w+) from '(\w+)';$/gm, 'const $1 = imports.$2;')
  .replace(/^import (\{[^}]*\}) from '(\w+)';$/gm, 'const $1 = imports.$2;');
text = text.replace(/^export var .*$/gm, '');
replaceOnce(/var retasmFunc = asmFunc\(/, 'return asmFunc(');
if (/^(import|export) /m.test(text))
  throw new Error('make_plain_engine: an import or export is left');

// As it comes, memory grows without a limit, and a growth that fails is reported as done.
replaceOnce(
  /if \(\(oldPages < newPages\) && \(newPages < 65536\)\) \{/,
  `if (newPages >>> 0 > ${Number(mostMemory) / PAGE}) return -1;\n  if (oldPages < newPages) {`,
);

const imports = WebAssembly.Module.imports(await WebAssembly.compile(await readFile(input)));
await writeFile(
  output,
  `// Made by scripts/build/make_plain_engine.mjs from ${input.split('/').at(-1)}.
export const imports = ${JSON.stringify(imports)};
export function instantiate(imports) {
${text}
}
`,
);
