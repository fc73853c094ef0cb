// How does the time of parsing grow with texts made to be slow? One row a pattern of tests/unit/document/pathological.h.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../support.mjs';
import { watchMachine, writeResult } from './support/report.mjs';

const machine = watchMachine();
const rows = execFileSync(join(root, 'build/native/bench_pathological'), {
  encoding: 'utf8',
}).trim();
writeResult('pathological.md', [
  '# Pathological Markdown: parse_document, native, -O3',
  `Made by \`scripts/dev bench pathological\`; best of several runs. An exponent of 1 means that the time grows as the text does; where a cap cuts, it is less. ${machine()}.`,
  rows,
]);
