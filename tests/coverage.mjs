// Prints what llvm-cov counted, by folder of src, and fails where a branch of what must be taken whole is not: node tests/coverage.mjs SUMMARY.json
import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** What stands between a stranger's bytes and a reader: decoding a bundle, its limits, and where a link may lead. */
const WHOLE = /^src\/(bundle\/|base\/(json|json_fields|hexadecimal|web_address)\.)/;

/** @typedef {{ count: number, covered: number }} Counted */
/** @type {{ filename: string, summary: { lines: Counted, branches: Counted } }[]} */
const files = JSON.parse(readFileSync(process.argv[2], 'utf8')).data[0].files;
const percent = ({ count, covered }) =>
  (count === 0 ? '–' : `${((100 * covered) / count).toFixed(1)} %`).padStart(9);

/** @type {Map<string, { lines: Counted, branches: Counted }>} */
const folders = new Map();
const missing = [];
let whole = 0;
for (const { filename, summary } of files) {
  const path = relative(root, filename);
  if (!path.startsWith('src/')) continue;
  const sums = folders.get(dirname(path)) ?? {
    lines: { count: 0, covered: 0 },
    branches: { count: 0, covered: 0 },
  };
  for (const kind of /** @type {const} */ (['lines', 'branches'])) {
    sums[kind].count += summary[kind].count;
    sums[kind].covered += summary[kind].covered;
  }
  folders.set(dirname(path), sums);
  if (!WHOLE.test(path)) continue;
  whole++;
  const { count, covered } = summary.branches;
  if (covered < count) missing.push(`${path}: ${count - covered} of ${count} branches`);
}

console.log(`${'folder'.padEnd(20)}    lines  branches`);
for (const [folder, { lines, branches }] of [...folders].sort())
  console.log(folder.padEnd(20) + percent(lines) + ' ' + percent(branches));
for (const line of missing) console.error(`not taken: ${line}`);
if (whole === 0) console.error('no file that must be taken whole was counted');
process.exitCode = missing.length > 0 || whole === 0 ? 1 : 0;
