// Lunr: an index in JavaScript with stems and BM25.
import lunr from 'lunr';
import { cutWords, fromBytes, toBytes } from './words.mjs';

export async function build(posts, setting) {
  const index = lunr(function describe() {
    this.ref('id');
    this.field('title', setting === 'titles' ? { boost: 2 } : {});
    this.field('text');
    for (const post of posts) this.add(post);
  });
  return toBytes({ index, titles: posts.map(({ title }) => title) });
}

export async function open(bytes) {
  const { index: stored, titles } = fromBytes(bytes);
  const index = lunr.Index.load(stored);
  return {
    title: (id) => titles[id],
    // Its query language would read colons, signs and stars of prose as operators: only the words are asked.
    search: (query, count) =>
      index
        .search(cutWords(query).join(' '))
        .slice(0, count)
        .map(({ ref }) => Number(ref)),
  };
}
