// How long does the worst of what can be typed take? The engine as WebAssembly in node, every part loaded; prints a table for
// tests/bench/results. The gate of the project: p99 under 50 ms.
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { makeHostileGenerator } from '../engines/hostile_queries.mjs';
import { openWasm, pack, root, sharedArchive } from '../support.mjs';
import { watchMachine, writeResult } from './support/report.mjs';

const COUNT = 20_000;
const absent = { skip: (/** @type {string} */ why) => console.error(`skipped: ${why}`) };

/** @param {string} title @param {string | null} folder @param {object} request */
async function measure(title, folder, request) {
  if (!folder) return;
  const { manifest, engine, read } = await openWasm(pack(folder, '--level', '3'));
  for (const { name } of manifest.parts) engine.load(name, await read(name));
  const generate = makeHostileGenerator(1);
  const times = [];
  let worst = { time: 0, text: '' };
  for (let i = 0; i < COUNT; i++) {
    const text = generate.query();
    const start = performance.now();
    engine.search({ text, count: 10, ...request });
    const time = performance.now() - start;
    times.push(time);
    if (time > worst.time) worst = { time, text };
  }
  times.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    times[Math.floor((times.length - 1) * share)].toFixed(2);
  const shown = JSON.stringify(worst.text).slice(1, 30).replaceAll('|', '\\|').replaceAll('`', "'");
  rows.push(
    `| ${title} | ${manifest.posts} | ${at(0.5)} | ${at(0.99)} | ${worst.time.toFixed(1)} | \`${shown}…\`, ${worst.text.length} characters |`,
  );
}

const machine = watchMachine();
/** @type {string[]} */
const rows = [];
const sample = join(root, 'data/posts');
await measure('sample, no excerpts', sample, { excerpts: false });
await measure('sample, ten excerpts', sample);
const rust = sharedArchive('rust-blog', absent);
await measure('rust-blog, no excerpts', rust, { excerpts: false });
await measure('rust-blog, ten excerpts', rust);
writeResult('hostile_queries.md', [
  '# Hostile queries: the engine as WebAssembly, every part loaded',
  `Made by \`scripts/dev bench hostile\`; ${COUNT.toLocaleString('en')} generated queries each (tests/engines/hostile_queries.mjs), in ms. ${machine()}.`,
  `| archive | posts | median | p99 | worst | which |\n|---|---|---|---|---|---|\n${rows.join('\n')}`,
]);
