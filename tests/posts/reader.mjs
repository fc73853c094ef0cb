// What does a reader see of an archive? Packs a folder with carrel and reads every post back: metadata, words, and the tree of nodes that
// the page is built from. The checks judge that tree, so nothing here parses Markdown a second time.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { carrel, command, temporaryFolder } from '../support.mjs';

/**
 * @typedef {[string, Record<string, string>, ...any[]]} Node  name, attributes, children: nodes and strings
 * @typedef {{ path: string, slug: string, source: string, keys: string[], title: string, summary: string, day: string, updated: string,
 *   kind: string, theme: string, tags: string[], aliases: string[], superseded_by: string, nodes: Node[] }} Post
 */

/** Packs a folder; returns the report of the packing and every post in it, sorted by path. */
export function readArchive(folder) {
  const site = temporaryFolder();
  const report = JSON.parse(carrel('pack', folder, '-o', site, '--json'));
  const paths = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.md'))
    .sort();
  const posts = [];
  for (const path of paths) {
    const slug = path.replace(/.*\//, '').replace(/\.md$/, '');
    const source = readFileSync(join(folder, path), 'utf8');
    const keys = [
      ...(source.match(/^---\n([^]*?)\n---\n/)?.[1] ?? '').matchAll(/^([a-z_]+):/gm),
    ].map(([, key]) => key);
    let reply;
    try {
      reply = JSON.parse(
        execFileSync(command, ['read', site, slug, '--json'], {
          encoding: 'utf8',
          maxBuffer: 64 << 20,
          stdio: 'pipe',
        }),
      );
    } catch {
      continue; // left out of the bundle: the report says so
    }
    posts.push({ ...reply, path, source, keys });
  }
  return { folder, site, report, paths, posts };
}

/** Every node below, in the order of reading. @returns {Generator<Node>} */
export function* walk(nodes) {
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    yield node;
    yield* walk(node.slice(2));
  }
}

/** @returns {Node[]} */
export const find = (nodes, ...names) => [...walk(nodes)].filter(([name]) => names.includes(name));

// Not prose: what is there to be copied, computed or clicked.
const notProse = [
  'code',
  'code-block',
  'math-inline',
  'math-block',
  'footnote-reference',
  'footnote-back',
  'kbd',
  'samp',
  'var',
];
const inline = ['a', 'strong', 'em', 'del', 'span', 'sup', 'sub', 'abbr', 'mark', 'small', 'match'];

/** The text of a node; code, formulas and what is marked as another language only where asked for. */
export function textOf(node, { withCode = true } = {}) {
  if (typeof node === 'string') return node;
  const [name, attributes, ...children] = node;
  if (!withCode && (notProse.includes(name) || attributes.lang)) return ' … ';
  if (name === 'img') return ` ${attributes.alt ?? ''} ${attributes.title ?? ''} `;
  const text = children.map((child) => textOf(child, { withCode })).join('');
  return inline.includes(name) || notProse.includes(name) ? text : `\n${text}\n`;
}

/** What one reads of a post from top to bottom: text of paragraphs, lists, tables, captions and footnotes; code, formulas and other languages left out. */
export const proseOf = (post) =>
  post.nodes.map((node) => textOf(node, { withCode: false })).join('\n');

/** A word holds at least one letter or digit; `code` in a sentence counts, blocks of code and formulas do not. */
export function countWords(post) {
  const withoutBlocks = (node) =>
    typeof node === 'string'
      ? node
      : /^(code-block|math-|footnote-(reference|back))/.test(node[0])
        ? ' '
        : node
            .slice(2)
            .map(withoutBlocks)
            .join(inline.includes(node[0]) || node[0] === 'code' ? '' : ' ');
  return post.nodes
    .map(withoutBlocks)
    .join(' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** The words written inside a post's own pictures, or nothing where it has none. */
export function pictureText(archive, post) {
  const file = join(archive.folder, post.path.replace(/\.md$/, '.svg'));
  if (!existsSync(file)) return '';
  return [...readFileSync(file, 'utf8').matchAll(/>([^<>]+)<\//g)]
    .map(([, text]) => text.trim())
    .join('\n');
}
