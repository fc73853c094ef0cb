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

// Between the thousands of a number that begins its word.
const SEPARATOR = `[,'’ʼ\\u00a0\\u202f\\u2009]`;
const THOUSANDS =
  String.raw`(?<=(?<![\p{L}\p{N}\p{M}_]|[\p{L}\p{N}\p{M}]\.|::|\p{L}['’ʼ])\p{N}{1,3}(?:${SEPARATOR}\p{N}{3})*)${SEPARATOR}` +
  String.raw`(?=\p{N}{3}(?![\p{N}\p{L}]))`;

const SIGNED = String.raw`(?:${LETTER}${MARK}*){1,8}\+\+(?!\+|${LETTER})|${LETTER}#(?![\p{L}\p{N}])`;
const NAME =
  String.raw`(?:_|${LETTER}|\p{N})(?:_|${LETTER}|\p{N}|${MARK}|(?<=[\p{L}\p{N}\p{M}])(?:\.(?=[\p{L}\p{N}])|::(?=[\p{L}_]))` +
  String.raw`|(?<=[\p{L}\p{M}])${APOSTROPHE}(?=\p{L})|${THOUSANDS})*`;
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
 * @property {Word} [joined] it and the next as one word, where a hyphen holds the two together
 * @property {Word[]} parts of a name, each before what it is made of; also searched for by themselves
 */

/** @param {string} text @param {boolean} exact @param {Word[]} parts @returns {Word} */
function makeWord(text, exact, parts = []) {
  return { text: text.replaceAll('İ', 'i').toLowerCase(), exact, parts };
}

/** Where small letters or digits end before a capital, or a word begins after capitals; not inside "APIs". */
const CAMEL = /(?<=[^\p{Lu}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})(?!\p{Lu}s$)/u;

/**
 * The parts of a name: each piece between . _ and ::, and after it what the piece itself falls into.
 * @param {string} name
 * @returns {Word[]}
 */
function splitName(name) {
  const pieces = name.split(/[._,]+|::/).filter(Boolean);
  const makePart = (/** @type {string} */ text, /** @type {Word[]} */ parts) =>
    makeWord(text, /\p{N}/u.test(text), parts);
  const named = pieces.flatMap((piece) => {
    const smaller = piece.split(CAMEL).map((part) => makePart(part, []));
    const parts = smaller.length > 1 ? smaller : [];
    return pieces.length > 1 ? [makePart(piece, parts), ...parts] : parts;
  });
  return [...versionParts(name), ...named];
}

/** Of a version its line, and without its letter itself: of v1.72.0 also 1.72.0 and 1.72. @param {string} name @returns {Word[]} */
function versionParts(name) {
  const found = /^(v?)((\p{N}+\.\p{N}+)\.\p{N}+)$/iu.exec(name);
  if (!found) return [];
  const [, letter, version, line] = found;
  // They have parts in their turn: a name that is nowhere is taken for its smallest ones.
  const inner = makeWord(line, true, [makeWord(line.split('.')[0], true)]);
  return letter ? [makeWord(version, true, [inner]), inner] : [inner];
}

/** @param {string} text @returns {Word} */
function makeName(text) {
  return makeWord(text.replaceAll(',', ''), /[._:\p{N}]/u.test(text), splitName(text));
}

/** @param {string} chunk @returns {Word[]} */
const makeNames = remember((chunk) => {
  let text = chunk
    .replace(/(?<=\p{N})[,'’ʼ\u00a0\u202f\u2009](?=\p{N})/gu, ',')
    .replace(/^_+|_+$/g, '');
  text = text.replace(/(?<=.)['’ʼ]s$/iu, '');
  const words = [];
  const elided = ELISION.exec(text);
  if (elided) {
    words.push(makeWord(elided[1], false));
    text = text.slice(elided[0].length);
  }
  text = text.replace(/['’ʼ]/g, '');
  // Of what capitals name, several are one word.
  text = text.replace(/^(\p{Lu}{2,})s$/u, '$1');
  if (text) words.push(makeName(text));
  return words;
});

/** @param {string} run @returns {Word[]} */
function makePairs(run) {
  const letters = [...run.matchAll(CLUSTER)].map(([letter]) => letter);
  if (letters.length === 1) return [makeWord(run, true)];
  return letters.slice(1).map((letter, i) => makeWord(letters[i] + letter, true));
}

const HYPHEN = /^[-‐‑]$/;
const MOST_FIRST_BYTES = 5;
const MOST_SECOND_BYTES = 3;
const GOES_ON = new RegExp(`^[-‐‑](?:${LETTER}|\\p{N})`, 'u');

/** How much of a name at its start and its end is no part of its word. @param {string} name */
function overhang(name) {
  const lead = /^_*/.exec(name)?.[0].length ?? 0;
  const kept = name
    .replace(/_+$/, '')
    .replace(/(?<=.)['’ʼ]s$/iu, '')
    .replace(/^(_*\p{Lu}{2,})s$/u, '$1');
  return { lead, kept: kept.length };
}

/** The words of a text, in order. @param {string} text @returns {Word[]} */
export function tokenize(text) {
  const plain = text.normalize('NFC').replace(INVISIBLE, '');
  const words = [];
  /** @type {{begin: number, end: number, isPlain: boolean}[]} the last words */
  let before = [];
  for (const { groups = {}, index, 0: token } of plain.matchAll(TOKEN)) {
    const made = groups.pairs
      ? makePairs(groups.pairs)
      : groups.name
        ? makeNames(groups.name)
        : [makeWord(groups.signed ?? groups.symbol, true)];
    if (made.length === 0) continue;
    const { lead, kept } = groups.name ? overhang(token) : { lead: 0, kept: token.length };
    const here = {
      begin: index + lead,
      end: index + kept,
      isPlain: Boolean(groups.name) && made.length === 1 && !made[0].exact,
    };
    const [first, half] = [before[before.length - 2], before[before.length - 1]];
    const isHyphened = (/** @type {typeof here} */ a, /** @type {typeof here} */ b) =>
      a && HYPHEN.test(plain.slice(a.end, b.begin));
    if (
      here.isPlain &&
      half?.isPlain &&
      isHyphened(half, here) &&
      !isHyphened(first, half) &&
      !GOES_ON.test(plain.slice(here.end))
    ) {
      const last = words[words.length - 1];
      const [second] = made;
      if (
        Buffer.byteLength(last.text) <= MOST_FIRST_BYTES ||
        Buffer.byteLength(second.text) <= MOST_SECOND_BYTES
      )
        words[words.length - 1] = { ...last, joined: makeWord(last.text + second.text, false) };
    }
    words.push(...made);
    before = [half, here];
  }
  return words;
}
