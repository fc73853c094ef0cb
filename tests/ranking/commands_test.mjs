// Does a command line, pasted as it stands, find the post that holds it? Each line of tests/cases/ranking/commands.tsv stands in a post of its
// own among those of the sample archive.
import assert from 'node:assert/strict';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openWasm, pack, root, temporaryFolder } from '../support.mjs';
import { readCommands } from './read_cases.mjs';

const LEAST_FIRST = 0.94;

test('a command line finds the post that holds it before all others', async (t) => {
  const commands = readCommands();
  assert.ok(commands.length >= 40, `${commands.length} queries`);
  const lines = [...new Set(commands.map(({ line }) => line))];
  const folder = temporaryFolder();
  cpSync(join(root, 'data/posts'), folder, { recursive: true });
  lines.forEach((line, i) =>
    writeFileSync(
      join(folder, `command-${i}.md`),
      `---\ntitle: Note ${i} of the night shift\ndate: 2024-03-05\nkind: incident\n---\nWe ran this and went back to bed:\n\n\`\`\`\n${line}\n\`\`\`\n`,
    ),
  );
  const { ask } = await openWasm(pack(folder));
  const missed = [],
    lost = [];
  for (const { query, line } of commands) {
    const { reply } = await ask('search', { text: query, count: 3, excerpts: false });
    const wanted = `command-${lines.indexOf(line)}`;
    const found = reply.hits.map(({ slug }) => slug);
    if (found[0] !== wanted)
      missed.push(`${query} wants ${wanted}, finds ${found.join(' ') || 'nothing'}`);
    if (!found.includes(wanted)) lost.push(query);
  }
  for (const miss of missed) t.diagnostic(miss);
  assert.deepEqual(lost, []);
  assert.ok(
    missed.length <= commands.length * (1 - LEAST_FIRST),
    `${missed.length} of ${commands.length} are not first`,
  );
});
