// node tests/tools/record.mjs [FIXTURE…]: runs the tools, installs those of the npm registry, and writes what they do into recorded.json; review the diff.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, observe, recordFile, versionOf } from './tools.mjs';

const all = readdirSync(join(dirname(fileURLToPath(import.meta.url)), 'fixtures')).map((file) =>
  file.replace('.mjs', ''),
);
const wanted = process.argv.slice(2);
const recorded = existsSync(recordFile) ? JSON.parse(readFileSync(recordFile, 'utf8')) : {};
for (const name of all) {
  if (wanted.length && !wanted.includes(name)) continue;
  const { default: fixture } = await import(`./fixtures/${name}.mjs`);
  if (!install(fixture.tool)) {
    console.log(`${name}: ${fixture.tool} cannot be had`);
    continue;
  }
  try {
    recorded[name] = { version: versionOf(fixture.tool), ...observe(fixture) };
  } catch (error) {
    console.log(`${name}: ${error.message}`);
    process.exitCode = 1;
    continue;
  }
  console.log(`${name}: ${fixture.tool} ${recorded[name].version}`);
}
const sorted = Object.fromEntries(Object.entries(recorded).sort());
writeFileSync(recordFile, `${JSON.stringify(sorted, null, 2)}\n`);
