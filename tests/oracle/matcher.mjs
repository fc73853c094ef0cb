// Which posts match? A scan of every post for every piece of the query, from design and manual: plain words are wished for, everything
// else is a condition.
import { fold, tokenize, withoutAccents } from './tokenizer.mjs';

const PREFIX_LETTERS = 3;
const PREFIX_LETTERS_PAIRED = 2;
const PAIRED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
// From include/carrel/ranking.h and the manual.
const PREFIX = 0.7;
const SYNONYM = 0.75;
const REPAIR = 0.7;
const REPAIR_FIRST_LETTER = 0.84;
const MOST_EDITS = 2;
const COMPLETIONS = 20;
const TELLING_SHARE = 0.2;
const GROUPED_WORDS = 3;

/**
 * One word that is looked for.
 * @typedef {object} Wanted
 * @property {string} surface as typed, folded
 * @property {Map<string, number>} terms any of which will do, and what each is worth: 1, or less where it stands in for the word
 * @property {boolean} [isJoined] the two halves of a piece as one word
 * @property {boolean} [isStandIn] it is in no post: its repair or its completions are searched
 * @property {Set<import('./archive.mjs').OraclePost> | null} within the only posts in which it scores; null: all
 */

/**
 * What a piece of the query asks of posts.
 * @typedef {object} Demand
 * @property {import('./query.mjs').Piece} piece
 * @property {Wanted[]} wanted the words that score
 * @property {Set<import('./archive.mjs').OraclePost>} posts that meet the piece
 * @property {Set<import('./archive.mjs').OraclePost>} touched with at least one of its words
 */

/** @typedef {import('./archive.mjs').OracleArchive} OracleArchive @typedef {import('./archive.mjs').OraclePost} OraclePost */

/** @template T @param {Set<T>[]} sets @returns {Set<T>} */
function intersect(sets) {
  if (sets.length === 0) return new Set();
  const [first, ...others] = [...sets].sort((a, b) => a.size - b.size);
  return new Set([...first].filter((each) => others.every((set) => set.has(each))));
}

/** @template T @param {Iterable<Set<T>>} sets @returns {Set<T>} */
export function unite(sets) {
  const all = new Set();
  for (const set of sets) for (const each of set) all.add(each);
  return all;
}

/** @param {OracleArchive} archive @param {Wanted} wanted */
const postsWith = (archive, wanted) =>
  unite([...wanted.terms.keys()].map((term) => archive.postsWithTerm.get(term) ?? new Set()));

/** Field values: case, accents, spaces and underscores do not matter. @param {string} value */
const foldValue = (value) =>
  fold(value)
    .trim()
    .replace(/[\s_-]+/g, '-');

/** @param {OracleArchive} archive @param {import('./tokenizer.mjs').Word} word @returns {[string, number][]} */
const termsOf = (archive, word) =>
  archive.makers
    .flatMap((makeTerm) => [makeTerm(word), makeTerm(withoutAccents(word))])
    .sort()
    .map((term) => [term, 1]);

/** A part of a name, or a word. @param {OracleArchive} archive @param {import('./tokenizer.mjs').Word} word @returns {Wanted} */
const wantPart = (archive, word) => ({
  surface: fold(word.text),
  terms: new Map(termsOf(archive, word)),
  within: null,
});

/**
 * A word that is nowhere may be several of what posts name in capitals: "vms".
 * @param {OracleArchive} archive
 * @param {import('./tokenizer.mjs').Word} word
 * @returns {Wanted}
 */
function wantWord(archive, word) {
  const wanted = wantPart(archive, word);
  if (!isKnown(archive, wanted) && !word.exact && /..s$/u.test(word.text))
    for (const [term, weight] of termsOf(archive, { ...word, text: word.text.slice(0, -1) }))
      wanted.terms.set(term, weight);
  return wanted;
}

/** Adds what the archive's owner says means the same. @param {OracleArchive} archive @param {Wanted} word */
function addSynonyms(archive, word) {
  const own = [...word.terms.keys()];
  for (const group of archive.synonyms)
    if (group.some((terms) => own.some((term) => terms.has(term))))
      for (const terms of group)
        for (const term of terms) if (!word.terms.has(term)) word.terms.set(term, SYNONYM);
}

