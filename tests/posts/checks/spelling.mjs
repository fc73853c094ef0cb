// Is it spelt as in Britain? aspell reads what a reader reads, titles, summaries and pictures included; words.txt holds the words that are ours.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pictureText, proseOf } from '../reader.mjs';

const ours = () =>
  new Set(
    readFileSync(new URL('../words.txt', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line && !line.startsWith('#')),
  );

/** Whether aspell and its British dictionary are here. */
export const canSpell = () =>
  spawnSync('aspell', ['dump', 'dicts'], { encoding: 'utf8' }).stdout?.includes('en_GB-ise') ??
  false;

// The dictionary is one of Latin-1: a word with any other letter is looked up in our own list alone, or not at all in scripts without small letters.
const beyondLatin1 = /[\p{L}\p{M}]*(?![\0-\xFF])\p{Script=Latin}[\p{L}\p{M}]*/gu;

/** Words that neither the dictionary nor our list knows. */
export function misspelt(text, known = ours()) {
  // Addresses, paths and names with digits or underscores are no words.
  const words = text.replace(/’/g, "'").replace(/\S*[@/\\_#]\S*|\S*\d\S*/g, ' ');
  const foreign = words.match(beyondLatin1) ?? [];
  const prose = words.replace(beyondLatin1, ' ').replace(/(?!\p{Script=Latin})\p{L}+/gu, ' ');
  const { status, stdout, stderr } = spawnSync(
    'aspell',
    ['list', '--encoding=utf-8', '--lang=en_GB', '--master=en_GB-ise'],
    { input: prose, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`aspell failed: ${stderr}`);
  return [...new Set([...stdout.split('\n'), ...foreign])].filter(
    (word) => word && !known.has(word) && !known.has(word.toLowerCase()),
  );
}

// What no dictionary sees: "5 %" may break at the end of a line.
const unwanted = /\d\s+%/g;

/** @returns {string[]} complaints */
export function checkSpelling(archive) {
  const known = ours();
  return archive.posts.flatMap((post) => {
    const text = [
      post.title,
      post.summary,
      post.tags.join(' '),
      proseOf(post),
      pictureText(archive, post),
    ].join('\n');
    return [...misspelt(text, known), ...(text.match(unwanted) ?? [])].map(
      (word) => `${post.path}: "${word}"`,
    );
  });
}
