// What do the files of tests/cases/ranking say? Reads the three kinds; a malformed line is an error with its file and line.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support.mjs';

export const folder = join(root, 'tests/cases/ranking');

/** The rows of a tab-separated file as objects named by its first line. */
function readTable(file, ...columns) {
  const [header, ...lines] = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
  if (header !== columns.join('\t'))
    throw new Error(`${file}:1: the columns are not ${columns.join(', ')}`);
  return lines.map((line, at) => {
    const cells = line.split('\t');
    if (cells.length !== columns.length || cells.some((cell) => cell.trim() === ''))
      throw new Error(`${file}:${at + 2}: not ${columns.length} filled cells`);
    return Object.fromEntries(columns.map((column, index) => [column, cells[index]]));
  });
}

/** @returns {{slug: string, kind: string, query: string}[]} */
export function readKnownItems() {
  return readTable('known_items.tsv', 'slug', 'kind', 'query');
}

/** @returns {{file: string, archive: string, expected: string, text: string}[]} */
export function readLogs() {
  return readTable('logs/index.tsv', 'file', 'archive', 'expected').map((row) => ({
    ...row,
    text: readFileSync(join(folder, 'logs', row.file), 'utf8'),
  }));
}

/** @returns {{file: string, archive: string, first: string, text: string}[]} */
export function readSystemLogs() {
  return readTable('system_logs/index.tsv', 'file', 'archive', 'first').map((row) => ({
    ...row,
    text: readFileSync(join(folder, 'system_logs', row.file), 'utf8'),
  }));
}

/** @returns {{query: string, line: string}[]} */
export function readCommands() {
  return readTable('commands.tsv', 'query', 'line');
}

export function listLogFiles() {
  return readdirSync(join(folder, 'logs'))
    .filter((name) => name.endsWith('.log'))
    .sort();
}

/** @returns {{line: number, query: string, upper: string, lower: string, because: string}[]} */
export function readExpectations() {
  const cases = [];
  let line = 1;
  for (const block of readFileSync(join(folder, 'expectations.txt'), 'utf8')
    .trimEnd()
    .split('\n\n')) {
    if (!block.startsWith('# ')) {
      const form = /^query: (.+)\nabove: ([\w-]+) > ([\w-]+)\nbecause: (.+)$/.exec(block);
      if (!form)
        throw new Error(`expectations.txt:${line}: not the three lines query, above, because`);
      cases.push({ line, query: form[1], upper: form[2], lower: form[3], because: form[4] });
    }
    line += block.split('\n').length + 1;
  }
  return cases;
}
