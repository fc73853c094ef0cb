// Is a pasted log answered whatever system wrote it? Java, nginx, PostgreSQL, systemd, Kubernetes, Python, Go, Node, a browser, a build …: logs
// over the sample archive and the manual, written from titles and summaries before the rules they try.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { openWasm, pack, root } from '../support.mjs';
import { readSystemLogs } from './read_cases.mjs';

const LEAST_FIRST = 20; // of 24
const LEAST_AMONG_THREE = 23;

const ask = {};
before(async () => {
  ask.sample = (await openWasm(pack(join(root, 'data/posts')))).ask;
  ask.manual = (await openWasm(pack(join(root, 'data/manual'), '--future'))).ask;
});

test('20 of 24 logs of many systems find their post first, 23 among three', async (context) => {
  const logs = readSystemLogs();
  assert.equal(logs.length, 24);
  let first = 0,
    amongThree = 0;
  for (const log of logs) {
    const { reply } = await ask[log.archive]('search', {
      text: log.text,
      count: 200,
      excerpts: false,
    });
    assert.ok(reply.complete, log.file);
    const found = reply.hits.map(({ slug }) => slug);
    const rank = found.indexOf(log.first) + 1;
    if (rank === 1) ++first;
    else
      context.diagnostic(
        `${rank || 'not found'}: ${log.file} wants ${log.first}, first is ${found[0]}`,
      );
    if (rank >= 1 && rank <= 3) ++amongThree;
  }
  context.diagnostic(`${first} first, ${amongThree} among three`);
  assert.ok(first >= LEAST_FIRST, `${first} first`);
  assert.ok(amongThree >= LEAST_AMONG_THREE, `${amongThree} among three`);
});