/** Is the word in any post at all? @param {OracleArchive} archive @param {Wanted} wanted */
export const isKnown = (archive, wanted) =>
  [...wanted.terms.keys()].some((term) => archive.postsWithTerm.has(term));

/** Letters that must be added, dropped, changed or swapped with the next. @param {string} a @param {string} b */
export function editDistance(a, b) {
  const [from, to] = [[...a], [...b]];
  const rows = [[...to.keys(), to.length]];
  from.forEach((letter, i) => {
    const row = [i + 1];
    to.forEach((other, j) => {
      row.push(Math.min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (letter === other ? 0 : 1)));
      if (i && j && letter === to[j - 1] && from[i - 1] === other)
        row[j + 1] = Math.min(row[j + 1], rows[i - 1][j - 1] + 1);
    });
    rows.push(row);
  });
  return rows[from.length][to.length];
}

/**
 * The spellings that stand in for a word, as the engine names them.
 * @param {OracleArchive} archive
 * @param {Wanted} word
 * @param {string[]} spellings
 * @returns {Wanted}
 */
function wantSpellings(archive, word, spellings) {
  const terms = new Map();
  for (const spelling of spellings) {
    const weight =
      REPAIR ** editDistance(word.surface, spelling) *
      ([...spelling][0] === [...word.surface][0] ? 1 : REPAIR_FIRST_LETTER);
    for (const term of archive.termsOfSurface.get(spelling) ?? [])
      terms.set(term, Math.max(weight, terms.get(term) ?? 0));
  }
  return { ...word, terms, isStandIn: true };
}

/** The words that begin so, those that most posts have first. @param {OracleArchive} archive @param {string} beginning */
function completionsOf(archive, beginning) {
  const posts = (/** @type {string} */ surface) =>
    archive.posts.filter((post) => post.surfaces.has(surface)).length;
  return [...archive.termsOfSurface.keys()]
    .filter((surface) => surface.startsWith(beginning))
    .map((surface) => ({ surface, posts: posts(surface) }))
    .sort((a, b) => b.posts - a.posts || (a.surface < b.surface ? -1 : 1))
    .map(({ surface }) => surface);
}

/** @param {OracleArchive} archive @param {string[]} surfaces @returns {Map<string, number>} */
const termsBehind = (archive, surfaces) =>
  new Map(
    surfaces.flatMap((surface) =>
      [.../** @type {Set<string>} */ (archive.termsOfSurface.get(surface))]
        .sort()
        .map((term) => [term, PREFIX]),
    ),
  );

/**
 * What stands in for a last word that is nowhere: of the words that begin with it those that most posts have.
 * @param {OracleArchive} archive
 * @param {Wanted} word
 */
function wantCompletions(archive, word) {
  if (isShort(word.surface)) return null;
  const completions = completionsOf(archive, word.surface).slice(0, COMPLETIONS);
  return completions.length === 0
    ? null
    : { ...word, isStandIn: true, terms: termsBehind(archive, completions) };
}

/** @param {OracleArchive} archive @param {import('./tokenizer.mjs').Word} word @param {boolean} hasSynonyms @returns {Wanted} */
function wantKnown(archive, word, hasSynonyms) {
  const wanted = wantWord(archive, word);
  if (hasSynonyms) addSynonyms(archive, wanted);
  return wanted;
}

/**
 * "oncall" for a piece like "on-call", where the archive has it.
 * @param {OracleArchive} archive
 * @param {string} text
 * @param {boolean} hasSynonyms
 * @returns {Wanted | null}
 */
function wantJoined(archive, text, hasSynonyms) {
  const [first, , ...others] = tokenize(text);
  if (!first?.joined || others.length) return null;
  const wanted = { ...wantPart(archive, first.joined), isJoined: true };
  if (hasSynonyms) addSynonyms(archive, wanted);
  return isKnown(archive, wanted) ? wanted : null;
}

/**
 * The words of a plain piece as the archive knows them: a name that is nowhere is taken apart, a word that is nowhere is read as its repair.
 * @param {OracleArchive} archive @param {string} text @param {string[] | null} spellings null: exactly these words, without synonyms
 * @param {boolean} isLast its last word may be the beginning of another @returns {Wanted[]}
 */
