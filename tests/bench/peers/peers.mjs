// Who is measured beside carrel, and with which settings? One row a peer and setting; `module` has build(posts, setting), which makes what
// a page would fetch, and open(bytes, setting), which answers in node and in a page alike. Pagefind is a program of its own: pagefind.mjs.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const peersFolder = dirname(fileURLToPath(import.meta.url));

export const PEERS = [
  {
    name: 'flat BM25',
    module: 'flat_bm25.mjs',
    setting: 'default',
    package: '',
    says: 'no product: BM25 (k1 1.2, b 0.75), Porter, no stop words',
  },
  {
    name: 'MiniSearch',
    module: 'minisearch.mjs',
    setting: 'default',
    package: 'minisearch',
    says: 'as it comes',
  },
  {
    name: 'MiniSearch, titles twice',
    module: 'minisearch.mjs',
    setting: 'titles',
    package: 'minisearch',
    says: 'title boost 2',
  },
  {
    name: 'MiniSearch, stemmed',
    module: 'minisearch_stemmed.mjs',
    setting: 'stemmed',
    package: 'minisearch',
    says: 'title boost 2, Porter, no stop words',
  },
  {
    name: 'FlexSearch',
    module: 'flexsearch.mjs',
    setting: 'default',
    package: 'flexsearch',
    says: 'as it comes: every word must occur',
  },
  {
    name: 'FlexSearch, stemmed',
    module: 'flexsearch.mjs',
    setting: 'stemmed',
    package: 'flexsearch',
    says: 'English encoder, suggestions: any word',
  },
  {
    name: 'Lunr',
    module: 'lunr.mjs',
    setting: 'default',
    package: 'lunr',
    says: 'as it comes: stems, any word',
  },
  {
    name: 'Lunr, titles twice',
    module: 'lunr.mjs',
    setting: 'titles',
    package: 'lunr',
    says: 'title boost 2',
  },
  {
    name: 'Orama',
    module: 'orama.mjs',
    setting: 'default',
    package: '@orama/orama',
    says: 'as it comes',
  },
  {
    name: 'Orama, stemmed',
    module: 'orama.mjs',
    setting: 'stemmed',
    package: '@orama/orama',
    says: 'English stems and stop words, title boost 2',
  },
  {
    name: 'SQLite FTS5',
    module: 'sqlite_fts5.mjs',
    setting: 'default',
    package: '@sqlite.org/sqlite-wasm',
    says: 'as it comes: every word must occur',
  },
  {
    name: 'SQLite FTS5, stemmed',
    module: 'sqlite_fts5.mjs',
    setting: 'stemmed',
    package: '@sqlite.org/sqlite-wasm',
    says: 'Porter, any word but stop words, title weight 2',
  },
];

/** @param {string} name the package's @returns the version that stands in package.json */
export function versionOf(name) {
  return JSON.parse(readFileSync(join(peersFolder, 'package.json'), 'utf8')).dependencies[name];
}
