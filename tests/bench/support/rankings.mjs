// Who ranks a set's posts how? carrel through its packer and its engine as WebAssembly, the peers in processes of their own, Pagefind in
// Chromium. Each answer is {query: [keys, best first]}.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openWasm, root } from '../../support.mjs';
import { buildPagefind, readFragments } from '../peers/pagefind.mjs';
import { asPlainWords, packCollection, stripMarkdown } from './collections.mjs';
import { serveLine } from './line.mjs';

const run = promisify(execFile);
/** @type {import('node:child_process').ExecFileOptionsWithStringEncoding} */
const LIMITS = { encoding: 'utf8', timeout: 1_200_000, killSignal: 'SIGKILL', maxBuffer: 1 << 28 };

export async function rankWithCarrel(folder, { posts, queries }, language) {
  const { ask } = await openWasm(packCollection(folder, posts, language));
  const rankings = {};
  for (const { id, text } of queries) {
    const { reply } = await ask('search', {
      text: asPlainWords(text),
      count: 100,
      excerpts: false,
    });
    if (!reply.complete)
      throw new Error(`${folder}: query ${id} is not answered with every part loaded`);
    rankings[id] = reply.hits.map(
      ({ url }) => posts[Number(url.slice(url.lastIndexOf('/') + 1))].key,
    );
  }
  return rankings;
}

/** What the native engine reaches, by its own reading of the set. @returns {Promise<Map<string, {ndcg: number, mrr: number, recall: number}>>} */
export async function judgeNatively(folder) {
  const { stdout } = await run(join(root, 'build/native/bench_relevance'), [folder], LIMITS);
  return new Map(
    stdout
      .trim()
      .split('\n')
      .map((line) => {
        const [, query, ndcg, mrr, recall] = line.split('\t');
        return [query, { ndcg: Number(ndcg), mrr: Number(mrr), recall: Number(recall) }];
      }),
  );
}

/** @param {string} folder @param {{module: string, setting: string}} peer @param {'published' | 'stripped'} form of the texts it is given */
export async function rankWithPeer(folder, peer, form) {
  const child = join(root, 'tests/bench/support/rank_posts.mjs');
  const { stdout } = await run(
    process.execPath,
    ['--max-old-space-size=6000', child, folder, peer.module, peer.setting, form],
    LIMITS,
  );
  return JSON.parse(stdout);
}

/** @param {import('playwright-core').Browser} browser */
export async function rankWithPagefind(browser, folder, { posts, queries }, language, form) {
  const given =
    form === 'stripped'
      ? posts.map((post) => ({ ...post, text: stripMarkdown(post.text) }))
      : posts;
  const out = buildPagefind(given, join(folder, form), language);
  const fragments = readFragments(out);
  const server = await serveLine(
    { '/pagefind/': out },
    { '/': '<!doctype html><title>Pagefind</title>' },
  );
  const page = await browser.newPage();
  try {
    page.setDefaultTimeout(600_000);
    await page.goto(server.url);
    const found = await page.evaluate(
      async (texts) => {
        const pagefind = await import('/pagefind/pagefind.js');
        await pagefind.options({ noWorker: true });
        const all = [];
        for (const text of texts)
          all.push((await pagefind.search(text)).results.slice(0, 100).map((result) => result.id));
        return all;
      },
      queries.map(({ text }) => text),
    );
    return Object.fromEntries(
      queries.map(({ id }, i) => [
        id,
        found[i].map((fragment) => posts[fragments.get(fragment)].key),
      ]),
    );
  } finally {
    await page.close();
    await server.close();
  }
}
