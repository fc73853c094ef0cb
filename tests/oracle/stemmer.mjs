// Which words count as one? A Snowball stemmer from npm, then folding.
import snowball from 'snowball-stemmers';
import { fold } from './tokenizer.mjs';

const LANGUAGES = new Map(
  Object.entries({
    da: 'danish',
    nl: 'dutch',
    en: 'english',
    fi: 'finnish',
    fr: 'french',
    de: 'german',
    it: 'italian',
    no: 'norwegian',
    nb: 'norwegian',
    nn: 'norwegian',
    pt: 'portuguese',
    ru: 'russian',
    es: 'spanish',
    sv: 'swedish',
  }),
);

/** @typedef {(word: import('./tokenizer.mjs').Word) => string} TermMaker */

/** What turns a word into its term in one language; it remembers, since stemming is what costs. @param {string} language @returns {TermMaker} */
export function makeTermMaker(language) {
  const name = LANGUAGES.get(language.split(/[-_]/)[0]);
  const stemmer = name ? snowball.newStemmer(name) : null;
  // Snowball 2.2 takes ё for е before it stems; the package is older.
  const prepare = (/** @type {string} */ text) =>
    name === 'russian' ? text.replaceAll('ё', 'е') : text;
  /** @type {Map<string, string>} */
  const known = new Map();
  return ({ text, exact }) => {
    if (exact || !stemmer) return fold(text);
    let term = known.get(text);
    if (term === undefined) known.set(text, (term = fold(stemmer.stem(prepare(text)) || text)));
    return term;
  };
}
