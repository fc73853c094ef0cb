// What do the steps of the engine take natively, in memory? Packing, opening, searching, rendering; and the reading room's files.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../support.mjs';
import { unpackCorpus } from './support/corpora.mjs';
import { table, watchMachine, writeResult } from './support/report.mjs';

const run = (program, ...args) => execFileSync(program, args, { encoding: 'utf8' }).trim();

const machine = watchMachine();
const sections = [];
for (const name of ['rust-blog', '18f-blog']) {
  const folder = await unpackCorpus({ name, archive: name, isWhole: true });
  if (folder)
    sections.push(
      `## ${name}\n\n| step | figure | |\n|---|---|---|\n${run(join(root, 'build/native/bench_archive'), folder)}`,
    );
}
const files = run('node', join(root, 'scripts/build/build_room.mjs'))
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
writeResult('archive.md', [
  '# Packing, opening, searching, rendering: native, -O3',
  `Made by \`scripts/dev bench archive\`. ${machine()}.`,
  ...sections,
  `## Files of the reading room\n\n${table(
    ['file', 'bytes', 'brotli'],
    files.map(([bytes, brotli, name]) => [name, bytes, brotli]),
  )}`,
]);
