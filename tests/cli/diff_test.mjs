// carrel diff tells in words what becomes public, changes and goes, between sites and folders of posts, and its exit code says the same.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { command, folderOf, pack, temporaryFolder, writeInto } from '../support.mjs';

const post = (title, text, more = '') =>
  `---\ntitle: ${title}\ndate: 2024-01-02\n${more}---\n${text}\n`;
const before = {
  'carrel.json': '{"title": "Notes"}',
  'kept.md': post('Kept', 'As it is. See https://known.example/a.', 'authors: [Ann]\n'),
  'changed.md': post('Changed', 'The first line.\n\nThe second line.'),
  'moved.md': post('Moved', 'A text that goes elsewhere.'),
  'gone.md': post('Gone', 'Soon nobody reads this.'),
  'secret-plan.md': post('A plan', 'Wait for it.', 'draft: true\n'),
};
function diff(...args) {
  const { status, stdout, stderr } = spawnSync(command, ['diff', ...args], { encoding: 'utf8' });
  return { status, text: stdout, error: stderr };
}
const compare = (...args) => JSON.parse(diff(...args, '--json').text);
const changedFolder = () =>
  folderOf({
    ...before,
    'changed.md': post('Changed', 'The second line.\n\nThe third line.', 'tags: [queue]\n'),
    'secret-plan.md': post('A plan', 'Wait for it.'),
    'kept.md': post('Kept', 'As it is. See https://known.example/a.', 'authors: [Ann]\n'),
  });

test('nothing becomes public where both are the same, whatever stands on which side', () => {
  const folder = folderOf(before);
  const site = pack(folder);
  for (const sides of [
    [folder, folder],
    [site, folder],
    [folder, site],
    [site, join(site, 'archive')],
  ]) {
    const { status, text } = diff(...sides);
    assert.match(
      text,
      /0 new, 0 changed, 0 gone; 4 posts are as before\.\nNothing becomes public/u,
    );
    assert.equal(status, 0);
  }
});

test('a draft that became a post, and lines that were added, are named', () => {
  const { status, text } = diff(folderOf(before), changedFolder());
  assert.equal(status, 1);
  assert.match(text, /Posts that become public \(1\):\n {2}A plan \(secret-plan\): 1 line\n/u);
  assert.match(
    text,
    /Changed \(changed\)\n {4}tags: “queue”\n {4}\+ The third line\.\n {4}- 1 line\n/u,
  );
  assert.match(text, /Tags that are new \(1\):\n {2}queue \(changed\)\n/u);
  assert.doesNotMatch(text, /Wait for it|second line/u);
  assert.match(diff(folderOf(before), changedFolder(), '--all').text, / {4}\+ Wait for it\./u);
});

test('what goes is told, and makes nothing public', () => {
  const after = folderOf(before);
  rmSync(join(after, 'gone.md'));
  const { status, text } = diff(folderOf(before), after);
  assert.match(text, /Posts that are gone \(1\):\n {2}Gone \(gone\)\n/u);
  assert.match(text, /Nothing becomes public\./u);
  assert.equal(status, 0);
});

test('a post that only moved is no new one', () => {
  const after = folderOf(before);
  rmSync(join(after, 'moved.md'));
  writeInto(after, { 'elsewhere.md': before['moved.md'] });
  const { posts } = compare(folderOf(before), after);
  assert.deepEqual(
    posts.map(({ kind, slug, former_slug }) => ({ kind, slug, former_slug })),
    [{ kind: 'changed', slug: 'elsewhere', former_slug: 'moved' }],
  );
});

test('hosts, mail addresses, authors and files that are new are named with the post', () => {
  const after = folderOf({
    ...before,
    'kept.md': post(
      'Kept',
      'As it is. See https://known.example/a, https://u:p@wiki.internal:8443/x. Ask eve@corp.example.\n\n![](plan.png)',
      'authors: [Ann, Eve]\n',
    ),
  });
  writeFileSync(join(after, 'plan.png'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  const found = compare(folderOf(before), after);
  assert.deepEqual(found.hosts, ['wiki.internal:8443 (kept)']);
  assert.deepEqual(found.mail_addresses, ['eve@corp.example (kept)']);
  assert.deepEqual(found.authors, ['Eve (kept)']);
  assert.match(String(found.files), /^media\/plan\.[0-9a-f]+\.png \(16 bytes\)$/u);
});

test('drafts count where they are asked for, as in packing', () => {
  const folder = folderOf(before);
  const { status, text } = diff(pack(folder), folder, '--drafts');
  assert.match(text, /A plan \(secret-plan\)/u);
  assert.equal(status, 1);
});

test('what cannot be read is an error, never a difference', () => {
  const site = pack(folderOf(before));
  const damaged = temporaryFolder();
  cpSync(site, damaged, { recursive: true });
  const part = readdirSync(join(damaged, 'archive')).find((name) => name.startsWith('posts-'));
  writeFileSync(join(damaged, 'archive', String(part)), 'not a part');
  for (const sides of [
    [damaged, site],
    [site, damaged],
    [site, join(site, 'nothing')],
  ]) {
    const { status, text, error } = diff(...sides);
    assert.equal(status, 3);
    assert.equal(text, '');
    assert.match(error, /^error: /u);
  }
  assert.equal(diff(site, site, '--today', 'tomorrow').status, 2);
});

test('control characters of a stranger reach no terminal', () => {
  const after = folderOf({ ...before, 'x.md': post('"\\e]0;owned\\a"', 'x') });
  assert.doesNotMatch(diff(folderOf(before), after, '--all').text, /[\x07\x1b]/u);
});
