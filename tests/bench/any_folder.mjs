// What becomes of folders that were written for other tools, packed without configuration? For each of the shared archives: the tool that
// was recognised, what was kept back, marks of the tool that readers see as text, titles that only the file's name gave, dead links.
// Run: node tests/bench/any_folder.mjs; it writes tests/bench/results/any_folder.md.
import { spawnSync } from 'node:child_process';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { command, sharedArchive, temporaryFolder } from '../support.mjs';
import { table, writeResult } from './support/report.mjs';

/** The folders that their tools are given. @type {[archive: string, folder: string][]} */
const FOLDERS = [
  ['18f-blog', '18f-blog'],
  ['18f-handbook', '18f-handbook'],
  ['adr', '.'],
  ['astro-docs', 'astro-docs'],
  ['hugodocs', 'content/en'],
  ['material', 'docs'],
  ['obsidianhelp', 'en'],
  ['openshift-runbooks', 'openshift-runbooks'],
  ['osguide', '_articles'],
  ['prometheus-runbooks', 'prometheus-runbooks'],
  ['reactnative', 'website/blog'],
  ['reactnative', 'docs'],
  ['runbooks', 'docs'],
  ['rust-blog', 'rust-blog'],
  ['rustbook', 'src'],
  ['sourcegraph-handbook', 'sourcegraph-handbook'],
  ['til', '.'],
  ['vue', 'src'],
  ['wiki', '.'],
  ['zola', 'docs/content'],
];

/** What a tool would not have shown. @type {[name: string, mark: RegExp][]} */
const MARKS = [
  ['{{< … >}}', /\{\{[<%].*?[%>]\}\}/],
  ['{% … %}', /\{%-?\s*\w+.*?%\}/],
  ['{{ … }}', /\{\{\s*(?:site|page|include|config|cookiecutter)\b.*?\}\}/],
  ['[[…]]', /!?\[\[[^\][]+\]\]/],
  [':::', /(?:^|\n)\s*:::/],
  ['!!!', /(?:^|\n)(?:!!!|\?\?\?\+?) \w/],
  ['=== "…"', /(?:^|\n)=== "/],
  ['{#id}', /\{ ?#[\w-]+ ?\}/],
  ['{: … }', /\{:\s?[.#\w][^}]*\}/],
  ['import', /(?:^|\n)import [\w{*][^\n]* from ["'“‘]/],
  ['export', /(?:^|\n)export (?:const|default|function) /],
  ['<Component>', /&lt;\/?(?:Tabs|TabItem|Aside|Steps|Card|CardGrid|Since|Badge|Icon)\b/],
  ['#include', /\{\{#(?:include|rustdoc_include|playground)/],
  ['--8<--', /--8&lt;--/],
  ['==…==', /(?<![=\w])==[^=\s][^=\n]*==(?![=\w])/],
  ['%%', /%%[^%\n]+%%/],
  ['[!NOTE]', /\[!\w+\][+-]?/],
  ['markdown="1"', /markdown="1"/],
];

/** What a reader sees of each post beside code and formulas. @param {string} site */
function textsOf(site) {
  const pages = readdirSync(site).filter((name) => /^text(-\d+)?\.html$/.test(name));
  return pages
    .map((name) => readFileSync(join(site, name), 'utf8'))
    .join('')
    .split('<article ')
    .slice(1)
    .map((article) =>
      article.replace(/<(pre|code|math|kbd|samp)\b[^>]*>[^]*?<\/\1>/g, ' ').replace(/<[^>]+>/g, ''),
    );
}

const rows = [];
const marks = new Map();
const unpacked = new Map();
for (const [archive, folder] of FOLDERS) {
  if (!unpacked.has(archive))
    unpacked.set(
      archive,
      sharedArchive(archive, { skip: (why) => console.log(`skipped: ${why}`) }),
    );
  const root = unpacked.get(archive);
  if (!root) continue;
  const site = temporaryFolder();
  const options = ['-o', site, '--today', '2026-11-24', '--no-git-dates'];
  const run = (...more) =>
    spawnSync(command, ['pack', join(root, folder), ...options, ...more], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
  const { stdout, stderr, status } = run('--json');
  if (!stdout) throw new Error(`${archive}/${folder}: exit ${status}: ${stderr}`);
  const report = JSON.parse(stdout);
  const lines = run().stdout.split('\n').length;
  const count = (cause) => report.notes.filter((note) => note.cause === cause).length;
  const texts = textsOf(site);
  assert.equal(texts.length, report.posts);
  const marked = texts.filter((text) => MARKS.some(([, mark]) => mark.test(text))).length;
  for (const [name, mark] of MARKS) {
    const found = texts.filter((text) => mark.test(text)).length;
    if (found > 0) marks.set(name, [...(marks.get(name) ?? []), `${archive} ${found}`]);
  }
  rows.push([
    folder === '.' || folder === archive ? archive : `${archive}/${folder}`,
    report.dialects.replace(/:.*$/s, '') || 'plain',
    report.posts,
    count('kept-back'),
    report.packed.filter(({ date }) => date === null).length,
    count('untitled'),
    count('dead-link'),
    marked,
    `${((100 * marked) / report.posts).toFixed(1)} %`,
    lines,
  ]);
  console.log(rows.at(-1).join(' · '));
}
const total = (column) => rows.reduce((sum, row) => sum + Number(row[column]), 0);
rows.push([
  '**all**',
  '',
  ...[2, 3, 4, 5, 6, 7].map(total),
  `${((100 * total(7)) / total(2)).toFixed(1)} %`,
  '',
]);
writeResult('any_folder.md', [
  '# Folders that were written for other tools',
  'Packed without configuration, as they were published. "Marks": posts in which a reader sees a mark of the tool as text, outside of code and formulas; the patterns stand in `any_folder.mjs`. "Dead links" are lines of the report. Dates from git are off.',
  table(
    [
      'folder',
      'tool',
      'posts',
      'kept back',
      'undated',
      'titles from file names',
      'dead links',
      'marks',
      'share',
      'lines of the report',
    ],
    rows,
  ),
  `Which marks, and in how many posts: ${[...marks].map(([name, where]) => `\`${name}\` ${where.join(', ')}`).join('; ')}.`,
]);
