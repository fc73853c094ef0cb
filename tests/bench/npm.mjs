// How long from an empty folder and a folder of posts to a page that is searched, with the packed npm file and nothing configured? The budget is
// a minute.
// usage: node tests/bench/npm.mjs
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../support.mjs';
import { install, run } from '../package/support.mjs';
import { unpackCorpus } from './support/corpora.mjs';
import { table, watchMachine, writeResult } from './support/report.mjs';

const BUDGET = 60;
const skip = (why) => console.log(`skipped: npm: ${why}`);

/** Starts the preview. @returns {Promise<{address: string, stop: () => void}>} */
async function serve(folder, site) {
  const child = spawn(
    'node',
    [join(folder, 'node_modules/carrel/node/bin.js'), 'serve', site, '--port', '8740'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const address = await new Promise((resolve, reject) => {
    child.stdout.once('data', (text) => resolve(String(text).trim()));
    child.once('exit', () => reject(new Error('carrel serve ended')));
  });
  return { address, stop: () => child.kill() };
}

const posts = await unpackCorpus({ name: 'rust-blog', archive: 'rust-blog', isWhole: true });
if (!posts) process.exit();
install({ skip }); // the file that is installed is made before the clock starts
const machine = watchMachine();
const steps = [];
let last = performance.now();
const note = (name) => {
  const now = performance.now();
  steps.push([name, (now - last) / 1000]);
  last = now;
};

const folder = install({ skip });
note('npm install of the packed file');
const site = join(folder, 'site');
run(folder, 'npx', 'carrel', 'pack', posts, '-o', site, '--quiet');
note('npx carrel pack');
const { address, stop } = await serve(folder, site);
note('npx carrel serve');
const browser = await openBrowser({ skip });
if (browser) {
  const page = await browser.newPage();
  await page.goto(`${address}#/?q=borrow%20checker`, { timeout: 300_000 });
  await page.locator('.hit a').first().waitFor({ timeout: 300_000 });
  note('the browser, and the first hit');
  await browser.close();
}
stop();
rmSync(folder, { recursive: true });
if (!browser) process.exit();

const total = steps.reduce((sum, [, seconds]) => sum + seconds, 0);
writeResult('npm.md', [
  '# From an empty folder to a searched page',
  `Made by \`scripts/dev bench npm\`: rust-blog (754 files of posts), the file that \`npm pack\` makes, nothing configured. Budget: ${BUDGET} s; ${total <= BUDGET ? 'kept' : 'missed'}. ${machine()}.`,
  table(
    ['step', 'seconds'],
    [...steps, ['in all', total]].map(([name, seconds]) => [name, seconds.toFixed(1)]),
  ),
]);
