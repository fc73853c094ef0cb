// Which queries are asked? Generated from an archive's own words with every operator; the same in every run.
import { makeRandom } from '../support.mjs';
import { readSections } from './post_text.mjs';
import { tokenize } from './tokenizer.mjs';

// What a reader might copy out of a post: anything without spaces, quotes and brackets that begins and ends like a word.
const TYPED = /[\p{L}\p{N}](?:[^\s"“”„«»()[\]{}<>|,;!?*]*[\p{L}\p{M}\p{N}+#])?/gu;

const MOST_WORDS = 96;

/** Begin a command line, or do not. */
const COMMANDS = [
  'git',
  'sudo tar',
  'find',
  '/usr/bin/grep',
  '$',
  './run.sh',
  'Get-Item',
  'the',
  'exit code',
  'java',
];

/** @typedef {{text: string, filters: Record<string, any>, sort: string}} Request */

/** @param {import('./archive.mjs').OracleArchive} archive @param {number} seed */
export function makeGenerator(archive, seed) {
  const random = makeRandom(seed);
  const pick = (/** @type {any} */ list) => list[random(list.length)];
  const { facets, posts } = archive;
  const texts = posts
    .flatMap(({ source }) => [
      source.title,
      source.summary ?? '',
      ...readSections(source.markdown).map(({ text }) => text),
    ])
    .map((text) => text.match(TYPED) ?? [])
    .filter((words) => words.length);
  const titles = posts
    .map(({ source }) => source.title.match(TYPED) ?? [])
    .filter((words) => words.length);

  const word = () => pick(pick(texts));
  /** Words that stand beside each other somewhere. @param {number} most */
  const passage = (most) => {
    const words = pick(texts);
    const at = random(words.length);
    return words.slice(at, at + 1 + random(most));
  };
  const mistype = (/** @type {string} */ text) => {
    const letters = [...text];
    const at = random(letters.length);
    const change = random(4);
    if (change === 0) letters.splice(at, 1);
    else if (change === 1) letters.splice(at, 0, pick('etaoinshr'));
    else if (change === 2) letters[at] = pick('etaoinshr');
    else letters.splice(at, 2, ...letters.slice(at, at + 2).reverse());
    return letters.join('') || text;
  };
  const quote = (/** @type {string} */ value) =>
    /\s/.test(value) || random(3) === 0 ? `"${value}"` : value;
  const respell = (/** @type {string} */ value) =>
    [value, value.toUpperCase(), value.replaceAll('-', ' '), value.replaceAll('-', '_')][random(4)];
  const dates = posts.map(({ source }) => source.date).filter(Boolean);
  const date = () => (dates.length ? pick(dates).slice(0, pick([4, 7, 10])) : '2021');
  const prefix = () => {
    const letters = [...word().replace(/[^\p{L}\p{M}\p{N}].*$/u, '')].slice(0, 1 + random(6));
    while (tokenize(letters.join('')).length > 1) letters.pop();
    return letters.join('');
  };
  const value = () => {
    const [name, values] = pick([
      ['kind', facets.kinds],
      ['theme', facets.themes],
      ['tag', facets.tags],
      ['author', facets.authors],
      ['lang', facets.languages],
    ]);
    return `${name}:${quote(respell(values.length && random(10) ? pick(values) : word()))}`;
  };

  /** Pieces that ask for something; any may be joined by OR. */
  const pieces = [
    word,
    word,
    word,
    word,
    () => `+${word()}`,
    () => `"${passage(4).join(' ')}"`,
    () => `“${passage(3).join(' ')}”`,
    () => `${prefix()}*`,
    () => `title:${pick(pick(titles))}`,
    () => `title:"${pick(titles).slice(0, 3).reverse().join(' ')}"`,
    value,
    value,
    () => mistype(word()),
    () => `${word()}-${word()}`,
  ];
  const piece = () => pick(pieces)();
  const filters = [
    () => `-${word()}`,
    () => `-"${passage(2).join(' ')}"`,
    () => `-${value()}`,
    () => `-${prefix()}x*`,
    () => `after:${date()}`,
    () => `before:${date()}`,
    () => `year:${date().slice(0, 4)}`,
    () => `sort:${pick(['newest', 'oldest', 'relevance'])}`,
    () =>
      pick([
        'AND',
        'OR',
        'NOT',
        '-',
        '+',
        'kind:',
        '"',
        'after:20x1',
        'sort:sideways',
        'foo:bar',
        'Tag:x',
        '...',
      ]),
  ];
  const option = () =>
    pick([
      () => `--${word()}`,
      () => `—${word()}`,
      () => `-${prefix()}`,
      () => `-${word()}=${word()}`,
      () => `-${random(500)}`,
      () => `+${prefix()}`,
      () => `"${passage(3).join(' ')}"`,
      () => '-',
      () => '|',
      value,
      () => `-${value()}`,
    ])();
  /** What stands in messages and programs, among words and operators. */
  const sign = () =>
    pick([
      () => `${word()}:`,
      () => `${word()}(${word()}`,
      () => `${word()}("${passage(2).join(' ')}")`,
      () => `"${word()}": "${passage(2).join(' ')}"`,
      () => `${word()}="${passage(2).join(' ')}"`,
      () => `"${word()}`,
      () => pick(['=', '=>', '{', '}', '*', ';', 'OR', '->']),
      () => `${word()}/*`,
      () => `-l${word()}`,
      () => `${pick(['title', 'kind', 'tag'])}::${word()}`,
      () => `"${passage(2).join(' ')}",`,
      value,
    ])();
  const several = (/** @type {number} */ most, /** @type {() => string} */ make) =>
    Array.from({ length: 1 + random(most) }, make);
  const shapes = [
    () => word(),
    () => several(3, word).join(' '),
    () => passage(8).join(' '),
    () => piece(),
    () => `${piece()} ${word()}`,
    () => `${piece()} OR ${piece()}`,
    () => `${piece()} OR ${piece()} ${piece()}`,
    () => `${several(2, piece).join(' ')} ${pick(filters)()}`,
    () => `${pick(filters)()} ${several(3, piece).join(' ')}`,
    () => several(3, () => pick(filters)()).join(' '),
    () => several(5, piece).join(pick([' ', '  ', ' OR '])),
    () => `${word()} "${passage(3).join(' ')}`,
    () => pick(titles).join(' '),
    () => `${pick(COMMANDS)} ${several(3, () => pick([word, option])()).join(' ')}`,
    () => `${word()} ${several(3, () => pick([word, sign])()).join(' ')}`,
  ];

  const query = () => {
    // What has more words is read as a pasted log.
    for (;;) {
      const text = pick(shapes)();
      if (tokenize(text).length <= MOST_WORDS) return text;
    }
  };

  /** @returns {Request} */
  return () => {
    const request = {
      text: query(),
      filters: /** @type {Record<string, any>} */ ({}),
      sort: 'relevance',
    };
    if (random(6) === 0) {
      const [name, values] = pick([
        ['kind', facets.kinds],
        ['theme', facets.themes],
        ['tag', facets.tags],
        ['author', facets.authors],
        ['language', facets.languages],
      ]);
      if (values.length) request.filters[name] = several(2, () => pick(values));
    }
    if (random(12) === 0) request.filters.after = date();
    if (random(12) === 0) request.filters.before = date();
    if (random(12) === 0) request.sort = pick(['newest', 'oldest']);
    return request;
  };
}
