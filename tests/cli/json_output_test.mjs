// Is what the command writes as JSON read by any reader of JSON, whatever the posts, their files and the archive are called?
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { command, folderOf, pack, root, temporaryFolder } from '../support.mjs';

/** Refuses bytes that are not UTF-8, as strict readers do. @param {Uint8Array} bytes */
const parse = (bytes) => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
const run = (...args) =>
  parse(execFileSync(command, [...args, '--json'], { stdio: ['ignore', 'pipe', 'ignore'] }));
const fileOf = (site, path) => readFileSync(join(site, path));

const hostile = 'A "quoted" \\ \u0001\b\f\t\u007f\u2028\u2029 </script><!-- 東京 \u{1f600}';

test('a report is JSON where names and links hold bytes that are no text', () => {
  const folder = folderOf({
    'a.md': '# A\n\n[x](b.md#%ff%fe) [y](b.md#%c0%af) [z](b.md#%ed%a0%80) [w](b.md#%e6%9d)\n',
    'b.md': '# B\n\ntext\n',
  });
  writeFileSync(
    Buffer.concat([Buffer.from(`${folder}/c`), Buffer.from([0xff]), Buffer.from('.md')]),
    '# C\n\n[n](nowhere.md)\n',
  );
  const { notes } = run('pack', folder, '-o', temporaryFolder(), '--today', '2026-11-24');
  const dead = notes
    .filter(({ kind }) => kind === 'dead-link')
    .map(({ where, message }) => `${where} ${message}`);
  assert.equal(dead.length, 5, dead.join('\n'));
  assert.ok(
    dead.some((line) => line.startsWith('c\ufffd.md:3 ')),
    dead.join('\n'),
  );
  assert.equal(dead.filter((line) => /heading #.*\ufffd/.test(line)).length, 4, dead.join('\n'));
});

test('hostile titles and tags come back as they were from every file and command', () => {
  const folder = folderOf({
    'a.md': `${JSON.stringify({ title: hostile, tags: [hostile], summary: hostile })}\n\nkiwi ${hostile}\n`,
    'carrel.json': JSON.stringify({ title: hostile, strapline: hostile }),
  });
  const site = pack(folder);
  const title = parse(fileOf(site, 'archive/archive.json')).title;
  const { name, short_name: short, description } = parse(fileOf(site, 'app.webmanifest'));
  assert.deepEqual([name, short, description], [title, title, title]);
  assert.ok(title.includes('</script><!-- 東京 \u{1f600}'), title);
  const posts = parse(fileOf(site, 'archive/archive.json')).parts.posts;
  assert.equal(posts.count[0], 1);
  const part = `posts-0.${posts.sha256.slice(0, 16)}.json.zst`;
  const [post] = parse(execFileSync(command, ['inspect', site, part])).posts;
  const [hit] = run('search', site, 'kiwi').hits;
  const read = run('read', site, post.slug);
  for (const { title: each, summary, tags } of [post, hit, read]) {
    assert.ok(each.includes('</script><!-- 東京 \u{1f600}'), each);
    assert.equal(tags.length, 1);
    assert.ok(summary.includes('"quoted" \\'), summary);
  }
  assert.equal(run('inspect', site).faults, 0);
  const table = join(folderOf({ 'table.tsv': 'query\tslug\n"k\u0001iwi\\\tno\n' }), 'table.tsv');
  const figures = run('test-search', site, table);
  assert.deepEqual(figures.misses, [
    { line: 2, query: '"k\u0001iwi\\', slug: 'no', rank: 0, before: figures.misses[0].before },
  ]);
  assert.equal(figures.mrr, 0);
});

test("the installed page bears the archive's name however the room's file is laid out", () => {
  const room = temporaryFolder();
  cpSync(join(root, 'build/room'), room, { recursive: true });
  const path = join(room, 'app.webmanifest');
  const { name, ...others } = parse(readFileSync(path));
  writeFileSync(path, JSON.stringify({ shortcuts: others.shortcuts, ...others, name }, null, 2));
  const folder = folderOf({
    'a.md': '# A\n\ntext\n',
    'carrel.json': '{"title":"Mine","strapline":"of me","language":"de"}',
  });
  const site = pack(folder, '--room', room);
  const written = parse(fileOf(site, 'app.webmanifest'));
  assert.deepEqual(written, {
    ...others,
    name: 'Mine',
    short_name: 'Mine',
    description: 'of me',
    lang: 'de',
  });
  assert.equal(name, 'Archive');
  writeFileSync(path, '{"name": ');
  assert.throws(() => pack(folder, '--room', room), /app\.webmanifest: .*not JSON/);
});
