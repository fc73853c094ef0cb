// How is a result written down? Markdown tables, with what the machine was doing meanwhile.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { root } from '../../support.mjs';

/** The load average of the last minute, where the system tells it. */
export function loadAverage() {
  try {
    return Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[0]);
  } catch {
    return NaN;
  }
}

/** Columns of figures stand to the right. @param {string[]} heads @param {(string | number)[][]} rows */
export function table(heads, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const isFigure = (cell) => /^(\*\*)?[−+–]?[\d.,]*( ?%)?(\*\*)?$/.test(String(cell));
  return [
    line(heads),
    line(heads.map((_, i) => (rows.every((row) => isFigure(row[i])) ? '---:' : '---'))),
    ...rows.map(line),
  ].join('\n');
}

/** Notes the load at the start and tells it together with the end's. */
export function watchMachine() {
  const before = loadAverage();
  return () =>
    `${cpus().length} processors; load average ${before.toFixed(1)} at the start, ${loadAverage().toFixed(1)} at the end`;
}

/** @param {string} name @param {string[]} paragraphs */
export function writeResult(name, paragraphs) {
  const file = join(root, 'tests/bench/results', name);
  writeFileSync(file, `${paragraphs.join('\n\n')}\n`);
  console.log(`written: tests/bench/results/${name}`);
}

const shown = (value, text) => (Number.isFinite(value) ? text : '–');
export const kilobytes = (bytes) => shown(bytes, (bytes / 1000).toFixed(bytes < 100_000 ? 1 : 0));
export const megabytes = (bytes) => shown(bytes, (bytes / 1e6).toFixed(1));
/** Three digits are more than a loaded machine can tell. */
export const milliseconds = (ms) => shown(ms, ms.toFixed(ms < 1 ? 3 : ms < 10 ? 2 : 0));
export const percent = (share) => shown(share, `${(100 * share).toFixed(0)} %`);
