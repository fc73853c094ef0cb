// Runs one file of tests for CTest: node tests/run.mjs FILE. Exit codes: 0 passed, 1 failed, 77 skipped, which CTest counts so: where a test
// of the file skipped itself (no browser, no shared data).
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { resolve } from 'node:path';

const SKIPPED = 77;
const [file] = process.argv.slice(2);

let passed = 0,
  failed = 0,
  skipped = 0;
const tests = run({ files: [resolve(file)], concurrency: 1 });
tests.on('test:fail', () => {
  failed++;
});
tests.on('test:pass', ({ name, skip }) => {
  if (name === resolve(file) || name === file) return; // some releases report the file itself
  if (skip === undefined) passed++;
  else skipped++;
});
tests.on('end', () => {
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed > 0 || passed + skipped === 0 ? 1 : skipped > 0 ? SKIPPED : 0;
});
tests.compose(/** @type {any} */ (spec)).pipe(process.stdout);
