// Which posts shall there be, and what shall each contain? Reads outline.tsv, one row a post, newest first.
//
//   node tests/posts/outline.mjs PLAN.tsv > tests/posts/outline.tsv     writes it anew from the archive's plan
//
// The plan has a brief for each post as well; what is kept of it here are the strings that a post with the feature `unicode` must hold.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const columns = ['slug', 'date', 'kind', 'theme', 'tags', 'title', 'features', 'links', 'strings'];
const list = (cell) => (cell ?? '').split(',').filter(Boolean);

// An emoji with its variation selector, or a word with at least one letter beyond ASCII.
const unusual =
  /\p{Extended_Pictographic}\uFE0F?|[\p{L}\p{M}]*(?!\p{ASCII})[\p{L}\p{M}\p{S}][\p{L}\p{M}]*/gu;

function* rowsOf(text) {
  const [head, ...lines] = text.trimEnd().split('\n');
  const names = head.split('\t');
  for (const line of lines)
    yield Object.fromEntries(line.split('\t').map((cell, i) => [names[i], cell]));
}

/** The plan's rows in the form of outline.tsv: `links-to:` is always the last feature, and takes the rest of the cell. */
export function makeOutline(plan) {
  const lines = [columns.join('\t')];
  for (const row of rowsOf(plan)) {
    const [features, links] = row.features.split('links-to:');
    const strings = list(features).includes('unicode')
      ? [...new Set(row.brief.match(unusual))]
      : [];
    lines.push(
      [
        row.slug,
        row.date,
        row.kind,
        row.theme,
        row.tags,
        row.title,
        list(features).join(),
        links ?? '',
        strings.join(),
      ].join('\t'),
    );
  }
  return `${lines.join('\n')}\n`;
}

export const outlineFile = join(fileURLToPath(new URL('.', import.meta.url)), 'outline.tsv');

/** Rows with tags, features, links and strings as lists. */
export function readOutline(text = readFileSync(outlineFile, 'utf8')) {
  return [...rowsOf(text)].map((row) => ({
    ...row,
    tags: list(row.tags),
    features: list(row.features),
    links: list(row.links),
    strings: list(row.strings),
  }));
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(makeOutline(readFileSync(process.argv[2], 'utf8')));
