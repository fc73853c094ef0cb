// What did the reader type? The query language, read from data/manual/searching.md: pieces, joined by OR into groups.

import { isCommandLine, isPastedText, isSignOfWord } from './command_line.mjs';
import { tokenize } from './tokenizer.mjs';

const MOST_CHARACTERS = 2048;
const DATE_NAMES = new Set(['after', 'before', 'year']);
const FIELD_NAMES = new Set(['title', 'kind', 'theme', 'tag', 'author', 'lang']);
const SORTS = new Set(['newest', 'oldest', 'relevance']);
const NAMES = [...FIELD_NAMES, ...DATE_NAMES, 'sort'].join('|');
// One piece: signs, the name of a field, then a phrase that ends with a sentence or a bracket, or anything without a space.
const PIECE = new RegExp(
  `(?<sign>[-+]?)(?:(?<name>${NAMES}):(?![:/\\\\]))?(?:"(?<quoted>[^"]*)"(?=[\\s,.;:!?)]|$)|(?<bare>\\S*))`,
  'suy',
);
const LITERAL = /\S+/y;
// No sign of a path, a call or markup.
const BEGINNING = /^[A-Za-z0-9'+#._\u{80}-\u{10ffff}-]+\*+$/u;

/**
 * One piece of a query.
 * @typedef {object} Piece
 * @property {string} typed
 * @property {'plain' | 'required' | 'excluded'} role
 * @property {'word' | 'phrase' | 'prefix' | 'title' | 'kind' | 'theme' | 'tag' | 'author' | 'lang'} match
 * @property {string} text what is looked for
 */

/**
 * @typedef {object} Query
 * @property {Piece[][]} groups pieces of which any will do
 * @property {Piece[]} excluded
 * @property {{first: string, last: string}[]} periods days as YYYY-MM-DD; empty: no bound
 * @property {string | null} sort as far as the query says
 * @property {Piece | null} last the piece that ends the query, if it is plain words
 */

/** The days of 2021, 2021-03 or 2021-03-05; null for anything else. @param {string} text */
export function readPeriod(text) {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!found) return null;
  const [, year, month, day] = found;
  const first = `${year}-${month ?? '01'}-${day ?? '01'}`;
  const last = day
    ? first
    : new Date(Date.UTC(Number(year), month ? Number(month) : 12, 0)).toISOString().slice(0, 10);
  const exists = new Date(`${first}T00:00:00Z`);
  return !Number.isNaN(exists.getTime()) && exists.toISOString().startsWith(first)
    ? { first, last }
    : null;
}

/** @param {string} name @param {string} text @param {Query} query */
function takePeriod(name, text, query) {
  const period = readPeriod(text);
  if (!DATE_NAMES.has(name) || !period || (name === 'year' && text.length !== 4)) return false;
  query.periods.push({
    first: name === 'before' ? '' : period.first,
    last: name === 'after' ? '' : period.last,
  });
  return true;
}

/** @param {string} name @param {string} text @param {Query} query */
function takeOrder(name, text, query) {
  if (name !== 'sort' || !SORTS.has(text)) return false;
  query.sort = text;
  return true;
}

/** Pieces begin after a space, or where a quote ends. @param {string} text */
function* cutPieces(text) {
  const isCommand = isCommandLine(text);
  const isText = !isCommand && isPastedText(text);
  for (let at = 0; at < text.length; ) {
    PIECE.lastIndex = LITERAL.lastIndex = at;
    if (/\s/.test(text[at])) {
      at += 1;
      continue;
    }
    const found = /** @type {RegExpExecArray} */ (PIECE.exec(text));
    const [literal] = /** @type {RegExpExecArray} */ (LITERAL.exec(text));
    const { sign = '', name = '', quoted } = found.groups ?? {};
    // Fields, and quotes behind a sign, are no command's; of a message only the latter are none.
    if (
      (!name || isText) &&
      !(sign && !(name && isText) && quoted !== undefined) &&
      (isCommand || isText || isSignOfWord(literal))
    ) {
      yield {
        typed: literal,
        sign: '',
        name: '',
        quoted: undefined,
        bare: literal.replace(/^-+/, ''),
        isCommand: isCommand || isText,
        isText,
      };
      at += literal.length;
    } else {
      const isPasted = isCommand || isText;
      yield {
        typed: found[0],
        sign,
        name,
        quoted,
        bare: found.groups?.bare ?? '',
        isCommand: isPasted,
        isText,
      };
      at += found[0].length || 1;
    }
  }
}

/** A condition said twice is one; a plain word said twice counts twice. @param {Piece[]} group @param {Piece[]} before */
function isRepeated([piece, ...others], [first, ...alternatives]) {
  const isCondition = piece.role !== 'plain' || piece.match !== 'word';
  return (
    isCondition &&
    others.length + alternatives.length === 0 &&
    piece.match === first.match &&
    piece.text === first.text &&
    (piece.match !== 'word' || piece.role === first.role)
  );
}

/** @param {string} text @returns {Query} */
export function parseQuery(text) {
  /** @type {Query} */
  const query = { groups: [], excluded: [], periods: [], sort: null, last: null };
  const plainText = [...text]
    .slice(0, MOST_CHARACTERS)
    .join('')
    .replace(/[\0-\x1f]/g, ' ')
    .replace(/[“”„«»]/g, '"')
    .replace(/\s/g, ' ')
    .replace(/(?<![^ ])\d{1,3}((?: \d{3})+)(?![^ ])/g, (number, groups) =>
      groups.length > 4 || groups === ' 000' ? number.replaceAll(' ', ',') : number,
    );
  let joined = false;
  let canJoin = false;
  for (const found of cutPieces(plainText)) {
    const { typed, sign, name, quoted, bare, isCommand, isText } = found;
    query.last = null;
    if (typed === 'AND') continue;
    if (typed === 'OR' && !isText) {
      joined = canJoin;
      continue;
    }
    if (name === 'sort' || DATE_NAMES.has(name)) {
      // What holds for the whole query is no alternative to anything.
      if (
        takeOrder(name, quoted ?? bare, query) ||
        (sign !== '-' && takePeriod(name, quoted ?? bare, query))
      )
        joined = canJoin = false;
      continue;
    }
    /** @type {Piece} */
    const piece = {
      typed,
      role: sign === '-' ? 'excluded' : sign === '+' ? 'required' : 'plain',
      match: 'word',
      text: quoted ?? bare,
    };
    if (FIELD_NAMES.has(name)) piece.match = /** @type {Piece['match']} */ (name);
    else if (quoted !== undefined) piece.match = 'phrase';
    else if (!isCommand && BEGINNING.test(bare)) {
      piece.match = 'prefix';
      piece.text = bare.replace(/\*+$/, '');
    }
    if (tokenize(piece.text).length === 0) continue;
    if (piece.role === 'excluded') {
      query.excluded.push(piece);
      joined = canJoin = false;
      continue;
    }
    if (joined) query.groups[query.groups.length - 1].push(piece);
    else query.groups.push([piece]);
    if (piece.match === 'word') query.last = piece;
    joined = false;
    canJoin = true;
  }
  query.groups = query.groups.filter(
    (group, i) => !query.groups.slice(0, i).some((before) => isRepeated(group, before)),
  );
  return query;
}