function wantWords(archive, text, spellings, isLast) {
  return tokenize(text).flatMap((word, i, { length }) => {
    const whole = wantWord(archive, word);
    if (spellings) addSynonyms(archive, whole);
    if (isKnown(archive, whole)) return [whole];
    const completed = isLast && i === length - 1 && wantCompletions(archive, whole);
    if (completed) return [completed];
    if (word.parts.length)
      return word.parts
        .filter((part) => part.parts.length === 0)
        .map((part) => wantPart(archive, part));
    const own =
      spellings?.filter((spelling) => editDistance(whole.surface, spelling) <= MOST_EDITS) ?? [];
    return [own.length ? wantSpellings(archive, whole, own) : whole];
  });
}

/**
 * @param {string[][]} runs
 * @param {string[]} phrase folded words
 * @param {boolean} isOpen the last word may go on
 */
function hasPhrase(runs, phrase, isOpen) {
  const last = phrase.length - 1;
  const fits = (/** @type {string} */ word, /** @type {number} */ i) =>
    word === phrase[i] || (isOpen && i === last && word.startsWith(phrase[i]));
  return runs.some((run) =>
    run.some((_, at) => at + last < run.length && phrase.every((__, i) => fits(run[at + i], i))),
  );
}

/** @param {string} text */
const surfacesOf = (text) => tokenize(text).map((word) => fold(word.text));

/** @param {string} beginning */
const isShort = (beginning) =>
  [...beginning].length < (PAIRED.test(beginning) ? PREFIX_LETTERS_PAIRED : PREFIX_LETTERS);

/** Of a prefix of several words the last is the beginning. @param {OracleArchive} archive @param {string} text */
function wantPrefix(archive, text) {
  const words = tokenize(text);
  const surfaces = surfacesOf(text);
  const beginning = surfaces[surfaces.length - 1];
  const posts = new Set(
    archive.posts.filter((post) =>
      hasPhrase(isShort(beginning) ? post.runs.slice(0, 1) : post.runs, surfaces, true),
    ),
  );
  const terms = termsBehind(archive, completionsOf(archive, beginning));
  const wanted = [
    ...words.slice(0, -1).map((word) => wantWord(archive, word)),
    { surface: beginning, terms, within: null },
  ];
  return { posts, wanted: wanted.map((each) => ({ ...each, within: posts })) };
}

/**
 * @param {OracleArchive} archive
 * @param {import('./query.mjs').Piece} piece
 * @param {string[]} spellings what the engine says it searched instead of a word that is nowhere
 * @param {boolean} isLast
 * @returns {Demand}
 */
export function demandOf(archive, piece, spellings, isLast) {
  const { match, text } = piece;
  const nothing = {
    piece,
    wanted: /** @type {Wanted[]} */ ([]),
    touched: /** @type {Set<OraclePost>} */ (new Set()),
  };
  const having = (/** @type {(source: any) => string[]} */ valuesOf) => {
    const value = foldValue(text);
    return {
      ...nothing,
      posts: new Set(
        archive.posts.filter(({ source }) =>
          valuesOf(source).some((each) => foldValue(each) === value),
        ),
      ),
    };
  };
  switch (match) {
    case 'kind':
      return having((source) => (source.kind ? [source.kind] : []));
    case 'theme':
      return having((source) => (source.theme ? [source.theme] : []));
    case 'lang':
      return having((source) => [source.lang]);
    case 'tag':
      return having((source) => source.tags ?? []);
    case 'author':
      return having((source) => source.authors ?? []);
    case 'prefix': {
      const { posts, wanted } = wantPrefix(archive, text);
      return { ...nothing, posts, wanted };
    }
    case 'word': {
      const own = piece.role === 'excluded' ? null : spellings;
      const joined = wantJoined(archive, text, own !== null);
      const wanted = joined
        ? tokenize(text).map((word) => wantKnown(archive, word, own !== null))
        : wantWords(archive, text, own, isLast);
      const sets = wanted.map((each) => postsWith(archive, each));
      if (!joined) return { piece, wanted, touched: unite(sets), posts: intersect(sets) };
      const posts = postsWith(archive, joined);
      // It counts only where the two halves are not.
      const halves = intersect(sets);
      const within = new Set([...posts].filter((post) => !halves.has(post)));
      return {
        piece,
        wanted: [...wanted, { ...joined, within }],
        touched: unite([...sets, posts]),
        posts: unite([halves, posts]),
      };
    }
    case 'title': {
      const wanted = tokenize(text).map((word) => wantWord(archive, word));
      const posts = new Set(
        archive.posts.filter((post) =>
          wanted.every(({ terms }) =>
            [...terms.keys()].some((term) => post.terms.get(term)?.inTitle),
          ),
        ),
      );
      return { ...nothing, posts, wanted: wanted.map((word) => ({ ...word, within: posts })) };
    }
    default: {
      const surfaces = surfacesOf(text);
      const meets = (/** @type {OraclePost} */ post) => hasPhrase(post.runs, surfaces, false);
      const posts = new Set(
        [
          ...intersect(surfaces.map((each) => archive.postsWithSurface.get(each) ?? new Set())),
        ].filter(meets),
      );
      return {
        ...nothing,
        posts,
        wanted: tokenize(text).map((word) => ({ ...wantWord(archive, word), within: posts })),
      };
    }
  }
}

