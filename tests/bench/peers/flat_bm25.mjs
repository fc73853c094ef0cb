// Not a product: plain BM25 over title and text as one field, with Lucene's idf, Porter's stemmer and no stop words. The yardstick of
// published figures.
import { stemmer } from 'stemmer';
import { STOP_WORDS, cutWords, fromBytes, toBytes } from './words.mjs';

const K1 = 1.2,
  B = 0.75;

/** @type {Map<string, string>} */
const stems = new Map();
function analyse(text) {
  return cutWords(text)
    .filter((word) => !STOP_WORDS.has(word))
    .map((word) => {
      if (!stems.has(word)) stems.set(word, stemmer(word));
      return stems.get(word);
    });
}

export async function build(posts) {
  return toBytes(posts.map(({ title, text }) => [title, text]));
}

export async function open(bytes) {
  const posts = fromBytes(bytes);
  /** @type {Map<string, Map<number, number>>} */
  const postings = new Map();
  const lengths = posts.map(([title, text], id) => {
    const stemmed = analyse(`${title} ${text}`);
    for (const stem of stemmed) {
      if (!postings.has(stem)) postings.set(stem, new Map());
      const ofStem = postings.get(stem);
      ofStem.set(id, (ofStem.get(id) ?? 0) + 1);
    }
    return stemmed.length;
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / posts.length;
  return {
    title: (id) => posts[id][0],
    search(query, count) {
      const scores = new Map();
      for (const stem of analyse(query)) {
        const ofStem = postings.get(stem);
        if (!ofStem) continue;
        const idf = Math.log(1 + (posts.length - ofStem.size + 0.5) / (ofStem.size + 0.5));
        for (const [id, frequency] of ofStem)
          scores.set(
            id,
            (scores.get(id) ?? 0) +
              (idf * frequency) / (frequency + K1 * (1 - B + (B * lengths[id]) / average)),
          );
      }
      return [...scores]
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .slice(0, count)
        .map(([id]) => id);
    },
  };
}
