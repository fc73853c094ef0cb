// Which signs of a query are those of a command that was pasted? Read from data/manual/searching.md, "A pasted command"; the list of programs is
// taken as data, as there is no second reading of a list.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support.mjs';

const source = readFileSync(join(root, 'src/query/command_line.cpp'), 'utf8');
const PROGRAMS = new Map(
  [...source.matchAll(/ProgramRecord\{"([^"]+)", Options::(\w+)\}/g)].map(([, name, options]) => [
    name,
    options,
  ]),
);
if (PROGRAMS.size < 50) throw new Error('src/query/command_line.cpp has no table of programs');
const LONGEST = { Short: 4, Bundled: 6, Words: Infinity };

const FIELD = /^(?:title|kind|theme|tag|author|lang|after|before|year|sort):(?![:/\\])/;
const DASH = '[-\u2010-\u2015\u2212]';
const LONG_DASH = '[\u2010-\u2015\u2212]';
// Two hyphens, or what an editor makes of them, and a letter; one hyphen and a letter, or a letter and a value.
const OPTION = new RegExp(
  `^(?:(?:-${DASH}+|${LONG_DASH}${DASH}*)[A-Za-z]|-(?:[A-Za-z]$|[A-Za-z][^\\s]*[="]|XX:))`,
  'u',
);
const OF_WORD = /^-(?:[A-Za-z0-9]{1,2}$|\.?[0-9]|E[A-Z0-9]{3,}$|-)/;
const PROMPT = /^(?:[$%#>❯➜λ»]|.*@.*[$#%>])$/u;
const JOINT = /^(?:\|\|?|&&?|;)$/;
const WRAPPER = /^(?:sudo|doas|time|env|exec|nohup|watch|command|[A-Z0-9_]+=.*)$/s;
const PATH = /^(?=...)(?:\/|\.\.?\/|~\/)/s;
const CMDLET = /^[A-Z][a-z]+-[A-Z][A-Za-z]+$/;

/** @param {string} piece */
const bare = (piece) => piece.replace(new RegExp(`^${DASH}+`, 'u'), '');
/** @param {string} piece */
const hasDash = (piece) => bare(piece) !== piece && bare(piece) !== '';

/** @param {string[]} pieces of one command */
function isCommand(pieces) {
  const from = pieces.findIndex((piece) => !WRAPPER.test(piece));
  if (from < 0) return false;
  const [name, ...others] = pieces.slice(from);
  const dashed = [name, ...others].filter(hasDash).map(bare);
  if (dashed.length === 0) return false;
  if (PATH.test(name) || CMDLET.test(name)) return true;
  const style = PROGRAMS.get(name.replace(/^.*\//s, ''));
  if (!style) return false;
  const longest =
    style === 'Words' && others.length < 2
      ? LONGEST.Short
      : LONGEST[/** @type {'Short'} */ (style)];
  return dashed.some(
    (option) =>
      ['version', 'help'].includes(option) ||
      (!PROGRAMS.has(option.replace(/^.*\//s, '')) &&
        (/[^a-z]/.test(option) || option.length <= longest)),
  );
}

/** @param {string} text with plain spaces and quotes */
const withoutQuoted = (text) => text.replace(/"[^"]*"/g, '""');

/** Does the query look like a command line? @param {string} text with plain spaces and quotes */
export function isCommandLine(text) {
  const pieces = withoutQuoted(text).split(' ').filter(Boolean);
  if (!pieces.some(hasDash)) return false;
  if (
    PROMPT.test(pieces[0]) ||
    pieces.some((piece) => hasDash(piece) && !FIELD.test(piece.slice(1)) && OPTION.test(piece))
  )
    return true;
  /** @type {string[][]} */
  const commands = [[]];
  for (const piece of pieces)
    if (JOINT.test(piece)) commands.push([]);
    else commands[commands.length - 1].push(piece);
  return commands.some(isCommand);
}

const OF_PROGRAM = /^(?:={1,3}|!=|[=-]>|[<>]=?|<<|>>|:=|\+=|[{}*;])$/;
// In a bracket or behind an equals sign that follows something, or before what no phrase is followed by.
const QUOTE_INSIDE = /[^\s][([{=]""|""[:=([{]/;

/** Does the query look like a message or a line of a program? @param {string} text with plain spaces and quotes */
export function isPastedText(text) {
  const outside = withoutQuoted(text);
  const count = (/** @type {string} */ sign) => outside.split(sign).length;
  const pieces = outside.split(' ').filter(Boolean);
  return (
    ['()', '[]', '{}'].some(([open, close]) => count(open) !== count(close)) ||
    QUOTE_INSIDE.test(outside) ||
    outside.endsWith(';') ||
    pieces.some(
      (piece, i) =>
        (/[A-Za-z"].*:$/s.test(piece) && !(i === pieces.length - 1 && FIELD.test(piece))) ||
        ((i > 0 || outside.startsWith(' ')) && i < pieces.length - 1 && OF_PROGRAM.test(piece)),
    )
  );
}

/** Does the sign at the start of a piece belong to its word? @param {string} piece without quote and field behind its sign */
export function isSignOfWord(piece) {
  return OPTION.test(piece) || OF_WORD.test(piece) || /^\+(?:[a-z]$|[0-9%])/.test(piece);
}
