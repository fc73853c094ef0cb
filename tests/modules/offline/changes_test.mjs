import assert from 'node:assert/strict';
import test from 'node:test';
import { findChanges } from '../../../web/offline/changes.js';

/** @typedef {{ parts: string[][], text?: Record<string, string>, fault?: Error }} Edition parts: the slugs in each */

/**
 * What changed from one edition to the next, and how many libraries were closed after.
 * @param {Edition} before @param {Edition} after
 */
async function changes(before, after) {
  const editions = [before, after];
  let closed = 0;
  /** @type {any} */
  const copies = {
    match: async (/** @type {string} */ id) => {
      const { parts } = editions[+id];
      // A part is named after the posts in it, as its hash would have it.
      const hashes = parts.map((slugs) =>
        Buffer.from(slugs.map((slug) => slug + (editions[+id].text?.[slug] ?? '')).join())
          .toString('hex')
          .padEnd(64, '0')
          .slice(0, 64),
      );
      const columns = {
        ending: '.zst',
        sha256: hashes.join(''),
        count: parts.map(({ length }) => length),
        bytes: [],
        unpacked: [],
      };
      return new Response(JSON.stringify({ parts: { posts: columns } }));
    },
  };
  let opened = 0;
  const openLibrary = async () => {
    const { parts, text = {}, fault } = editions[opened++];
    const slugs = parts.flat();
    const library = {
      search: async (/** @type {{ from: number, count: number }} */ { from, count }) => ({
        hits: slugs
          .slice(from, from + count)
          .map((slug, i) => ({ slug, title: slug.toUpperCase(), number: from + i })),
        total: slugs.length,
        fault,
      }),
      post: async (/** @type {{ slug: string }} */ { slug }) => ({
        title: slug,
        nodes: [text[slug] ?? ''],
      }),
    };
    return /** @type {any} */ ({ library, close: () => closed++ });
  };
  const found = await findChanges(openLibrary, copies, '0', '1').catch((error) => ({ error }));
  return { ...found, closed };
}
const named = (/** @type {string[]} */ ...slugs) =>
  slugs.map((slug) => ({ slug, title: slug.toUpperCase() }));

test('posts that came and went', async () => {
  const found = await changes({ parts: [['a', 'b']] }, { parts: [['b', 'c']] });
  assert.deepEqual(found, { added: named('c'), changed: [], gone: named('a'), closed: 2 });
});

test('of parts that differ the posts are compared, of the same ones not', async () => {
  const before = { parts: [['a'], ['b', 'c']] };
  const after = { parts: [['a'], ['b', 'c']], text: { b: 'new' } };
  assert.deepEqual(await changes(before, after), {
    added: [],
    changed: named('b'),
    gone: [],
    closed: 2,
  });
  assert.deepEqual(await changes(before, before), { added: [], changed: [], gone: [], closed: 2 });
});

test('more posts than one reply has hits', async () => {
  const many = Array.from({ length: 401 }, (_, i) => `p${i}`);
  const found = await changes({ parts: [many] }, { parts: [[...many, 'last']] });
  assert.deepEqual(/** @type {any} */ (found).added, named('last'));
});

test('where posts cannot be listed that is told, and both are closed', async () => {
  const fault = new Error('a part is damaged');
  assert.deepEqual(await changes({ parts: [['a']] }, { parts: [['a']], fault }), {
    error: fault,
    closed: 2,
  });
});
