// On which archives is the engine judged? Real ones, reduced to the posts whose words two unrelated Markdown parsers agree on; what they
// disagree on is named, and may be no more than a few in a hundred.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pack, temporaryFolder } from '../support.mjs';
import { makeArchive, readOraclePosts } from './archive.mjs';
import { readFacets, readIndex, readPosts } from './bundle_parts.mjs';

/**
 * For each post on whose words bundle and oracle differ, the first differences.
 * @param {string} site @param {import('./archive.mjs').OraclePost[]} posts
 * @returns {Map<import('./archive.mjs').OraclePost, string>}
 */
export function findDifferences(site, posts) {
  /** @type {Map<string, {code: number, inTitle: boolean}>[]} */
  const packed = posts.map(() => new Map());
  for (const [term, postings] of readIndex(site))
    for (const { number, code, inTitle } of postings) packed[number].set(term, { code, inTitle });
  const { length } = readFacets(site);
  const differences = new Map();
  for (const post of posts) {
    const there = packed[post.number];
    const found = [];
    for (const term of there.keys())
      if (!post.terms.has(term)) found.push(`only in the bundle: ${term}`);
    for (const [term, { code, inTitle }] of post.terms) {
      const other = there.get(term);
      if (!other) found.push(`only in the text: ${term}`);
      else if (other.code !== code || other.inTitle !== inTitle)
        found.push(`${term} has code ${other.code}, not ${code}`);
    }
    if (found.length === 0 && length[post.number] !== post.lengthByte)
      found.push(`length byte ${length[post.number]}, not ${post.lengthByte}`);
    if (found.length) differences.set(post, found.slice(0, 4).join('; '));
  }
  return differences;
}

/** Packs posts anew, as they stand in a bundle. @param {string} site @param {any[]} sources */
function packAgain(site, sources) {
  const folder = temporaryFolder();
  const {
    kinds,
    language,
    title,
    synonyms = [],
  } = JSON.parse(readFileSync(join(site, 'archive/archive.json'), 'utf8'));
  const names = kinds.length
    ? { kinds: Object.fromEntries(kinds.map((/** @type {any} */ kind) => [kind.id, kind.name])) }
    : {};
  writeFileSync(join(folder, 'carrel.json'), JSON.stringify({ title, language, ...names }));
  writeFileSync(
    join(folder, 'synonyms.txt'),
    synonyms.map((/** @type {string[]} */ group) => `${group.join(' = ')}\n`).join(''),
  );
  sources.forEach(
    (
      {
        markdown,
        links,
        entities,
        more_entities: more,
        aliases,
        superseded_by: newer,
        url,
        ...metadata
      },
      i,
    ) => {
      writeFileSync(join(folder, `${i}.md`), `${JSON.stringify(metadata, null, 1)}\n\n${markdown}`);
    },
  );
  return pack(folder, '--level', '3');
}

/**
 * The archive of a folder without the posts whose words are disputed.
 * @param {string} folder
 * @returns {{site: string, archive: import('./archive.mjs').OracleArchive, disputed: Map<import('./archive.mjs').OraclePost, string>, posts: number}}
 */
export function packAgreed(folder) {
  const site = pack(folder, '--level', '3');
  const posts = readOraclePosts(site);
  const disputed = findDifferences(site, posts);
  if (disputed.size === 0)
    return { site, archive: makeArchive(site, posts), disputed, posts: posts.length };
  const agreed = posts.filter((post) => !disputed.has(post));
  const again = packAgain(
    site,
    agreed.map(({ source }) => source),
  );
  // The texts are the same as before, so they are not read a second time; the order is the new bundle's.
  const bySlug = new Map(agreed.map((post) => [post.source.slug, post]));
  const renumbered = readPosts(again).map((source, number) => {
    const post = bySlug.get(source.slug);
    if (post?.source.markdown !== source.markdown)
      throw new Error(`${source.slug} was packed otherwise the second time`);
    return { ...post, source, number };
  });
  return { site: again, archive: makeArchive(again, renumbered), disputed, posts: posts.length };
}

// Imports, components and directives are no Markdown, and every reader takes them differently.
const MDX = /^import |<[A-Z]|^:::/m;

/**
 * Pages of astro-docs in every language it has, each marked with its own, as far as they are plain Markdown.
 * @param {string} folder @param {number} most of each language
 */
export function gatherLanguages(folder, most) {
  const docs = join(folder, 'astro-docs/src/content/docs');
  const gathered = temporaryFolder();
  for (const language of readdirSync(docs).sort()) {
    const names = readdirSync(join(docs, language), { recursive: true })
      .map(String)
      .filter((name) => /\.mdx?$/.test(name))
      .sort();
    let taken = 0;
    for (const name of names) {
      const text = readFileSync(join(docs, language, name), 'utf8');
      if (taken === most || !text.startsWith('---\n') || MDX.test(text)) continue;
      writeFileSync(
        join(gathered, `${language}-${taken}.md`),
        text.replace('---\n', `---\nlang: ${language}\nslug: ${language}-${taken}\n`),
      );
      taken += 1;
    }
  }
  return gathered;
}