/**
 * @param {OracleArchive} archive
 * @param {import('./query.mjs').Query} query
 * @param {(piece: import('./query.mjs').Piece) => string[]} spellingsOf
 */
export function matchQuery(archive, query, spellingsOf) {
  const demand = (/** @type {import('./query.mjs').Piece} */ piece) =>
    demandOf(archive, piece, spellingsOf(piece), piece === query.last);
  const groups = query.groups.map((group) => group.map(demand));
  const isStop = (/** @type {Wanted} */ { surface }) => archive.stopWords.has(surface);
  const halves = (/** @type {Wanted[]} */ wanted) => wanted.filter(({ isJoined }) => !isJoined);
  const hasLoud = groups.some((group) => group.some(({ wanted }) => !halves(wanted).every(isStop)));
  // Beside other words a stop word finds nothing, unless a sign, a quote, a field, OR or a name of such words asks for it.
  const quietOf = (/** @type {Demand[]} */ group) => {
    const [{ piece, wanted }] = group;
    const canBe =
      hasLoud &&
      group.length === 1 &&
      piece.role === 'plain' &&
      piece.match === 'word' &&
      (halves(wanted).length === 1 || !halves(wanted).every(isStop));
    return canBe ? halves(wanted).filter(isStop) : [];
  };
  const isPlain = (/** @type {Demand[]} */ group) =>
    group.every(({ piece }) => piece.role === 'plain' && piece.match === 'word');
  const conditions = groups
    .filter((group) => !isPlain(group))
    .map((group) => unite(group.map(({ posts }) => posts)));
  const plain = groups.filter(
    (group) =>
      isPlain(group) && (group.length > 1 || quietOf(group).length < group[0].wanted.length),
  );
  const excluded = unite(query.excluded.map((piece) => demand(piece).posts));
  const touched = unite(
    plain.flatMap((group) =>
      group.flatMap(({ wanted }) =>
        wanted
          .filter((word) => !quietOf(group).includes(word))
          .map((word) => postsWith(archive, word)),
      ),
    ),
  );
  const chosen = archive.posts.filter(
    (post) =>
      !excluded.has(post) &&
      conditions.every((set) => set.has(post)) &&
      (conditions.length || !plain.length || touched.has(post)),
  );
  // A word that more than a fifth of the posts have tells too little to be asked of them.
  const telling = plain.filter((group) =>
    group.some(({ posts }) => posts.size <= archive.posts.length * TELLING_SHARE),
  );
  const asked = telling.length ? telling : plain;
  const all = new Set(
    chosen.filter((post) => asked.every((group) => group.some(({ posts }) => posts.has(post)))),
  );
  const inPeriods = (/** @type {OraclePost} */ { source }) =>
    query.periods.every(
      ({ first, last }) =>
        source.date && (!first || source.date >= first) && (!last || source.date <= last),
    );
  const plainWords = groups.filter(isPlain).length;
  return {
    words: groups.flatMap((group) => group.flatMap(({ wanted }) => wanted)),
    chosen,
    all,
    inPeriods,
    grouped: plainWords > 1 && plainWords <= GROUPED_WORDS,
    isRanked: groups.length > 0,
  };
}
