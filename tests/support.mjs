// What the JavaScript tests share: where things are, packing into a temporary folder, the shared data, a browser.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { askAgain } from '../web/library/ask.js';
import { partsOf } from '../web/library/manifest_parts.js';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
export const command = join(root, process.env.CARREL_BUILD ?? 'build/native', 'carrel');
/** The native command and npm's, as it is built: a name, and what runs it before its own words. */
/** @type {[name: string, program: string[]][]} */
export const commands = [
  ['carrel', [command]],
  ['npx carrel', [process.execPath, join(root, 'build/package/node/bin.js')]],
];
export const sharedData = process.env.CARREL_DATA ?? resolve(root, '../shared/data');

export function temporaryFolder() {
  return mkdtempSync(join(tmpdir(), 'carrel-test-'));
}

/** The paths of all files and folders below a folder, relative to it. @param {string} folder */
export const pathsBelow = (folder) => readdirSync(folder, { encoding: 'utf8', recursive: true });

/** Lets a server listen on this machine alone; its port. @param {import('node:net').Server} server */
export async function listen(server, port = 0) {
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return /** @type {import('node:net').AddressInfo} */ (server.address()).port;
}

/** Writes files into a folder. @param {string} folder @param {Record<string, string | Uint8Array>} files by their paths in it */
export function writeInto(folder, files) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** A folder with these files. */
export function folderOf(files) {
  const folder = temporaryFolder();
  writeInto(folder, files);
  return folder;
}

/** Runs the command; returns what it printed. */
export function carrel(...args) {
  if (!existsSync(command)) throw new Error(`${command} is not built: run scripts/dev build`);
  return execFileSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Packs a folder into a fresh site and returns the site's folder. */
export function pack(folder, ...options) {
  const site = temporaryFolder();
  carrel('pack', folder, '-o', site, '--today', '2026-11-24', '--quiet', ...options);
  return site;
}

/** Unpacks one of the shared archives; null, having said that the test is skipped, where they are absent. */
export function sharedArchive(name, test) {
  const file = join(sharedData, 'archives', `${name}.tar.zst`);
  if (!existsSync(file)) {
    test.skip(`${name}: the shared data is absent (set CARREL_DATA)`);
    return null;
  }
  const folder = temporaryFolder();
  execFileSync('tar', ['--zstd', '-C', folder, '-xf', file]);
  return folder;
}

const modules = new Map();

/** A module of the build, compiled once: WebAssembly's, or the plain one where the name ends in .js. */
export async function compile(name) {
  const path = join(root, 'build/wasm', name);
  if (!modules.has(name))
    modules.set(
      name,
      name.endsWith('.js')
        ? await import(pathToFileURL(path).href)
        : await WebAssembly.compile(await readFile(path)),
    );
  return modules.get(name);
}

/** With CARREL_ENGINE=plain the engine's tests are run over the plain-JavaScript build. */
export const isPlain = process.env.CARREL_ENGINE === 'plain';

/** What a packed site's manifest holds; its parts as records, each with its name. */
export function readManifest(site) {
  const manifest = JSON.parse(readFileSync(join(site, 'archive/archive.json'), 'utf8'));
  return { ...manifest, parts: partsOf(manifest) };
}

/** Numbers below `limit`, the same in every run: a test that fails once fails again. */
export function makeRandom(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** Asks an engine for whole answers, and says how many rounds of loading each took. */
export const makeAsk = (engine, load) => async (method, request) => {
  let rounds = 0;
  const describe = method === 'search' ? 'describe' : method;
  const reply = await askAgain(
    () => engine[method](request),
    () => engine[describe](request),
    async (names) => {
      rounds += 1;
      for (const name of names) await load(name);
    },
  );
  if (reply.fault) throw reply.fault;
  const lacking = [...reply.needs, ...(reply.wants ?? [])];
  if (lacking.length) throw new Error(`still asking after ${rounds} rounds: ${lacking}`);
  return { reply, rounds };
};

/** The engine as WebAssembly (or plain JavaScript, see above), with the archive of a site open. */
export async function openWasm(site, module = 'carrel-languages.wasm') {
  const { Engine } = await import('../web/engine/engine.js');
  const engine = new Engine(await compile(isPlain ? 'carrel-plain.js' : module));
  const read = async (name) => new Uint8Array(await readFile(join(site, 'archive', name)));
  const manifest = engine.load('archive.json', await read('archive.json'));
  const ask = makeAsk(engine, async (name) => engine.load(name, await read(name)));
  return { engine, manifest, ask, read };
}

const chromium = process.env.CARREL_CHROMIUM ?? '/usr/bin/chromium';

/** Chromium without talk of its own to the network; null, having said that the test is skipped, where there is none. */
export async function openBrowser(test, ...flags) {
  if (!existsSync(chromium)) {
    test.skip('there is no Chromium (set CARREL_CHROMIUM)');
    return null;
  }
  const { chromium: driver } = await import('playwright-core');
  return driver.launch({
    executablePath: chromium,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...flags,
    ],
  });
}
