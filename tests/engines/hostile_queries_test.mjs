// Whatever is typed or linked to gets an answer: no error, no trap, and an address that was read is written back the same.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readAddress, writeAddress } from '../../web/base/address.js';
import { openWasm, pack, root } from '../support.mjs';
import { makeHostileGenerator } from './hostile_queries.mjs';

const COUNT = 20_000;
const posts = join(root, 'data/posts');

/** What holds of every reply, whatever was asked. @param {any} reply @param {string} text */
function checkReply(reply, text) {
  const shown = JSON.stringify(text).slice(0, 200);
  assert.equal(reply.complete, true, shown);
  assert.equal(reply.total, reply.total_all + reply.total_some, shown);
  assert.ok(reply.hits.length <= reply.total, shown);
  for (const hit of reply.hits) {
    assert.ok(
      Number.isFinite(hit.score) && hit.score >= 0,
      `${shown}: ${hit.slug} scores ${hit.score}`,
    );
    for (const [piece] of hit.excerpt)
      assert.ok(
        !piece.includes('\ufffd'),
        `${shown}: a character cut in the excerpt of ${hit.slug}`,
      );
  }
}

test('20,000 hostile queries are answered without an error or a trap', async () => {
  const { engine, ask } = await openWasm(pack(posts));
  const generate = makeHostileGenerator(1);
  let answered = 0;
  for (let i = 0; i < COUNT; i++) {
    const text = generate.query();
    const { reply } = await ask('search', {
      text,
      count: 3,
      excerpts: i % 10 === 0,
      explain: i % 50 === 0,
    });
    checkReply(reply, text);
    answered += Number(reply.hits.length > 0);
    if (i % 10 === 0) await ask('suggest', { text });
  }
  assert.equal(engine.retired, 0);
  assert.ok(answered > COUNT / 10, `only ${answered} queries found a post`);
});

test('20,000 hostile deep links are read, written back the same, and answered without an error or a trap', async () => {
  const { engine, manifest, ask } = await openWasm(pack(posts));
  const generate = makeHostileGenerator(2);
  let found = 0,
    writtenBack = 0;
  for (let i = 0; i < COUNT; i++) {
    const fragment = generate.fragment();
    const place = readAddress(fragment);
    const written = writeAddress(place);
    // What is longer than an address may be is cut when it is read again.
    if (written.length <= 2000) {
      assert.deepEqual(
        readAddress(written),
        readAddress(writeAddress(readAddress(written))),
        JSON.stringify(fragment),
      );
      writtenBack += 1;
    }
    const { reply } = await ask('search', {
      text: place.q,
      filters: { ...place.filters, after: place.after, before: place.before },
      sort: place.sort,
      count: 3,
      excerpts: false,
    });
    checkReply(reply, fragment);
    if (!place.slug) continue;
    const slug =
      i % 2 ? place.slug : (await ask('post', { number: i % manifest.posts })).reply.slug;
    try {
      await ask('post', { slug, mark: place.q });
      found += 1;
    } catch (error) {
      assert.equal(error.code, 'not-found', `${JSON.stringify(fragment)}: ${error.message}`);
    }
  }
  assert.equal(engine.retired, 0);
  assert.ok(writtenBack > COUNT / 2, `only ${writtenBack} links were written back`);
  assert.ok(found > COUNT / 20, `only ${found} links led to a post`);
});
