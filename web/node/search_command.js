// carrel search: the same engine as the page's, on the terminal.
import { join } from 'node:path';
import { Engine } from '../engine/engine.js';
import { MANIFEST } from '../base/names.js';
import { askAgain } from '../library/ask.js';
import { archiveFolder, readFile } from './folder.js';
import { printContent, printLine } from './terminal.js';

/** @param {string} site */
async function openArchive(site) {
  const folder = archiveFolder(site);
  const { fileURLToPath } = await import('node:url');
  const engine = await Engine.create(
    readFile(fileURLToPath(new URL('../carrel-languages.wasm', import.meta.url))),
  );
  const archive = engine.load(MANIFEST, readFile(join(folder, MANIFEST)));
  /** @param {import('../types/replies.js').SearchRequest} request */
  const search = (request) =>
    askAgain(
      () => engine.search(request),
      () => engine.describe(request),
      (names) => names.forEach((name) => engine.load(name, readFile(join(folder, name)))),
    );
  return { archive, search };
}

/** @param {import('../types/replies.js').Hit} hit */
function printHit(hit) {
  printLine(
    `\n${hit.day || 'undated   '}  ${hit.title}${hit.kind ? `  · ${hit.kind}` : ''}  [${hit.slug}]`,
  );
  const excerpt =
    hit.excerpt.map(([text, marked]) => (marked ? `*${text}*` : text)).join('') || hit.summary;
  if (excerpt) printLine(`    ${excerpt}`);
  if (hit.missing.length) printLine(`    without: ${hit.missing.join(' ')}`);
  const amount = (/** @type {number} */ number) => number.toFixed(4).padStart(9);
  for (const term of hit.explanation)
    printLine(`    ${amount(term.amount)}  ${term.term}: ${term.how}`);
  if (hit.explanation.length) printLine(`    ${amount(hit.score)}  in all`);
}

/** @type {import('./command.js').Command} */
export const searchCommand = {
  usage: 'search SITE QUERY [options]',
  does: 'Search a packed archive, in the query language of the page',
  least: 2,
  options: {
    limit: { type: 'string', value: 'N', help: 'Most hits to print (default: 10)' },
    explain: { type: 'boolean', help: 'Say why each hit stands where it stands' },
    json: { type: 'boolean', help: 'Print the reply as JSON' },
  },
  async run([site, ...words], { limit = '10', explain = false, json = false }) {
    const { archive, search } = await openArchive(site);
    const reply = await search({ text: words.join(' '), count: Number(limit) || 10, explain });
    if (json) {
      printContent(`${JSON.stringify(reply)}\n`);
      return 0;
    }
    const groups =
      reply.total_some > 0
        ? ` (${reply.total_all} with all the words, ${reply.total_some} with some)`
        : '';
    printLine(`${reply.total} of ${archive.posts} posts${groups}`);
    for (const { typed, role, meaning, completed } of reply.understood) {
      if (role === 'ignored') printLine(`ignored ${typed}: ${meaning}`);
      if (completed) printLine(`no post has ${typed} whole; words that begin so: ${meaning}`);
    }
    for (const hit of reply.hits) printHit(hit);
    return 0;
  },
};
