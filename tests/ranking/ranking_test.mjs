// Does a person find what they look for? The cases of tests/cases/ranking over the built engine: known items, expectations, pasted logs.
// Every miss is printed, so that the query, the post and the ranking can be judged; the README there says which of them may change.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { before, test } from 'node:test';
import { openWasm, pack, root, sharedArchive } from '../support.mjs';
import { listLogFiles, readExpectations, readKnownItems, readLogs } from './read_cases.mjs';

const knownItems = readKnownItems();
const expectations = readExpectations();
const logs = readLogs();
const slugs = [...new Set(knownItems.map((item) => item.slug))];

const kPageOfHits = 200; // the most that one reply carries
let ask;
const existing = new Set();

before(async () => {
  ({ ask } = await openWasm(pack(join(root, 'data/posts'))));
  for (const slug of await find(ask, '')) existing.add(slug);
});

/** The slugs of the hits, best first, with every part loaded that the reply asks for. */
async function find(engine, text) {
  const { reply } = await engine('search', { text, count: kPageOfHits, excerpts: false });
  assert.ok(reply.complete, `${text.slice(0, 60)}: incomplete with every part loaded`);
  return reply.hits.map((hit) => hit.slug);
}

function percent(part, whole) {
  return `${((100 * part) / whole).toFixed(1)} % (${part} of ${whole})`;
}

/** Counts ranks (0: not found) and says in one line what they come to. */
function summarise(ranks) {
  const first = ranks.filter((rank) => rank === 1).length;
  const firstThree = ranks.filter((rank) => rank >= 1 && rank <= 3).length;
  const reciprocal = ranks.reduce((sum, rank) => sum + (rank ? 1 / rank : 0), 0) / ranks.length;
  return {
    first,
    firstThree,
    line: `success@1 ${percent(first, ranks.length)}, success@3 ${percent(firstThree, ranks.length)}, MRR ${reciprocal.toFixed(3)}`,
  };
}

/** Names what cannot be tried yet; such cases are neither passed nor failed here. */
function reportMissing(context, what, missing) {
  if (missing.length)
    context.diagnostic(
      `${missing.length} ${what} wait for posts that do not exist yet: ${[...new Set(missing)].join(' ')}`,
    );
}

test('the files of cases are whole: three queries a post, 66 expectations, 40 logs, no slug that nobody knows', () => {
  assert.equal(slugs.length, 100);
  for (const slug of slugs)
    assert.deepEqual(
      knownItems.filter((item) => item.slug === slug).map((item) => item.kind),
      ['paraphrase', 'symptom', 'typo'],
      slug,
    );
  for (const { kind, query } of knownItems) {
    const words = query.split(' ').length;
    if (kind === 'paraphrase') assert.ok(words >= 3 && words <= 8, query);
    if (kind === 'typo') assert.equal(words, 2, query);
  }
  assert.equal(
    new Set(knownItems.map((item) => item.query)).size,
    knownItems.length,
    'a query stands twice',
  );
  assert.ok(expectations.length >= 66, `${expectations.length} expectations`);
  for (const { line, upper, lower } of expectations)
    for (const slug of [upper, lower])
      assert.ok(slugs.includes(slug), `expectations.txt:${line}: ${slug}`);
  assert.equal(logs.length, 40);
  assert.deepEqual(
    listLogFiles(),
    logs.map((log) => log.file),
  );
  for (const { file, archive, expected, text } of logs) {
    const lines = text.trimEnd().split('\n').length;
    assert.ok(lines >= 5 && lines <= 60, `${file}: ${lines} lines`);
    assert.ok(archive === 'openshift-runbooks' || slugs.includes(expected), `${file}: ${expected}`);
  }
});

test('all 100 posts are there', () => {
  assert.deepEqual(
    slugs.filter((slug) => !existing.has(slug)),
    [],
  );
});

test('known items: the post is among the first three for 95 % of the queries, first for 80 %', async (context) => {
  const tried = knownItems.filter((item) => existing.has(item.slug));
  reportMissing(
    context,
    'queries',
    knownItems.filter((item) => !existing.has(item.slug)).map((item) => item.slug),
  );
  const ranks = new Map();
  for (const item of tried) {
    const found = await find(ask, item.query);
    const rank = found.indexOf(item.slug) + 1;
    ranks.set(item, rank);
    if (rank !== 1)
      context.diagnostic(
        `${rank || 'not found'}: ${item.kind} "${item.query}" for ${item.slug}; before it ${found.slice(0, rank ? Math.min(rank - 1, 3) : 3).join(' ') || 'nothing'}`,
      );
  }
  for (const kind of ['paraphrase', 'symptom', 'typo'])
    context.diagnostic(
      `${kind}: ${summarise(tried.filter((item) => item.kind === kind).map((item) => ranks.get(item))).line}`,
    );
  const all = summarise([...ranks.values()]);
  context.diagnostic(`all: ${all.line}`);
  assert.ok(all.firstThree >= 0.95 * tried.length, all.line);
  assert.ok(all.first >= 0.8 * tried.length, all.line);
});

test('expectations: for each query the one post stands above the other, in 98 % of them', async (context) => {
  const isThere = ({ upper, lower }) => existing.has(upper) && existing.has(lower);
  reportMissing(
    context,
    'expectations',
    expectations
      .filter((one) => !isThere(one))
      .flatMap(({ upper, lower }) => [upper, lower])
      .filter((slug) => !existing.has(slug)),
  );
  const broken = [];
  for (const { line, query, upper, lower, because } of expectations.filter(isThere)) {
    const found = await find(ask, query);
    const [upperRank, lowerRank] = [upper, lower].map((slug) => found.indexOf(slug) + 1);
    const where = `expectations.txt:${line}: "${query}"`;
    // A case whose lower post no longer matches would hold without saying anything.
    if (!lowerRank) broken.push(`${where}: ${lower} does not match at all, so the case is hollow`);
    else if (!upperRank || upperRank > lowerRank)
      broken.push(
        `${where}: ${upper} (${upperRank || 'not found'}) does not stand above ${lower} (${lowerRank}), although ${because}`,
      );
  }
  for (const one of broken) context.diagnostic(one);
  assert.ok(broken.length <= 0.02 * expectations.length, broken.join('\n'));
});

test('pasted logs: 38 of 40 find their post first', async (context) => {
  const ranks = [];
  const tryLog = async (engine, { file, text }, slug) => {
    const found = await find(engine, text);
    const rank = found.indexOf(slug) + 1;
    ranks.push(rank);
    if (rank !== 1)
      context.diagnostic(`${rank || 'not found'}: ${file}; first is ${found[0] ?? 'nothing'}`);
  };
  const ofSample = logs.filter((log) => log.archive === 'sample');
  reportMissing(
    context,
    'logs',
    ofSample.filter((log) => !existing.has(log.expected)).map((log) => log.expected),
  );
  for (const log of ofSample.filter((one) => existing.has(one.expected)))
    await tryLog(ask, log, log.expected);
  await context.test('with the logs for openshift-runbooks', async (inner) => {
    const folder = sharedArchive('openshift-runbooks', inner);
    if (!folder) return;
    const runbooks = await openWasm(pack(folder));
    for (const log of logs.filter((one) => one.archive === 'openshift-runbooks')) {
      assert.ok(
        existsSync(join(folder, log.archive, `${log.expected}.md`)),
        `${log.file}: ${log.expected}`,
      );
      await tryLog(runbooks.ask, log, basename(log.expected).toLowerCase());
    }
  });
  const { first, line } = summarise(ranks);
  context.diagnostic(line);
  assert.ok(first >= (38 / 40) * ranks.length, line);
});
