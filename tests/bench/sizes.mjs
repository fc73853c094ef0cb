// How large is what is handed out? Each row has a budget, and the benchmark fails above it: these bytes are the compiler's too,
// so that a test can only hold them with room. Run: node tests/bench/sizes.mjs; it writes tests/bench/results/sizes.md.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { carrel, openBrowser, pack, root, temporaryFolder } from '../support.mjs';
import { waitForOffline } from '../web/journey.mjs';
import { serveSite } from '../web/server.mjs';
import { table, writeResult } from './support/report.mjs';

const MIB = 1_048_576;
const site = pack(join(root, 'data/posts'));
const folder = temporaryFolder();

function exportByCommand() {
  const file = join(folder, 'command.html');
  carrel('export', site, file, '--quiet');
  return statSync(file).size;
}

/** NaN without a browser. */
async function exportByPage() {
  const browser = await openBrowser({
    skip: (why) => console.log(`skipped: the page's one file: ${why}`),
  });
  if (!browser) return NaN;
  const server = await serveSite(site);
  const page = await browser.newPage({ acceptDownloads: true });
  await page.goto(server.url);
  await waitForOffline(page);
  await page.locator('.offline-open').click();
  const button = page.locator('.offline-panel button', { hasText: 'Download as one HTML file' });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const file = join(folder, 'page.html');
  await download.saveAs(file);
  await browser.close();
  await server.close();
  return statSync(file).size;
}

const bytesOf = (name) => readFileSync(join(root, 'build/wasm', name));
const weighParts = () =>
  readdirSync(join(site, 'archive')).reduce(
    (sum, name) => sum + statSync(join(site, 'archive', name)).size,
    0,
  );

/** What is weighed, how, and the most it may weigh: a MiB where a mail or a host has its limit, else some 8 % above what it weighed when the budget was set. */
/** @type {[what: string, measure: () => number | Promise<number>, most: number][]} */
const ROWS = [
  ['the sample as one HTML file, by the command', exportByCommand, MIB],
  ['the sample as one HTML file, by the page', exportByPage, MIB],
  ['the parts of the sample', weighParts, 330_000],
  [
    'the engine of first answers, brotli',
    () => brotliCompressSync(bytesOf('carrel-find.wasm')).length,
    82_000,
  ],
  [
    'the engine that reads, brotli',
    () => brotliCompressSync(bytesOf('carrel-read.wasm')).length,
    66_000,
  ],
];

const rows = [];
let isOver = false;
for (const [what, measure, most] of ROWS) {
  const bytes = await measure();
  const over = bytes > most;
  isOver ||= over;
  rows.push([what, Number.isNaN(bytes) ? '–' : bytes, most, over ? 'over' : '']);
}
const compiler =
  execFileSync('em++', ['--version'], { encoding: 'utf8' })
    .split('\n')[0]
    .match(/\) (\S+)/)?.[1] ?? 'unknown';
const rowsTable = table(['what', 'bytes', 'at most', ''], rows);
console.log(rowsTable);
writeResult('sizes.md', [
  '# Sizes with a budget',
  `Made by \`scripts/dev bench sizes\`, which fails above a budget. Emscripten ${compiler}.`,
  rowsTable,
]);
if (isOver) process.exitCode = 1;
