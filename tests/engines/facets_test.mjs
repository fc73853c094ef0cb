// How many posts has each value of a field? Where there are more values than a reply carries, the most frequent and the chosen ones stand in it.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openWasm, pack, temporaryFolder } from '../support.mjs';

const POSTS = 560;
const MOST_VALUES = 500; // include/carrel/limits.h, kFacetValues
const name = (number) => `tag-${String(number).padStart(3, '0')}`;

/** Post n has the tag n, and every post before the tenth the tag "often". */
function writeTagged() {
  const folder = join(temporaryFolder(), 'posts');
  mkdirSync(folder);
  for (let n = 0; n < POSTS; n++)
    writeFileSync(
      join(folder, `p${n}.md`),
      `---\ntitle: Post ${n}\ndate: 2024-01-01\ntags: [${name(n)}${n < 10 ? ', often' : ''}]\n---\n\nWords.\n`,
    );
  return folder;
}

const { ask } = await openWasm(pack(writeTagged()));
const tags = async (request) =>
  (await ask('search', request)).reply.facets.find(({ field }) => field === 'tag').values;

test('the most frequent values come first, then those of the same count by name, as many as a reply carries', async () => {
  const values = await tags({ text: 'words' });
  assert.equal(values.length, MOST_VALUES);
  assert.deepEqual(values.slice(0, 3), [
    { value: 'often', count: 10, chosen: false },
    { value: name(0), count: 1, chosen: false },
    { value: name(1), count: 1, chosen: false },
  ]);
  assert.equal(values.at(-1).value, name(MOST_VALUES - 2));
});

test('a chosen value is listed however rare it is, and a filter finds what is not listed', async () => {
  const rare = name(POSTS - 1);
  const values = await tags({ text: 'words', filters: { tag: [rare] } });
  assert.equal(values.length, MOST_VALUES + 1);
  assert.deepEqual(values.at(-1), { value: rare, count: 1, chosen: true });
  assert.equal((await ask('search', { text: '', filters: { tag: [rare] } })).reply.total, 1);
});
