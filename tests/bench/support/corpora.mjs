// The archives that size and speed are measured on: which are there, as Markdown files, as a packed site, and as plain texts for peers.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { askAgain } from '../../../web/library/ask.js';
import { carrel, openWasm, root, sharedData } from '../../support.mjs';
import { nodesToHtml, nodesToText } from './nodes.mjs';

export const CORPORA = [
  {
    name: '100',
    archive: 'rust-blog',
    every: 7,
    limit: 100,
    says: 'every seventh post of rust-blog',
  },
  { name: '750', archive: 'rust-blog', says: 'rust-blog' },
  { name: '5000', archive: 'msdocs-10k', every: 2, says: 'every second page of msdocs-10k' },
  { name: '10000', archive: 'msdocs-10k', says: 'msdocs-10k' },
  {
    name: '100000',
    archive: 'msdocs-10k',
    copies: 10,
    characters: 600,
    says: 'msdocs-10k ten times with changed ids and dates, each cut to 600 characters',
  },
];

export const workFolder = join(root, 'build/bench/corpora');

const isPost = (path) => path.endsWith('.md') && !path.endsWith('_index.md');

/** Copies the chosen posts of a packed archive into `folder`, or everything that is in it. */
function writeFiles(packed, { every = 1, limit = Infinity, isWhole = false }, folder) {
  const whole = isWhole ? folder : `${folder}.whole`;
  mkdirSync(whole, { recursive: true });
  execFileSync('tar', ['--zstd', '-C', whole, '-xf', packed]);
  if (isWhole) return;
  const paths = readdirSync(whole, { recursive: true }).map(String).filter(isPost).sort();
  for (const path of paths.filter((_, i) => i % every === 0).slice(0, limit))
    cpSync(join(whole, path), join(folder, path));
  rmSync(whole, { recursive: true });
}

/** Writes the chosen pages of JSON lines {id, title, date, tags, body} as posts. */
async function writePages(packed, { every = 1, copies = 1, characters = Infinity }, folder) {
  const plain = `${folder}.jsonl`;
  mkdirSync(folder, { recursive: true });
  execFileSync('zstd', ['-dqf', packed, '-o', plain]);
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(plain) })) {
    if (number++ % every !== 0) continue;
    const { id, title, date, tags, body } = JSON.parse(line);
    for (let copy = 0; copy < copies; copy++) {
      const file = join(folder, `${id}${copies > 1 ? `-${copy}` : ''}.md`);
      // Copies lie years apart: side by side in one part they would compress like nothing that is written by hand.
      const day =
        copy === 0
          ? date
          : `${Number(date.slice(0, 4) || 2013) - 7 * copy}${date.slice(4) || '-01-01'}`;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(
        file,
        `${JSON.stringify({ title, date: day, tags }, null, 1)}\n\n${body.slice(0, characters)}\n`,
      );
    }
  }
  rmSync(plain);
}

/** The Markdown files of a corpus, written once; null where the shared data is absent. @returns {Promise<string | null>} their folder */
export async function unpackCorpus(corpus) {
  const folder = join(workFolder, corpus.name, 'posts');
  const [packed, write] =
    corpus.archive === 'msdocs-10k'
      ? ['msdocs-10k.jsonl.zst', writePages]
      : [`${corpus.archive}.tar.zst`, writeFiles];
  const file = join(sharedData, 'archives', packed);
  if (!existsSync(file)) {
    console.log(`skipped: ${corpus.name}: the shared data is absent (set CARREL_DATA)`);
    return null;
  }
  if (!existsSync(folder)) {
    // Written beside and moved, so that an interrupted run leaves no half of it.
    mkdirSync(dirname(folder), { recursive: true });
    rmSync(`${folder}.part`, { recursive: true, force: true });
    await write(file, corpus, `${folder}.part`);
    execFileSync('mv', [`${folder}.part`, folder]);
  }
  return folder;
}

/** Packs with what is built now. @returns {Promise<{folder: string, site: string} | null>} */
export async function packCorpus(corpus) {
  const folder = await unpackCorpus(corpus);
  if (!folder) return null;
  const site = join(workFolder, corpus.name, 'site');
  rmSync(site, { recursive: true, force: true });
  carrel('pack', folder, '-o', site, '--today', '2026-11-24', '--quiet');
  return { folder, site };
}

/**
 * The posts as every engine gets them: title, plain text and HTML as carrel reads them, so that none is given markup that another is
 * spared. Kept in a file.
 * @returns {Promise<{id: number, title: string, text: string, html: string}[]>} in the archive's order
 */
export async function readPosts(corpus, site) {
  const file = join(workFolder, corpus.name, 'posts.jsonl');
  if (!existsSync(file)) {
    const { engine, manifest, read } = await openWasm(site);
    const postsParts = new Set(
      manifest.parts.filter(({ role }) => role === 'posts').map(({ name }) => name),
    );
    let held = ''; // one part with posts at a time: all of the largest corpus would not fit
    const lines = [];
    for (let id = 0; id < manifest.posts; id++) {
      const ask = () => ({ ...engine.post({ number: id }), wants: [] });
      const reply = await askAgain(ask, ask, async (names) => {
        for (const name of names) {
          if (postsParts.has(name)) {
            if (held) engine.unload(held);
            held = name;
          }
          engine.load(name, await read(name));
        }
      });
      lines.push(
        JSON.stringify({
          id,
          title: reply.title,
          text: nodesToText(reply.nodes),
          html: nodesToHtml(reply.nodes),
        }),
      );
    }
    writeFileSync(file, lines.join('\n'));
  }
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => JSON.parse(line));
}
