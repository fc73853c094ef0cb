// How fast does `carrel pack` work, and in how much memory? Every archive of the shared data as Markdown files, packed from nothing and then
// again with one post changed.
// usage: node tests/bench/pack.mjs [--archives rust-blog,5000]
import { spawn } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';
import { command } from '../support.mjs';
import { CORPORA, unpackCorpus, workFolder } from './support/corpora.mjs';
import { chosen, readOptions } from './support/options.mjs';
import { megabytes, table, watchMachine, writeResult } from './support/report.mjs';

/** Whole archives as published, and the pages of msdocs-10k written as Markdown. */
const ARCHIVES = [
  ...[
    '18f-handbook',
    '18f-blog',
    'rust-blog',
    'sourcegraph-handbook',
    'openshift-runbooks',
    'prometheus-runbooks',
    'astro-docs',
  ].map((name) => ({ name, archive: name, isWhole: true })),
  ...CORPORA.filter(({ name }) => name === '5000' || name === '10000'),
];
/** Megabytes of Markdown a second on two processors, gate and stretch; seconds for one changed post in 10,000; bytes of memory at 5,000. */
const SPEED = [20, 40],
  AGAIN = [2, 0.5],
  MEMORY = 500_000_000;

const options = readOptions({ archives: '' });

/** Runs the command and watches its memory: the kernel keeps the highest it ever held. */
function packWatched(folder, site) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, ['pack', folder, '-o', site, '--today', '2026-11-24', '--json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let memory = NaN,
      printed = '',
      complaints = '';
    const look = setInterval(() => {
      try {
        memory =
          Number(
            /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ??
              memory / 1024,
          ) * 1024;
      } catch {
        /* not every system tells */
      }
    }, 5);
    child.stdout.on('data', (text) => {
      printed += text;
    });
    child.stderr.on('data', (text) => {
      complaints += text;
    });
    child.on('close', (code) => {
      clearInterval(look);
      if (code === 0)
        resolve({
          seconds: (performance.now() - start) / 1000,
          memory,
          report: JSON.parse(printed),
        });
      else reject(new Error(`carrel pack ${folder}: ${complaints}`));
    });
  });
}

/** The file in the middle of the archive. */
function pickPost(folder) {
  const paths = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.md'))
    .sort();
  return join(folder, paths[paths.length >> 1]);
}

/** Packs again with a line more in one post. @returns seconds, and how much of the bundle is new */
async function packAgain(folder, site) {
  const files = () =>
    new Map(
      readdirSync(join(site, 'archive')).map((name) => [
        name,
        statSync(join(site, 'archive', name)).size,
      ]),
    );
  const before = files(),
    post = pickPost(folder),
    size = statSync(post).size;
  appendFileSync(post, '\n\nA line more.\n');
  try {
    const { seconds } = await packWatched(folder, site);
    const fresh = [...files()].filter(([name]) => !before.has(name));
    return {
      seconds,
      files: fresh.length,
      bytes: fresh.reduce((sum, [, bytes]) => sum + bytes, 0),
    };
  } finally {
    truncateSync(post, size);
  }
}

const machine = watchMachine();
const rows = [],
  verdicts = [];
const held = (what, isHeld) => verdicts.push(`- ${what}: ${isHeld ? 'held' : '**missed**'}`);
for (const name of chosen(
  options.archives,
  ARCHIVES.map((archive) => archive.name),
)) {
  const archive = ARCHIVES.find((one) => one.name === name);
  const folder = await unpackCorpus(archive);
  if (!folder) continue;
  const site = join(workFolder, name, 'packed');
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  const { seconds, memory, report } = await packWatched(folder, site);
  const again = await packAgain(folder, site);
  const speed = report.markdown_bytes / 1e6 / seconds;
  rows.push([
    name,
    report.posts,
    megabytes(report.markdown_bytes),
    megabytes(report.bundle_bytes),
    seconds.toFixed(1),
    speed.toFixed(1),
    megabytes(memory),
    again.seconds.toFixed(1),
    again.files,
    megabytes(again.bytes),
  ]);
  console.log(
    `${name}: ${seconds.toFixed(1)} s, ${speed.toFixed(1)} MB/s, ${megabytes(memory)} MB, again ${again.seconds.toFixed(1)} s`,
  );
  if (name === '5000')
    held(
      `memory for 5,000 posts ${megabytes(memory)} MB of less than ${megabytes(MEMORY)} MB`,
      memory < MEMORY,
    );
  if (name === '10000') {
    held(
      `packing 10,000 posts at ${speed.toFixed(1)} MB/s of ${SPEED[0]} (stretch ${SPEED[1]})`,
      speed >= SPEED[0],
    );
    held(
      `one changed post in 10,000 packed in ${again.seconds.toFixed(1)} s of ${AGAIN[0]} (stretch ${AGAIN[1]})`,
      again.seconds <= AGAIN[0],
    );
  }
}
if (rows.length > 0) {
  writeResult('pack.md', [
    '# Packing folders of posts',
    `Made by \`scripts/dev bench pack\`: \`carrel pack\` on folders of Markdown files, one thread a processor, files and room written. ${machine()}.`,
    'Memory is the highest the process held. "Again": one post in the middle got a line more; the files that are new, and their size, are what a host must be sent.',
    table(
      [
        'archive',
        'posts',
        'Markdown, MB',
        'bundle, MB',
        'seconds',
        'MB/s',
        'memory, MB',
        'again, seconds',
        'new files',
        'new, MB',
      ],
      rows,
    ),
    ...(verdicts.length > 0 ? [verdicts.join('\n')] : []),
  ]);
}
