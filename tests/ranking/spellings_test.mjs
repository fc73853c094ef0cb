// Do the several spellings of one word meet? With a hyphen and without, a number however its thousands are parted, what capitals name in the
// plural, and a version by its first two numbers: each finds the posts that have the other, and a word that is right is not mended into another.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { openWasm, pack, temporaryFolder } from '../support.mjs';

/** Each line: spellings of one word; the last after a bar are asked, and are in no post. */
const ALIKE = `
on-call oncall
e-mails emails | email e-mail
re-indexing reindexing | reindex re-index
Wi-Fi wifi | WIFI wi-fi
time-out timeout | timeouts
roll-back rollback
log-in login
1,000,000 1000000 | 1\u00a0000\u00a0000 1'000'000
10,200 10200
VM VMs | vms vm VM's
PVCs PVC | pvcs
1.72.0 | 1.72
v1.73.0 | 1.73.0 1.73
`;
/** Right words, and what an archive has that is near. */
const NOT_MENDED = { comms: 'comes commas', devs: 'deps', auth: 'autos', config: 'confide' };
const FAMILIES = 'communication configuration';

const lines = ALIKE.trim()
  .split('\n')
  .map((line) => line.split(' | ').map((words) => words.split(' ')));
let ask;
before(async () => {
  const folder = temporaryFolder();
  const write = (name, text) =>
    writeFileSync(
      join(folder, `${name}.md`),
      `---\ntitle: Zz ${name}\ndate: 2024-03-05\n---\nIt says ${text} here.\n`,
    );
  lines.forEach(([written], i) => written.forEach((word, k) => write(`p${i}x${k}`, word)));
  write('near', `${Object.values(NOT_MENDED).join(' ')} ${FAMILIES}`);
  ({ ask } = await openWasm(pack(folder)));
});

test('each spelling finds the posts that have the others', async () => {
  const missed = [];
  for (const [i, [written, asked = []]] of lines.entries())
    for (const text of [...written, ...asked]) {
      const { reply } = await ask('search', { text, count: 100 });
      for (const k of written.keys()) {
        const hit = reply.hits.find(({ slug }) => slug === `p${i}x${k}`);
        if (!hit) missed.push(`${text} does not find ${written[k]}`);
        else if (!hit.excerpt.some(([, isMarked]) => isMarked))
          missed.push(`${text} is not marked in ${written[k]}`);
      }
    }
  assert.deepEqual(missed, []);
});

test('the thousands of a number may be parted by plain spaces where it is asked', async () => {
  const { reply } = await ask('search', { text: 'says 1 000 000', count: 2 });
  assert.equal(reply.total_all, 2);
});

test('a word that is right is not mended', async () => {
  for (const text of Object.keys(NOT_MENDED)) {
    const { reply } = await ask('search', { text: `${text} zzyzx`, count: 5 });
    assert.ok(
      reply.understood.every(({ repaired }) => !repaired),
      `${text}: ${JSON.stringify(reply.understood)}`,
    );
  }
});
