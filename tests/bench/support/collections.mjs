// The sets of queries with judgments that ranking is measured on: which are there, what is in them, and how carrel and its peers get them.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { carrel, root, sharedData } from '../../support.mjs';

/**
 * What the study of some thirty signals reached with its recommended formula, and how far below it a set may lie: with 30 to 52 queries
 * (med, adi, cacm) single differences mean little. Texts of the Markdown sets are published Markdown, the others are plain.
 */
export const COLLECTIONS = [
  { name: 'scifact-train', studied: 0.7059, slack: 0.008 },
  { name: 'cacm', studied: 0.5089, slack: 0.02 },
  { name: 'med', studied: 0.7161, slack: 0.02 },
  { name: 'adi', studied: 0.5264, slack: 0.02 },
  { name: 'kw-18f-handbook', studied: 0.6622, slack: 0.008, isMarkdown: true },
  { name: 'excerpt-18f-blog', studied: 0.9735, slack: 0.008, isMarkdown: true },
  { name: 'anchors-sourcegraph-handbook', studied: 0.6883, slack: 0.008, isMarkdown: true },
  { name: 'xquad-en', studied: 0.9683, slack: 0.008 },
  { name: 'xquad-de', studied: 0.9442, slack: 0.008, language: 'de' },
  { name: 'xquad-zh', studied: 0.9657, slack: 0.008, language: 'zh' },
];

export const workFolder = join(root, 'build/bench/relevance');

/** Unpacks a set once; null where the shared data is absent. @returns {string | null} its folder */
export function unpackCollection(name) {
  const packed = join(sharedData, 'relevance', `${name}.tar.zst`);
  if (!existsSync(packed)) return null;
  const folder = join(workFolder, name);
  if (!existsSync(join(folder, 'docs.jsonl'))) {
    mkdirSync(workFolder, { recursive: true });
    execFileSync('tar', ['--zstd', '-C', workFolder, '-xf', packed]);
  }
  return folder;
}

/** @param {string} folder */
export function readCollection(folder) {
  const lines = (file) => readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean);
  const posts = lines('docs.jsonl').map((line, id) => {
    const { id: key, title = '', text = '' } = JSON.parse(line);
    return { id, key, title, text };
  });
  /** @type {Map<string, Map<string, number>>} */
  const grades = new Map();
  for (const line of lines('qrels.tsv')) {
    const [query, key, grade] = line.split('\t');
    if (!(Number(grade) > 0)) continue;
    if (!grades.has(query)) grades.set(query, new Map());
    grades.get(query).set(key, Number(grade));
  }
  const queries = lines('queries.tsv')
    .map((line) => line.split('\t'))
    .filter(([id]) => grades.has(id))
    .map(([id, text]) => ({ id, text }));
  return { posts, queries, grades };
}

/** Published Markdown as a site's owner would strip it for a search box that knows no Markdown: targets, tags and addresses go. */
export function stripMarkdown(text) {
  return text
    .replace(/\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g, ' ')
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<\/?[a-zA-Z][^>]*>/g, ' ')
    .replace(/\]\([^)\s]*(?:\s+"[^"]*")?\)/g, '] ')
    .replace(/^\s*\[[^\]]+\]:\s*\S+.*$/gm, ' ')
    .replace(/https?:\/\/\S+/g, ' ');
}

// Documents that come from files keep the file's name as their slug, as in carrel; a bare number says nothing and becomes none.
function makeSlug(key, number) {
  const slash = key.lastIndexOf('/');
  if (slash < 0) return `p${number}x`;
  const file = key.slice(slash + 1);
  const name = file.includes('.') ? file.slice(0, file.lastIndexOf('.')) : file;
  return ['index', 'README', '_index'].includes(name)
    ? key.slice(0, slash).split('/').at(-1)
    : name;
}

/** Writes the set as Markdown posts and packs them. Each post's address ends in its number. @returns {string} the site's folder */
export function packCollection(folder, posts, language = 'en') {
  const source = join(folder, 'posts'),
    site = join(folder, 'site');
  mkdirSync(source, { recursive: true });
  if (readdirSync(source).length !== posts.length) {
    for (const { id, key, title, text } of posts) {
      const slug = makeSlug(key, id);
      const front = {
        title: title || slug,
        slug,
        lang: language,
        url: `https://posts.example/${id}`,
      };
      writeFileSync(join(source, `${id}.md`), `${JSON.stringify(front, null, 1)}\n\n${text}`);
    }
  }
  const report = JSON.parse(
    carrel(
      'pack',
      source,
      '-o',
      site,
      '--today',
      '2026-11-24',
      '--level',
      '1',
      '--json',
      '--prune',
    ),
  );
  if (report.posts !== posts.length)
    throw new Error(`${folder}: ${report.posts} of ${posts.length} posts were packed`);
  return site;
}

/** The sets' queries are prose, not carrel's query language: what would be an operator there is taken off, tags too. */
export function asPlainWords(typed) {
  const query = typed.replace(/[\u201C\u201D\u201E]/g, ' ');
  let plain = '',
    isInTag = false;
  for (let i = 0; i < query.length; i++) {
    const c = query[i];
    const startsWord = plain === '' || plain.endsWith(' ');
    if (c === '<' && query.indexOf('>', i) >= 0 && i + 1 < query.length && query[i + 1] !== ' ')
      isInTag = true;
    if (!isInTag) plain += '"*:'.includes(c) || ('-+'.includes(c) && startsWord) ? ' ' : c;
    if (c === '>') isInTag = false;
  }
  return plain;
}
