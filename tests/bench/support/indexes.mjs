// The peers' indexes of a corpus: made once for each setting, and weighed as they would be sent.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { readManifest, root } from '../../support.mjs';
import { buildPagefind } from '../peers/pagefind.mjs';
import { workFolder } from './corpora.mjs';
import { asSent } from './line.mjs';

const LIMIT_MS = 900_000;

/** The index itself is written last, so what is there is whole. @returns {string} the file a page fetches; throws where the peer cannot make it within memory and time */
export function buildIndex(corpus, module, setting) {
  const folder = join(workFolder, corpus.name);
  const out = join(folder, `${module.replace('.mjs', '')}-${setting.replaceAll(' ', '-')}.bin`);
  if (existsSync(out)) return out;
  const child = join(root, 'tests/bench/support/build_index.mjs');
  try {
    execFileSync(
      process.execPath,
      ['--max-old-space-size=8000', child, join(folder, 'posts.jsonl'), module, setting, out],
      { timeout: LIMIT_MS, killSignal: 'SIGKILL', stdio: ['ignore', 'ignore', 'pipe'] },
    );
  } catch (error) {
    const reason =
      /(FATAL ERROR|RangeError|Error)[^\n]*/.exec(String(error.stderr))?.[0] ??
      `not made within ${LIMIT_MS / 1000} s`;
    throw new Error(reason);
  }
  return out;
}

/** @returns {string} the folder of Pagefind's script and pieces */
export const buildPages = (corpus, posts) => buildPagefind(posts, join(workFolder, corpus.name));

export const sentBytes = (file) => asSent(file).bytes.length;

/** What Pagefind's search reads: its index and its list of pages, without the texts of hits. @param {string} folder */
export function pagefindBytes(folder) {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter(
      (path) => ['.pf_index', '.pf_meta'].includes(extname(path)) || path === 'pagefind-entry.json',
    )
    .reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
}

/** What carrel's parts weigh, by role, as they are stored. @param {string} site @returns {Map<string, number>} */
export function partBytes(site) {
  const weights = new Map();
  for (const { role, bytes } of readManifest(site).parts)
    weights.set(role, (weights.get(role) ?? 0) + bytes);
  return weights;
}
