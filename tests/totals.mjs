// Adds up what CTest counted, from the files of `ctest --output-junit`: node tests/totals.mjs FILE… The last line is "N passed, N failed, N skipped".
import { readFileSync } from 'node:fs';

const total = { tests: 0, failures: 0, skipped: 0, disabled: 0 };
for (const file of process.argv.slice(2)) {
  const [suite] = /<testsuite\s[^>]*>/.exec(readFileSync(file, 'utf8')) ?? [''];
  for (const count of /** @type {(keyof typeof total)[]} */ (Object.keys(total))) {
    const [, number] = new RegExp(`\\s${count}="(\\d+)"`).exec(suite) ?? [];
    if (number === undefined) throw new Error(`${file}: CTest wrote no count of ${count}`);
    total[count] += Number(number);
  }
}
const skipped = total.skipped + total.disabled;
console.log(
  `${total.tests - total.failures - skipped} passed, ${total.failures} failed, ${skipped} skipped`,
);
process.exitCode = total.failures > 0 || total.tests === 0 ? 1 : 0;
