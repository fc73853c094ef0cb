// Which words does a text have? Written apart from the engine, from the rules in data/FORMAT.md, with Unicode's own properties.

// Scripts written without spaces: their words are overlapping pairs of letters.
const SPACELESS = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー`;
const PAIRED = String.raw`(?:(?=\p{L})[${SPACELESS}])`;
const LETTER = String.raw`(?:(?![${SPACELESS}ʼ])\p{L})`;
const MARK = String.raw`[\p{M}\u200d\u{1f3fb}-\u{1f3ff}]`;
const SYMBOL = String.raw`(?:(?![\u{0}-\u{218f}])\p{So})`;
const APOSTROPHE = "['’ʼ]";
// Nobody sees them, and no word ends at them.
const INVISIBLE = /[\u00ad\u2060\ufeff]/g;

const SIGNED = String.raw`(?:${LETTER}${MARK}*){1,8}\+\+(?!\+|${LETTER})|${LETTER}#(?![\p{L}\p{N}])`;
const NAME =
  String.raw`(?:_|${LETTER}|\p{N})(?:_|${LETTER}|\p{N}|${MARK}|(?<=[\p{L}\p{N}\p{M}])(?:\.(?=[\p{L}\p{N}])|::(?=[\p{L}_]))` +
  String.raw`|(?<=[\p{L}\p{M}])${APOSTROPHE}(?=\p{L}))*`;
const TOKEN = new RegExp(
  String.raw`(?<pairs>(?:${PAIRED}${MARK}*)+)|(?<signed>${SIGNED})|(?<name>${NAME})|(?<symbol>${SYMBOL}${MARK}*(?:(?<=\u200d)${SYMBOL}${MARK}*)*)`,
  'gu',
);
const CLUSTER = new RegExp(`${PAIRED}${MARK}*`, 'gu');

// What French and Italian elide before a vowel or a silent h.
const ELISION =
  /^(c|d|j|l|m|n|s|t|qu|un|all|dell|nell|sull|dall|jusqu|lorsqu|puisqu)['’ʼ](?=[aeiouyhàâäáèéêëíìîïóòôöúùûü].{2})/iu;

// Letters that are variants of others without being composed of them.
const VARIANTS = new Map(
  Object.entries({
    ø: 'o',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ł: 'l',
    ħ: 'h',
    ŧ: 't',
    ŋ: 'n',
    æ: 'ae',
    œ: 'oe',
    ı: 'i',
    ß: 'ss',
    ς: 'σ',
  }),
);
const ACCENT =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0640\u064b-\u065f\u0670\u093c\u09bc\u0a3c\u0abc\u0b3c\u0c3c\u0cbc\u1ab0-\u1aff\u1dc0-\u1dff\u200d\ufe00-\ufe0f]/gu;

/** Remembers what was made of a text: an archive says the same words over and over. @template T @param {(text: string) => T} make */
function remember(make) {
  /** @type {Map<string, T>} */
  const known = new Map();
  return (/** @type {string} */ text) => {
    let made = known.get(text);
    if (made === undefined) known.set(text, (made = make(text)));
    return made;
  };
}

/** Case, accents and compatibility forms do not matter. */
export const fold = remember((text) => {
  const bare = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENT, '')
    .replace(/./gu, (letter) => VARIANTS.get(letter) ?? letter)
    .normalize('NFC');
  return bare || text;
});

/** The word as who types no accents writes it. @param {Word} word @returns {Word} */
export const withoutAccents = (word) => ({ ...word, text: fold(word.text) });

/**
 * One word of a text.
 * @typedef {object} Word
 * @property {string} text in small letters, with its accents
 * @property {boolean} exact never stemmed: a name, a word with digits, a pair, a symbol
 * @property {Word[]} parts of a name, each before what it is made of; also searched for by themselves
 */

/** @param {string} text @param {boolean} exact @param {Word[]} parts @returns {Word} */
function makeWord(text, exact, parts = []) {
  return { text: text.replaceAll('İ', 'i').toLowerCase(), exact, parts };
}

/** Where small letters or digits end before a capital, or a word begins after capitals; not inside "APIs". */
const CAMEL = /(?<=[^\p{Lu}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})(?!\p{Lu}s$)/u;

/** The parts of a name: each piece between . _ and ::, and after it what the piece itself falls into. @param {string} name @returns {Word[]} */
function splitName(name) {
  const pieces = name.split(/[._]+|::/).filter(Boolean);
  const makePart = (/** @type {string} */ text, /** @type {Word[]} */ parts) =>
    makeWord(text, /\p{N}/u.test(text), parts);
  return pieces.flatMap((piece) => {
    const smaller = piece.split(CAMEL).map((part) => makePart(part, []));
    const parts = smaller.length > 1 ? smaller : [];
    return pieces.length > 1 ? [makePart(piece, parts), ...parts] : parts;
  });
}

/** @param {string} text @returns {Word} */
function makeName(text) {
  return makeWord(text, /[._:\p{N}]/u.test(text), splitName(text));
}

/** @param {string} chunk @returns {Word[]} */
const makeNames = remember((chunk) => {
  let text = chunk.replace(/^_+|_+$/g, '');
  text = text.replace(/(?<=.)['’ʼ]s$/iu, '');
  const words = [];
  const elided = ELISION.exec(text);
  if (elided) {
    words.push(makeWord(elided[1], false));
    text = text.slice(elided[0].length);
  }
  text = text.replace(/['’ʼ]/g, '');
  if (text) words.push(makeName(text));
  return words;
});

/** @param {string} run @returns {Word[]} */
function makePairs(run) {
  const letters = [...run.matchAll(CLUSTER)].map(([letter]) => letter);
  if (letters.length === 1) return [makeWord(run, true)];
  return letters.slice(1).map((letter, i) => makeWord(letters[i] + letter, true));
}

/** The words of a text, in order. @param {string} text @returns {Word[]} */
export function tokenize(text) {
  const words = [];
  for (const { groups = {} } of text.normalize('NFC').replace(INVISIBLE, '').matchAll(TOKEN)) {
    if (groups.pairs) words.push(...makePairs(groups.pairs));
    else if (groups.name) words.push(...makeNames(groups.name));
    else words.push(makeWord(groups.signed ?? groups.symbol, true));
  }
  return words;
}
