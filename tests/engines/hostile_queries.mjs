// What may stand in a search box or behind a link? Queries and fragments that nobody means well: long, torn, in every script, with operators in
// every odd place. The same in every run.
import { makeRandom } from '../support.mjs';

const PIECES = [
  // operators and what looks like them
  '-', '+', '--', '+-', '-+', '"', '""', '"""', '“', '”', '„', '«', "'", '’', '*', '**', '***', 'OR', 'or', 'AND', 'NOT', ' OR OR ', '||', '&&', '(', ')', '^2', '~1', ':', '::', ':::',
  'title:', 'kind:', 'theme:', 'tag:', 'author:', 'lang:', 'after:', 'before:', 'year:', 'sort:', 'foo:', 'title:"', '-title:*', '+tag:-', 'title:title:title:', 'sort:"newest"', '-sort:oldest',
  'after:0000', 'after:9999-99-99', 'before:2021-02-30', 'year:-1', 'year:99999999999999999999', 'year:2021 year:2022', 'before:1 after:2', 'a*', '*a', 'a*b', '.*', '[a-z]+', '\\', '/', '//',
  // letters of many sorts, whole and torn
  'e', 'rollback', 'the', 'queue', 'ＦＵＬＬ', 'ﬃ', 'ß', 'İstanbul', 'ı', 'Σς', '한국어', '한', '東京都', 'カﾞ', 'ไทยแลนด์', 'हिन्दी', 'العربية', 'עִבְרִית', 'Việt', 'ᏣᎳᎩ', '𝒳𝕐', '𐐀', '🧑‍🚀', '👍🏽', '🇩🇪', '❤️', '⌘',
  'e\u0301', 'a' + '\u0300'.repeat(60), '\u0301', '\u200d', '\u200b', '\u00ad', '\u2028', '\u00a0', '\u3000', '\ufeff', '\u202e', '\u2066', '\ufffd', '\uffff', '\ud83d', '\udc00', '\ud800\ud800',
  '\0', '\x01', '\x7f', '\t', '\r\n', '\n\n',
  // names and noise
  'C++', 'c#', '+++', '___', '_', 'a_b', 'a.b.c.d', '...', '10.0.0.1', 'fe80::1', 'Class::method', '-1', '1e999', 'NaN', 'E_POOL_42', 'camelCaseHTTPServer', "don't", 'ʼtis', 'ʼ', "l'", "'s", '__proto__', 'constructor', 'hasOwnProperty',
  'undefined', '<script>alert(1)</script>', '"><img src=x>', '&lt;', '{{x}}', '${x}', '%', '%00', '%ff', '%E0%A4%A', '%u0041', '+%2B', '&q=', '?q=', '#', '#/post/', '=', ';', '../../etc/passwd', 'javascript:alert(1)',
  'data:text/html,x', "' OR 1=1 --",
];

// Written as JSON this stays below what a request may have, 64 KiB.
const MOST_UNITS = 8000;

/** @param {number} seed */
export function makeHostileGenerator(seed) {
  const random = makeRandom(seed);
  const piece = () => PIECES[random(PIECES.length)];
  const several = (/** @type {number} */ most, /** @type {() => string} */ make) => Array.from({ length: random(most + 1) }, make).join('');
  const anyUnit = () => String.fromCharCode(random(0x10000));
  const shapes = [
    () => several(6, piece),
    () => several(6, () => `${piece()} `),
    () => several(12, () => piece() + (random(2) ? ' ' : '')),
    () => several(60, anyUnit),
    () => several(40, () => String.fromCodePoint(random(0x110000))),
    () => several(30, () => String.fromCharCode(32 + random(95))),
    () => several(20, () => (random(2) ? piece() : anyUnit())),
  ];
  const long = [
    () => piece().repeat(1 + random(1500)),
    () => `${piece()} `.repeat(1 + random(700)),
    () => several(400, () => `${piece()} `),
  ];
  const query = () => (random(40) === 0 ? long[random(long.length)] : shapes[random(shapes.length)])().slice(0, MOST_UNITS);
  const mangle = (/** @type {string} */ text) => (random(3) ? text.replace(/[\ud800-\udfff]/g, '').replace(/[%#?&=/\s]/g, (c) => encodeURIComponent(c)) : text);
  const names = ['q', 'kind', 'theme', 'tag', 'author', 'language', 'after', 'before', 'sort', '__proto__', 'x', ''];
  const pair = () => `${names[random(names.length)]}${random(8) ? '=' : ''}${mangle(several(3, piece))}`;
  return {
    query,
    /** What stands behind a # in a link. */
    fragment: () => `${['#/', '#/post/', '#/post/', '#', ''][random(5)]}${random(2) ? mangle(piece()) : ''}${random(3) ? '' : `/${mangle(piece())}`}${random(4) ? '?' : ''}${Array.from({ length: random(6) }, pair).join('&')}`,
  };
}
