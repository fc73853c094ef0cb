// Which words keep a tenth of their weight? A list has no second reading, so the engine's own is taken, as data.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support.mjs';

const source = readFileSync(join(root, 'src/stemmers/stop_words.h'), 'utf8');
const stemmers = readFileSync(join(root, 'src/stemmers/all.cpp'), 'utf8');

/** @param {string} name of a list in the source @returns {string[]} */
function readList(name) {
  const list = new RegExp(`${name} =((?:\\s*"[^"]*")+);`).exec(source);
  if (!list) throw new Error(`src/stemmers/stop_words.h has no list ${name}`);
  return [...list[1].matchAll(/"([^"]*)"/g)]
    .flatMap(([, words]) => words.split(' '))
    .filter(Boolean);
}

const LISTS = new Map(
  [...stemmers.matchAll(/\{"(\w+)", (k\w+StopWords)/g)].map(([, language, name]) => [
    language,
    readList(name),
  ]),
);
if (!LISTS.has('en')) throw new Error('src/stemmers/all.cpp has no English list');

/** The stop words of an archive: of all its languages, since which one a reader types is not known. @param {string[]} languages */
export function stopWordsOf(languages) {
  return new Set(languages.flatMap((language) => LISTS.get(language.split('-')[0]) ?? []));
}
