// Which words stand where? The posts of a bundle, read and counted anew: the naive index that the oracle scans.
import { readFacets, readManifest, readPosts, readRelated } from './bundle_parts.mjs';
import { readSections } from './post_text.mjs';
import { makeTermMaker } from './stemmer.mjs';
import { stopWordsOf } from './stop_words.mjs';
import { fold, tokenize, withoutAccents } from './tokenizer.mjs';

// What one word counts, in halves of a word.
const WEIGHTS = { title: 6, slug: 4, tag: 4, summary: 4, heading: 3, body: 2 };
const FREQUENCIES = [1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 26, 34, 48, 68, 100, 160];

/** The code of the nearest frequency, the smaller of two equally near. @param {number} halves */
function frequencyCode(halves) {
  let best = 0;
  FREQUENCIES.forEach((value, code) => {
    if (Math.abs(value - halves) < Math.abs(FREQUENCIES[best] - halves)) best = code;
  });
  return best;
}

/** What a byte stands for. @param {number} byte */
export const coarseValue = (byte) =>
  byte < 32 ? byte : (32 + 2 * ((byte - 32) % 16)) * 2 ** Math.floor((byte - 32) / 16);

/** The byte of the largest value that is not above. @param {number} value */
function coarseByte(value) {
  let byte = 0;
  while (byte < 255 && coarseValue(byte + 1) <= value) byte++;
  return byte;
}

/** The byte of the smallest value that is not below. @param {number} value */
export function coarseByteAbove(value) {
  let byte = 0;
  while (byte < 255 && coarseValue(byte) < value) byte++;
  return byte;
}

/** Makes the inner map or set of a key where there is none. @template T @param {Map<string, T>} map @param {string} key @param {() => T} make @returns {T} */
function entryOf(map, key, make) {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

/**
 * A post as the oracle knows it.
 * @typedef {object} OraclePost
 * @property {number} number
 * @property {any} source as it stands in the bundle
 * @property {Map<string, {code: number, frequency: number, inTitle: boolean, isOwn: boolean}>} terms isOwn: of a word as written
 * @property {number} lengthByte
 * @property {number} length in halves of a word, as far as its byte tells
 * @property {Set<string>} wholes its words as written, folded, names whole
 * @property {Map<string, Set<string>>} surfaces the words as written, folded, and parts of names, with the terms of each
 * @property {string[][]} runs of words, folded, that a phrase may stand in
 */

/** @param {any} source @param {number} number @param {import('./stemmer.mjs').TermMaker} makeTerm @returns {OraclePost} */
function readPost(source, number, makeTerm) {
  /** @type {Map<string, {halves: number, inTitle: boolean, isOwn: boolean}>} */
  const counts = new Map();
  /** @type {string[][]} */
  const runs = [];
  /** @type {Map<string, Set<string>>} */
  const surfaces = new Map();
  let halves = 0;
  const count = (/** @type {string} */ text, /** @type {number} */ weight) => {
    const words = tokenize(text ?? '');
    for (const word of words) {
      halves += weight;
      for (const each of [word, ...word.parts, ...(word.joined ? [word.joined] : [])]) {
        const term = makeTerm(each);
        entryOf(surfaces, fold(each.text), () => new Set()).add(term);
        // As written, and as who types no accents writes it.
        for (const form of new Set([term, makeTerm(withoutAccents(each))])) {
          const known = counts.get(form) ?? { halves: 0, inTitle: false, isOwn: false };
          counts.set(form, {
            halves: known.halves + weight,
            inTitle: known.inTitle || weight === WEIGHTS.title,
            isOwn:
              known.isOwn ||
              (form === term &&
                each !== word.joined &&
                (each === word || !each.text.includes('.'))),
          });
        }
      }
    }
    runs.push(words.map((word) => fold(word.text)));
  };
  count(source.title, WEIGHTS.title);
  count(source.slug, WEIGHTS.slug);
  count(source.summary, WEIGHTS.summary);
  for (const tag of source.tags ?? []) count(tag, WEIGHTS.tag);
  for (const { heading, text } of readSections(source.markdown)) {
    count(heading, WEIGHTS.heading);
    count(text, WEIGHTS.body);
  }
  const terms = new Map();
  for (const [term, { halves: each, inTitle, isOwn }] of counts) {
    const code = frequencyCode(each);
    terms.set(term, { code, frequency: FREQUENCIES[code], inTitle, isOwn });
  }
  const byte = coarseByte(halves);
  return {
    number,
    source,
    terms,
    lengthByte: byte,
    length: coarseValue(byte),
    wholes: new Set(runs.flat()),
    surfaces,
    runs,
  };
}

/** The posts of a bundle, read anew. @param {string} site @returns {OraclePost[]} */
export function readOraclePosts(site) {
  const makers = new Map(
    readManifest(site).languages.map((/** @type {string} */ language) => [
      language,
      makeTermMaker(language),
    ]),
  );
  return readPosts(site).map((source, number) =>
    readPost(source, number, /** @type {any} */ (makers.get(source.lang))),
  );
}

/**
 * Everything the oracle knows of an archive.
 * @param {string} site
 * @param {OraclePost[]} posts those of the site, in its order
 */
export function makeArchive(site, posts) {
  const manifest = readManifest(site);
  /** @type {Map<string, Set<OraclePost>>} */
  const postsWithTerm = new Map();
  /** @type {Map<string, Set<OraclePost>>} */
  const postsWithSurface = new Map();
  /** @type {Map<string, Set<string>>} */
  const termsOfSurface = new Map();
  for (const post of posts) {
    for (const term of post.terms.keys()) entryOf(postsWithTerm, term, () => new Set()).add(post);
    for (const surface of post.wholes)
      entryOf(postsWithSurface, surface, () => new Set()).add(post);
    for (const [surface, terms] of post.surfaces) {
      const known = entryOf(termsOfSurface, surface, () => new Set());
      for (const term of terms) known.add(term);
    }
  }
  const makers = manifest.languages.map(makeTermMaker);
  /** @param {string} text the terms of a synonym in every language */
  const termsOf = (text) =>
    new Set(
      tokenize(text)
        .slice(0, 1)
        .flatMap((word) =>
          makers.flatMap((/** @type {any} */ makeTerm) => [
            makeTerm(word),
            makeTerm(withoutAccents(word)),
          ]),
        ),
    );
  return {
    posts,
    postsWithTerm,
    postsWithSurface,
    termsOfSurface,
    makers,
    /** @type {Set<string>[][]} */
    synonyms: (manifest.synonyms ?? []).map((/** @type {string[]} */ group) => group.map(termsOf)),
    stopWords: stopWordsOf(manifest.languages),
    average: (manifest.average_length / 16) * 2,
    related: readRelated(site),
    facets: readFacets(site),
  };
}

/** @typedef {ReturnType<typeof makeArchive>} OracleArchive */
