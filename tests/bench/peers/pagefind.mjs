// Pagefind: a program that reads HTML pages and writes an index in many small files, which its script fetches as it needs them.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { peersFolder } from './peers.mjs';

const ESCAPED = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeHtml = (text) => text.replace(/[&<>"]/g, (c) => ESCAPED[c]);

/**
 * Writes one page a post and has them indexed.
 * @param {{id: number, title: string, text: string, html?: string}[]} posts @param {string} folder @param {string} language
 * @returns {string} the folder that a page imports pagefind.js from
 */
export function buildPagefind(posts, folder, language = 'en') {
  const pages = join(folder, 'pagefind-pages'),
    out = join(folder, 'pagefind');
  if (existsSync(join(out, 'pagefind.js'))) return out;
  rmSync(pages, { recursive: true, force: true });
  mkdirSync(join(pages, 'p'), { recursive: true });
  for (const { id, title, text, html } of posts) {
    writeFileSync(
      join(pages, 'p', `${id}.html`),
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>` +
        `<body><main data-pagefind-body><h1>${escapeHtml(title)}</h1>${html ?? `<p>${escapeHtml(text)}</p>`}</main></body></html>`,
    );
  }
  execFileSync(join(peersFolder, 'node_modules/.bin/pagefind'), [
    '--site',
    pages,
    '--output-path',
    out,
    '--quiet',
  ]);
  rmSync(pages, { recursive: true });
  return out;
}

/** Its results name fragments; which post is each? @param {string} out @returns {Map<string, number>} */
export function readFragments(out) {
  const ids = new Map();
  for (const file of readdirSync(join(out, 'fragment'))) {
    const fragment = gunzipSync(readFileSync(join(out, 'fragment', file))).toString('utf8');
    ids.set(
      file.replace('.pf_fragment', ''),
      Number(/"url":"[^"]*?(\d+)\.html"/.exec(fragment)[1]),
    );
  }
  return ids;
}
