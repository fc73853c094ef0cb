// What does an update cost? Bytes for an edit of one post and for one added post, without and with deltas; and when there are none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  carrel,
  pack,
  pathsBelow,
  readManifest,
  root,
  sharedArchive,
  temporaryFolder,
} from '../support.mjs';

const body = Array.from({ length: 3000 }, (_, i) => `word${(i * 7919) % 5000}`).join(' ');

/** The bytes that a reader of `before` fetches for `after`: the manifest, and what is not there yet, by delta where that is offered. */
export function updateBytes(before, after, withDeltas) {
  const [old, fresh] = [readManifest(before), readManifest(after)];
  const known = new Set([...old.parts, ...old.media].map(({ name }) => name));
  let bytes =
    statSync(join(after, 'archive/archive.json')).size +
    (statSync(join(after, 'site.json'), { throwIfNoEntry: false })?.size ?? 0);
  for (const file of [...fresh.parts, ...fresh.media]) {
    if (known.has(file.name)) continue;
    const delta =
      withDeltas && fresh.deltas?.find(({ to, from }) => to === file.name && known.has(from));
    bytes += (delta || file).bytes;
  }
  return bytes;
}

function repack(folder, site, previous) {
  const next = temporaryFolder();
  carrel('pack', folder, '-o', next, '--today', '2026-11-24', '--quiet', '--previous', previous);
  return next;
}

test('an edit and an added post in a 750-post archive: at most a quarter of the edition without deltas, a twentieth with', (t) => {
  const folder = sharedArchive('rust-blog', t);
  if (!folder) return;
  const site = pack(folder);
  const whole = [...readManifest(site).parts, ...readManifest(site).media].reduce(
    (sum, { bytes }) => sum + bytes,
    0,
  );
  const posts = pathsBelow(folder)
    .filter((name) => name.endsWith('.md'))
    .sort();
  const edited = posts[posts.length >> 1];
  const rows = [];
  /** @type {[what: string, change: (copy: string) => void][]} */
  const changes = [
    [
      'an edit of one post',
      (copy) =>
        writeFileSync(
          join(copy, edited),
          `${readFileSync(join(copy, edited), 'utf8')}\nOne more sentence, added after the fact, about the borrow checker.\n`,
        ),
    ],
    [
      'one added post',
      (copy) =>
        writeFileSync(
          join(copy, '2026-11-20-a-new-post.md'),
          `---\ntitle: "A new post"\ndate: 2026-11-20\n---\n${readFileSync(join(folder, edited), 'utf8').replace(/^(---|\+\+\+)[^]*?\1/, '')}`,
        ),
    ],
  ];
  for (const [what, change] of changes) {
    const copy = temporaryFolder();
    cpSync(folder, copy, { recursive: true });
    change(copy);
    const next = repack(copy, site, site);
    const [plain, small] = [updateBytes(site, next, false), updateBytes(site, next, true)];
    rows.push(
      `| ${what} | ${whole} | ${plain} | ${((100 * plain) / whole).toFixed(1)} % | ${small} | ${((100 * small) / whole).toFixed(1)} % |`,
    );
    console.log(rows.at(-1));
    assert.ok(plain <= 0.25 * whole, `${what}: ${plain} of ${whole} bytes without deltas`);
    assert.ok(small <= 0.05 * whole, `${what}: ${small} of ${whole} bytes with deltas`);
    rmSync(copy, { recursive: true });
  }
  if (process.env.CARREL_RESULTS)
    writeFileSync(
      join(root, 'tests/bench/results/updates.md'),
      `# Bytes of an update\n\nrust-blog, 750 posts; what a reader of the edition before fetches: manifest, list of the site, changed parts.\nMade by \`CARREL_RESULTS=1 node --test tests/cli/deltas_test.mjs\`.\n\n| change | edition | without deltas | | with deltas | |\n|---|---|---|---|---|---|\n${rows.join('\n')}\n`,
    );
});

test('the same posts are the same edition, with deltas or without', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.md'), `# A\n\n${body}`);
  const first = pack(folder);
  writeFileSync(join(folder, 'a.md'), `# A\n\n${body} edited`);
  assert.equal(
    readManifest(repack(folder, first, first)).edition,
    readManifest(pack(folder)).edition,
  );
});

test('where a post was withdrawn there are no deltas', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.md'), `# A\n\n${body}`);
  writeFileSync(join(folder, 'b.md'), `# B\n\ncanary ${body}`);
  const first = pack(folder);
  writeFileSync(join(folder, 'a.md'), `# A\n\n${body} edited`);
  const edited = repack(folder, first, first);
  assert.ok(readManifest(edited).deltas.length > 0);
  rmSync(join(folder, 'b.md'));
  const withdrawn = repack(folder, edited, edited);
  assert.equal(readManifest(withdrawn).deltas, undefined);
});
