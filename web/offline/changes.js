// Tells what is new in an edition. Both are opened beside each other and asked for their posts; where parts differ, the posts in them are compared.
import { PAGE_OF_HITS, SITE_MANIFEST } from '../base/names.js';
import { partsOf } from '../library/manifest_parts.js';

/** Beyond so many posts in changed parts, comparing would keep the device busy for long. */
const MOST_COMPARED = 2_000;

/** @typedef {{slug: string, title: string}} NamedPost */
/** @typedef {{added: NamedPost[], changed: NamedPost[], gone: NamedPost[]}} Changes */

/**
 * @param {import('../library/library.js').Library} library
 * @returns {Promise<Map<string, {slug: string, title: string, number: number}>>}
 */
async function readPosts(library) {
  const posts = new Map();
  for (let from = 0; ; from += PAGE_OF_HITS) {
    const reply = await library.search({
      text: '',
      sort: 'newest',
      from,
      count: PAGE_OF_HITS,
      excerpts: false,
    });
    for (const { slug, title, number } of reply.hits) posts.set(slug, { slug, title, number });
    if (reply.fault) throw reply.fault;
    if (from + PAGE_OF_HITS >= reply.total) return posts;
  }
}

/** The name of the part that holds a post. @param {import('../library/manifest_parts.js').ManifestPart[]} parts @param {number} number */
function partOf(parts, number) {
  return (
    parts.find(
      (part) => part.role === 'posts' && number >= part.base && number < part.base + part.count,
    )?.name ?? ''
  );
}

/** What a reader sees of a post, without its neighbours. @param {import('../library/library.js').Library} library @param {string} slug */
async function readContent(library, slug) {
  const {
    title,
    summary,
    day,
    updated,
    kind,
    theme,
    tags,
    authors,
    superseded_by: supersededBy,
    nodes,
  } = await library.post({ slug });
  return JSON.stringify([
    title,
    summary,
    day,
    updated,
    kind,
    theme,
    tags,
    authors,
    supersededBy,
    nodes,
  ]);
}

/**
 * @param {(source: import('../library/library.js').Source) => Promise<{library: import('../library/library.js').Library, close: () => void}>} openLibrary
 * @param {import('./copies.js').Copies} copies @param {string} before @param {string} after ids of copies
 * @returns {Promise<Changes>}
 */
export async function findChanges(openLibrary, copies, before, after) {
  const opened = await Promise.all(
    [before, after].map(async (id) => {
      const read = async (/** @type {string} */ path) => {
        const response = await copies.match(id, path);
        return response ? new Uint8Array(await response.arrayBuffer()) : null;
      };
      const { library, close } = await openLibrary((name) => read(`archive/${name}`));
      return {
        library,
        close,
        parts: partsOf(
          JSON.parse(
            new TextDecoder().decode(/** @type {Uint8Array} */ (await read(SITE_MANIFEST))),
          ),
        ),
      };
    }),
  );
  try {
    const [old, fresh] = await Promise.all(
      opened.map(async (one) => ({ ...one, posts: await readPosts(one.library) })),
    );
    const name = (/** @type {NamedPost} */ { slug, title }) => ({ slug, title });
    const added = [...fresh.posts.values()].filter(({ slug }) => !old.posts.has(slug)).map(name);
    const gone = [...old.posts.values()].filter(({ slug }) => !fresh.posts.has(slug)).map(name);
    const known = new Set(old.parts.map(({ name: part }) => part));
    const doubtful = [...fresh.posts.values()].filter(
      ({ slug, number }) => old.posts.has(slug) && !known.has(partOf(fresh.parts, number)),
    );
    const changed = [];
    for (const post of doubtful.slice(0, MOST_COMPARED)) {
      await new Promise((resolve) => setTimeout(resolve)); // the page goes first
      if (
        (await readContent(old.library, post.slug)) !==
        (await readContent(fresh.library, post.slug))
      )
        changed.push(name(post));
    }
    return { added, changed, gone };
  } finally {
    for (const { close } of opened) close();
  }
}
