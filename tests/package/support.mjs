// What the package's tests share: the packed file installed into an empty folder, and whether a registry can be reached for what users bring.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, temporaryFolder } from '../support.mjs';

export const built = join(root, 'build/package');
/** @type {import('node:child_process').ExecFileSyncOptionsWithStringEncoding} */
const quiet = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 << 20 };

/** @type {string | undefined} */
let packed;

/** The file that `npm pack` makes of the built package. */
function packFile() {
  if (packed) return packed;
  if (!existsSync(join(built, 'package.json')))
    execFileSync('node', [join(root, 'scripts/build/build_package.mjs')], quiet);
  const folder = temporaryFolder();
  execFileSync('npm', ['pack', '--pack-destination', folder], { ...quiet, cwd: built });
  packed = join(folder, readdirSync(folder)[0]);
  return packed;
}

/**
 * An empty folder with the package installed, and these others from the registry; null, having said that the test is skipped, where they
 * cannot be had.
 */
export function install(test, others = []) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }\n');
  try {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', packFile(), ...others], {
      ...quiet,
      cwd: folder,
    });
  } catch (error) {
    if (others.length === 0) throw error;
    test.skip(`${others.join(', ')}: the npm registry cannot be reached`);
    return null;
  }
  return folder;
}

/** Runs a program of the folder; what it printed. */
export function run(folder, program, ...args) {
  return execFileSync(program, args, { ...quiet, cwd: folder });
}
