// What only adds text is asked for in the order in which a reader sees it, and never stands in the way of the answer.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openWasm, pack, root } from '../support.mjs';

const site = pack(join(root, 'data/posts'), '--part-bytes', '600');

/** Answers the request step by step. @returns {Promise<{needs: string[][], wants: string[][], replies: any[]}>} the roles of what was asked for, round by round */
async function follow(request) {
  const { engine, manifest, read } = await openWasm(site);
  const roles = new Map(manifest.parts.map(({ name, role }) => [name, role]));
  const seen = { needs: [], wants: [], replies: [] };
  let reply = engine.search(request);
  for (;;) {
    seen.replies.push(reply);
    const names = reply.needs.length ? reply.needs : reply.wants;
    if (names.length === 0) return seen;
    seen[reply.needs.length ? 'needs' : 'wants'].push([
      ...new Set(names.map((name) => roles.get(name))),
    ]);
    for (const name of names) engine.load(name, await read(name));
    reply = reply.needs.length ? engine.search(request) : { ...reply, ...engine.describe(request) };
  }
}

test('titles of ten hits, titles of the others, excerpts, tags: in this order', async () => {
  const { needs, wants, replies } = await follow({ text: 'release', count: 20, excerpts: true });
  assert.ok(!needs.flat().includes('labels'), 'the answer waits for tags');
  assert.deepEqual(wants, [['list'], ['list'], ['posts'], ['labels']]);
  const complete = replies.filter((reply) => reply.complete);
  const titles = complete.map(({ hits }) => hits.filter(({ title }) => title).length);
  assert.ok(
    titles[0] < 10 && titles[1] >= 10 && titles[2] === 20,
    `titles round by round: ${titles}`,
  );
  for (const { hits, total } of complete)
    assert.deepEqual(
      [hits.map(({ number }) => number), total],
      [replies.at(-1).hits.map(({ number }) => number), replies.at(-1).total],
    );
  const fields = (reply) => reply.facets.map(({ field }) => field);
  assert.deepEqual(fields(complete[0]), ['kind', 'theme', 'language', 'year', 'month']);
  assert.deepEqual(fields(replies.at(-1)), [
    'kind',
    'theme',
    'tag',
    'author',
    'language',
    'year',
    'month',
  ]);
});

test('where the query or a filter names a tag or an author, the labels are needed', async () => {
  for (const request of [
    { text: 'tag:rollback' },
    { text: 'release -author:nobody' },
    { text: 'release', filters: { tag: ['deploys'] } },
    { text: '', filters: { author: ['nobody'] } },
  ]) {
    const { needs, wants } = await follow(request);
    assert.ok(
      needs[0].includes('labels') && needs[0].includes('facets'),
      `${JSON.stringify(request)}: in the first round`,
    );
    assert.ok(!wants.flat().includes('labels'), JSON.stringify(request));
  }
});

test('the text of a post is complete before what stands below it, and not before its marks are', async () => {
  const { engine, manifest, read } = await openWasm(site);
  const roleOf = (name) => manifest.parts.find((part) => part.name === name).role;
  const number = manifest.posts >> 1;
  const followText = async (request) => {
    const seen = [];
    for (;;) {
      const reply = engine.post(request);
      const names = reply.needs.length ? reply.needs : reply.wants;
      if (reply.complete)
        seen.push({
          isText: reply.text_complete,
          wanted: new Set(names.map(roleOf)),
          nodes: JSON.stringify(reply.nodes),
        });
      if (names.length === 0) return seen;
      for (const name of names) engine.load(name, await read(name));
    }
  };
  const plain = await followText({ number });
  assert.ok(
    plain[0].isText && plain[0].wanted.has('related'),
    'complete while related posts are wanted',
  );
  const marked = await followText({ number, mark: 'rollback relase' });
  assert.ok(
    marked.length > 1 && !marked[0].isText && marked[0].wanted.has('index'),
    'words to mark are wanted',
  );
  const first = marked.findIndex(({ isText }) => isText);
  assert.ok(
    first > 0 && marked.slice(first).every(({ nodes }) => nodes === marked.at(-1).nodes),
    'once complete, the text stays',
  );
});
