// What a mutant changes: one row an operator. Applied to code only: comments, texts and preprocessor lines are passed over.

/** @typedef {{ name: string, find: RegExp, make: (found: RegExpExecArray) => string[] }} Operator */

/** @type {Record<string, string[]>} */
const COMPARISONS = {
  '<': ['<='],
  '<=': ['<'],
  '>': ['>='],
  '>=': ['>'],
  '==': ['!='],
  '!=': ['=='],
  '===': ['!=='],
  '!==': ['==='],
};

/** @type {Operator[]} */
export const OPERATORS = [
  {
    name: 'comparison flipped',
    find: /(?<= )(===|!==|==|!=|<=|>=|<|>)(?=\s)/g,
    make: ([sign]) => COMPARISONS[sign],
  },
  {
    name: '&& and || swapped',
    find: /(?<= )(&&|\|\|)(?=\s)/g,
    make: ([sign]) => [sign === '&&' ? '||' : '&&'],
  },
  { name: 'negation dropped', find: /(?<![\w!])!(?=[\w(])/g, make: () => [''] },
  { name: 'condition negated', find: /(?<=\b(?:if|while) )\((?=[^;{]*\))/g, make: () => ['(!('] },
  {
    name: 'sum and difference swapped',
    find: /(?<=[\w)\]] )[+-](?= )/g,
    make: ([sign]) => [sign === '+' ? '-' : '+'],
  },
  {
    name: 'constant off by one',
    find: /(?<![\w.'])(\d+)(?![\w.'])/g,
    make: ([number]) => [`${+number + 1}`, ...(+number > 0 ? [`${+number - 1}`] : [])],
  },
  {
    name: 'limit off by one',
    find: /\b(?:limits|ranking)::k\w+/g,
    make: ([name]) => [`(${name} + 1)`, `(${name} - 1)`],
  },
  {
    name: 'step reversed',
    find: /(\+\+|--)(?=[\w(*])/g,
    make: ([sign]) => [sign === '++' ? '--' : '++'],
  },
  {
    name: 'assignment turned',
    find: /(?<= )(\+=|-=|\|=|&=)(?= )/g,
    make: ([sign]) => [{ '+=': '-=', '-=': '+=', '|=': '&=', '&=': '|=' }[sign] ?? sign],
  },
  {
    name: 'statement deleted',
    find: /(?<=^ +|\) )(?!return|const|auto|for|if|while|else|using|static|case|break|continue|let|throw)[\w.:>[\]*-]+(?:\(| [|&+-]?= )[^\n;{}]*;(?=$| )/gm,
    make: () => [';'],
  },
  {
    name: 'returned early',
    find: /\breturn (true|false)\b/g,
    make: ([, value]) => [`return ${value === 'true' ? 'false' : 'true'}`],
  },
  {
    name: 'returned empty',
    find: /\breturn (?!true|false|\{\})[^\n;{}]+;/g,
    make: () => ['return {};'],
  },
  {
    name: 'break and continue swapped',
    find: /\b(break|continue);/g,
    make: ([, word]) => [word === 'break' ? 'continue;' : 'break;'],
  },
];

/**
 * The text with comments, texts and preprocessor lines blanked, of the same length.
 * @param {string} text
 */
export function codeOf(text) {
  return text.replace(
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|R"\(.*?\)"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|^#[^\n]*/gm,
    (found) => found.replace(/[^\n]/g, '\u0001'),
  );
}

/** @typedef {{ file: string, line: number, source: string, operator: string, change: string, text: string }} Mutant */

/**
 * Every mutant of a source, in the order of its text.
 * @param {string} file
 * @param {string} text
 * @param {RegExp} lines only lines with this
 * @returns {Mutant[]}
 */
export function mutantsOf(file, text, lines) {
  const code = codeOf(text);
  const mutants = [];
  for (const { name, find, make } of OPERATORS)
    for (const found of code.matchAll(find)) {
      const begin = text.lastIndexOf('\n', found.index - 1) + 1;
      const source = text.slice(begin, text.indexOf('\n', found.index));
      if (!lines.test(source) || /constexpr .*\{$|static_assert/.test(source)) continue;
      for (const replacement of make(/** @type {RegExpExecArray} */ (found))) {
        let end = found.index + found[0].length;
        let put = replacement;
        if (name === 'condition negated') {
          end = closing(code, found.index);
          put = `(!${text.slice(found.index, end)})`;
        }
        mutants.push({
          file,
          line: text.slice(0, found.index).split('\n').length,
          source: source.trim(),
          operator: name,
          change: `\`${text.slice(found.index, Math.min(end, found.index + 40)).split('\n')[0]}\` → \`${put.slice(0, 40).split('\n')[0]}\``,
          text: text.slice(0, found.index) + put + text.slice(end),
        });
      }
    }
  return mutants.sort((a, b) => a.line - b.line || (a.operator < b.operator ? -1 : 1));
}

/**
 * The place after the parenthesis that closes the one at `open`.
 * @param {string} code
 * @param {number} open
 */
function closing(code, open) {
  let depth = 0;
  for (let at = open; at < code.length; at++) {
    if (code[at] === '(') depth++;
    if (code[at] === ')' && --depth === 0) return at + 1;
  }
  return code.length;
}
