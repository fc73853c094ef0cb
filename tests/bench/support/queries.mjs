// What is asked when latency is measured: words of titles, words of texts, beginnings of words, and words with one slip of the finger.
import { makeRandom } from '../../support.mjs';
import { STOP_WORDS, cutWords } from '../peers/words.mjs';

const COUNTS = { title: 80, text: 80, beginning: 60, typo: 40 };
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

const isPlain = (word) => /^[a-z]{3,18}$/.test(word) && !STOP_WORDS.has(word);

/** A word with one letter left out, doubled up with another, replaced, or changed with its neighbour. */
function mistype(word, random) {
  const at = 1 + random(word.length - 2),
    letter = LETTERS[random(26)];
  return [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + letter + word.slice(at + 1),
    word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
  ][random(4)];
}

/** In how many posts does each word occur? @param {{title: string, text: string}[]} posts */
export function countPosts(posts) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { title, text } of posts)
    for (const word of new Set(cutWords(`${title} ${text}`)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** A typo that is a word of no post. */
export function mistypeUnknown(word, counts, random) {
  for (;;) {
    const typed = mistype(word, random);
    if (typed !== word && !counts.has(typed)) return typed;
  }
}

/**
 * @param {{title: string, text: string}[]} posts @param {Map<string, number>} counts @param {number} [seed]
 * @returns {{kind: string, text: string, meant: string}[]} `meant` is the mistyped word as it should be
 */
export function makeQueries(posts, counts, seed = 7) {
  const random = makeRandom(seed);
  const pick = (values) => values[random(values.length)];
  const wordsOfTitle = () => cutWords(pick(posts).title).filter((word) => !STOP_WORDS.has(word));
  const rarest = Math.max(3, Math.round(posts.length * 0.01)),
    commonest = Math.max(8, Math.round(posts.length * 0.1));
  const make = {
    title() {
      const words = wordsOfTitle();
      if (words.length === 0) return null;
      const count = Math.min(words.length, 1 + random(3)),
        from = random(words.length - count + 1);
      return { text: words.slice(from, from + count).join(' ') };
    },
    text() {
      const words = [...new Set(cutWords(pick(posts).text))].filter(
        (word) => isPlain(word) && counts.get(word) >= rarest && counts.get(word) <= commonest,
      );
      if (words.length < 3) return null;
      return { text: Array.from({ length: 1 + random(3) }, () => pick(words)).join(' ') };
    },
    beginning() {
      const words = wordsOfTitle().filter((word) => word.length >= 5);
      if (words.length === 0) return null;
      const at = random(words.length),
        cut = words[at].slice(0, 3 + random(words[at].length - 3));
      return { text: at > 0 && random(2) ? `${words[at - 1]} ${cut}` : cut };
    },
    typo() {
      const words = wordsOfTitle(),
        long = words.filter((word) => isPlain(word) && word.length >= 5);
      if (long.length === 0) return null;
      const meant = pick(long),
        at = words.indexOf(meant),
        typed = mistypeUnknown(meant, counts, random);
      return { text: at > 0 && random(2) ? `${words[at - 1]} ${typed}` : typed, meant };
    },
  };
  return Object.entries(COUNTS).flatMap(([kind, wanted]) => {
    const queries = [];
    for (let tries = 0; queries.length < wanted && tries < 100 * wanted; tries++) {
      const query = make[kind]();
      if (query) queries.push({ kind, meant: '', ...query });
    }
    return queries;
  });
}

/** Ranges of the alphabet, so that first visits read different parts of an index. */
const RANGES = ['ag', 'hp', 'qz'];

/**
 * What a first visit asks: a word of each range, one of them mistyped, and five words of one post. All are known well enough for ten hits.
 * @returns {{kind: string, text: string}[]}
 */
export function makeFirstQueries(posts, counts, seed = 11) {
  const random = makeRandom(seed);
  const isUsual = (word) =>
    isPlain(word) &&
    word.length >= 6 &&
    counts.get(word) >= 12 &&
    counts.get(word) <= Math.max(30, posts.length * 0.1);
  // Words of titles, or an index of titles alone would have no answer.
  const usual = [...new Set(posts.flatMap(({ title }) => cutWords(title)))].filter(isUsual).sort();
  const pick = (words) => words[random(words.length)];
  const words = RANGES.map(([from, to]) =>
    pick(usual.filter((word) => word[0] >= from && word[0] <= to)),
  );
  for (;;) {
    const ofPost = [...new Set(cutWords(posts[random(posts.length)].text))].filter(isUsual);
    if (ofPost.length < 5) continue;
    const five = Array.from({ length: 5 }, () => ofPost.splice(random(ofPost.length), 1)[0]);
    return [
      ...words.map((word, i) => ({
        kind: `a word of ${RANGES[i].split('').join(' to ')}`,
        text: word,
      })),
      { kind: 'a typo', text: mistypeUnknown(pick(usual), counts, random) },
      { kind: 'five words', text: five.join(' ') },
    ];
  }
}
