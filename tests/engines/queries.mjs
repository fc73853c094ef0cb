// Queries as people and others send them: every operator, six scripts and more, typos, half-typed, empty, hostile. The same in every run.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeRandom, root } from '../support.mjs';

const FIXED = [
  'rollback',
  'on-call pager',
  'how do we undo a release',
  '"point of no return"',
  'runbook -checklist',
  '+queue log',
  'kind:incident',
  'tag:on-call night',
  'theme:delivery sort:oldest',
  'year:2020',
  'after:2020-02 before:2020-02-10',
  'E_LOG_QUEUE_FULL',
  'log_bytes_per_request',
  'roll*',
  'title:runbook',
  'alert OR pager',
  'zzzzz',
  '',
  '-',
  '"',
  '"unclosed phrase',
  'kind:',
  'foo:bar',
  'résumé',
  '東京 日本',
  'Привет мир',
  'हिन्दी',
  'العربية',
  'ภาษาไทย',
  '서울시',
  'Ελληνικά',
  'עברית',
  'Việt Nam',
  '\u0000\uFFFD',
  '*'.repeat(50),
  'a '.repeat(300),
  '"""',
  '+++',
  'OR OR OR',
  'lang:en queue',
  'author:nobody',
  'sort:sideways x',
  '大阪',
  '金継ぎ',
  'Montréal',
  'Krakow',
  'rolback',
  'ruunbook',
  'incidnet',
  'x'.repeat(3000),
  'ab '.repeat(900),
  '<script>alert(1)</script>',
  '../../etc/passwd',
  "' OR 1=1 --",
  '%00%0a',
  '\ud83d\ude80',
  '🎉',
  '-"point of no return" release',
  '-tag:on-call pager',
  'title:"no return"',
  '+kind:incident',
  'year:20x0',
  'after:2020-13',
  'before:',
  'C++',
  'node.js',
  '10.0.0.1',
  'Class::method',
  'snake_case',
  'camelCase',
  '1.2.3',
  'a-b-c-d',
  '"a" "b" "c"',
];

function readVocabulary() {
  const words = new Set();
  const folder = join(root, 'data/posts');
  for (const file of readdirSync(folder, { recursive: true }).sort()) {
    if (!String(file).endsWith('.md')) continue;
    for (const [word] of readFileSync(join(folder, String(file)), 'utf8').matchAll(
      /[\p{L}\p{M}\p{N}_-]{3,}/gu,
    ))
      words.add(word);
  }
  return [...words].sort();
}

/** @param {string} word @param {(limit: number) => number} random */
function mistype(word, random) {
  const letters = [...word];
  const at = random(letters.length);
  const kinds = [
    () => letters.splice(at, 1),
    () => letters.splice(at, 0, 'q'),
    () => {
      letters[at] = 'z';
    },
    () => {
      if (at + 1 < letters.length) [letters[at], letters[at + 1]] = [letters[at + 1], letters[at]];
    },
  ];
  kinds[random(kinds.length)]();
  return letters.join('');
}

/** The names of operators, such as "tag:", that no query has. @param {string[]} queries @param {{name: string}[]} operators */
export const namesNotIn = (queries, operators) =>
  operators
    .flatMap(({ name }) => name.match(/^[a-z]+:/) ?? [])
    .filter((name) => !queries.some((query) => query.includes(name)));

/** @param {number} count */
export function makeQueries(count) {
  const random = makeRandom(20);
  const vocabulary = readVocabulary();
  const word = () => vocabulary[random(vocabulary.length)];
  const several = (/** @type {number} */ most) => Array.from({ length: 1 + random(most) }, word);
  const makers = [
    () => word(),
    () => several(6).join(' '),
    () => mistype(word(), random),
    () => `${mistype(word(), random)} ${word()}`,
    () => `+${word()} ${word()}`,
    () => `${word()} -${word()}`,
    () => `"${several(2).join(' ')}" ${word()}`,
    () => `${word()} OR ${word()}`,
    () => `${word().slice(0, 3)}*`,
    () => `title:${word()}`,
    () =>
      `${word()} kind:${['incident', 'story', 'practice', 'nothing'][random(4)]} sort:${['newest', 'oldest', 'relevance'][random(3)]}`,
    () => `after:20${19 + random(6)}-0${1 + random(9)} ${word()}`,
    () => `tag:${['on-call', 'slo', 'queues', 'x'][random(4)]} -theme:delivery`,
    () => word().slice(0, 1 + random(4)),
    () =>
      Array.from({ length: random(20) }, () =>
        String.fromCodePoint(33 + random(random(3) === 0 ? 0x2fff : 90)),
      ).join(''),
  ];
  const queries = [...FIXED];
  while (queries.length < count) queries.push(makers[queries.length % makers.length]());
  return queries.slice(0, count);
}
