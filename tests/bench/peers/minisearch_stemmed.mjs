// MiniSearch with the best its manual has for ranking: stems, no stop words, titles twice. A file of its own, so that a page with the
// plain settings does not carry the stemmer.
import { stemmer } from 'stemmer';
import * as plain from './minisearch.mjs';
import { STOP_WORDS } from './words.mjs';

function processTerm(term) {
  const word = term.toLowerCase();
  return STOP_WORDS.has(word) ? null : stemmer(word);
}

const description = { ...plain.describe('titles'), processTerm };

export const build = (posts, setting) => plain.build(posts, setting, description);
export const open = (bytes, setting) => plain.open(bytes, setting, description);
