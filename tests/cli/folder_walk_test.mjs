// Nothing outside the folder is packed, and nothing in it is passed over without a word: symbolic links, and folders that may not be read.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { carrel, command, pathsBelow, temporaryFolder, writeInto } from '../support.mjs';
import { walkFolder } from '../../web/node/folder.js';

const canary = 'canarybird';
function everything(site) {
  let all = '';
  for (const name of pathsBelow(join(site, 'archive'))) {
    if (name.endsWith('.zst')) all += carrel('inspect', site, name);
    else if (name !== 'media')
      all += `${name} ${readFileSync(join(site, 'archive', name), 'latin1')}`;
  }
  return all;
}
const run = (folder, site, ...options) =>
  spawnSync(
    command,
    [
      'pack',
      folder,
      '-o',
      site,
      '--today',
      '2026-11-24',
      '--json',
      '--room',
      '/nonexistent',
      ...options,
    ],
    { encoding: 'utf8' },
  );

/** A folder with links of every kind, beside what they must not reach. */
function linked() {
  const parent = temporaryFolder(),
    folder = join(parent, 'posts');
  writeInto(parent, {
    'outside.md': `# Out\n\n${canary}`,
    'outside.txt': canary,
    'outside.svg': `<svg>${canary}</svg>`,
    'elsewhere/deep.md': `# Deep\n\n${canary}`,
    'posts-secret/sibling.md': `# Sibling\n\n${canary}`,
    'outside.json': `{"title": "${canary}"}`,
    'outside-words.txt': `${canary} = bird`,
    'posts/ok.md':
      '# OK\n\n[one](copy.md) [two](latest/guide.md) [three](latest/) [att](out.txt) ![pic](out.svg) ![pic](in.svg) [only](only.md)',
    'posts/real.md': '# Real\n\ntext',
    'posts/v2/guide.md': '# Guide',
    'posts/v2/index.md': '# V2',
    'posts/pictures/pic.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
    'posts/notes/only.txt': '# Only\n\nby its link',
    'posts/.hidden/h.md': `# H\n\n${canary}`,
    'posts/node_modules/m.md': `# M\n\n${canary}`,
  });
  for (const [link, to] of Object.entries({
    'abs.md': join(parent, 'outside.md'),
    'rel.md': '../outside.md',
    'proc.md': '/proc/self/environ',
    'out.txt': '../outside.txt',
    'out.svg': join(parent, 'outside.svg'),
    away: '../elsewhere',
    'v2/rel.md': '../../outside.md',
    up: '../..',
    'sibling.md': '../posts-secret/sibling.md',
    'chain1.md': 'chain2.md',
    'chain2.md': '../outside.md',
    'hidden.md': '.hidden/h.md',
    'module.md': 'node_modules/m.md',
    'dangling.md': 'nothing.md',
    'loop.md': 'loop.md',
    'through.md': 'away/deep.md',
    'carrel.json': '../outside.json',
    'synonyms.txt': '../outside-words.txt',
    'copy.md': 'real.md',
    'copy2.md': 'copy.md',
    'v2/copy.md': join(folder, 'real.md'),
    latest: 'v2',
    self: '.',
    'in.svg': 'pictures/pic.svg',
    'only.md': 'notes/only.txt',
    'only2.md': 'notes/only.txt',
  }))
    symlinkSync(to, join(folder, link));
  return folder;
}
const leadsOut = [
  'abs.md',
  'away',
  'carrel.json',
  'chain1.md',
  'chain2.md',
  'dangling.md',
  'hidden.md',
  'loop.md',
  'module.md',
  'out.svg',
  'out.txt',
  'proc.md',
  'rel.md',
  'sibling.md',
  'synonyms.txt',
  'through.md',
  'up',
  'v2/rel.md',
];
const otherNames = ['copy.md', 'copy2.md', 'latest', 'only2.md', 'self', 'v2/copy.md'];

test('symbolic links out of the folder, to hidden files and to nothing are left out and listed; others are packed once', () => {
  const folder = linked(),
    site = temporaryFolder();
  const { stdout, stderr } = run(folder, site);
  const report = JSON.parse(stdout);
  assert.deepEqual(
    report.notes.filter(({ kind }) => kind === 'left-out').map(({ where }) => where),
    leadsOut,
    stderr,
  );
  assert.deepEqual(
    report.notes
      .filter(({ message }) => message.includes('packed under'))
      .map(({ where }) => where),
    otherNames,
  );
  assert.equal(report.posts, 5); // ok, real, guide, v2, only
  assert.equal(report.left_out, leadsOut.length);
  assert.ok(!everything(site).includes(canary));
  assert.deepEqual(
    report.notes
      .filter(({ kind }) => kind === 'dead-link')
      .map(({ message }) => message.match(/"(.*)"/)[1])
      .sort(),
    ['out.svg', 'out.txt'],
  );
  assert.match(
    carrel('read', site, 'ok', '--html'),
    /#\/post\/real">one<\/a> <a href="#\/post\/guide">two<\/a> <a href="#\/post\/v2">three/,
  );
  assert.equal(run(folder, temporaryFolder(), '--strict').status, 1);
});

test('the npm command walks a folder by the same rules', () => {
  const { paths, links, notes } = walkFolder(linked());
  assert.deepEqual(paths, [
    'in.svg',
    'notes/only.txt',
    'ok.md',
    'only.md',
    'pictures/pic.svg',
    'real.md',
    'v2/guide.md',
    'v2/index.md',
  ]);
  assert.deepEqual(
    notes.filter(({ kind }) => kind === 'left-out').map(({ where }) => where),
    leadsOut,
  );
  assert.deepEqual(
    notes.filter(({ kind }) => kind === 'guess').map(({ where }) => where),
    otherNames,
  );
  assert.deepEqual(links, {
    'copy.md': 'real.md',
    'copy2.md': 'real.md',
    latest: 'v2',
    'only2.md': 'only.md',
    self: '',
    'v2/copy.md': 'real.md',
  });
});

test('a folder that is itself a link is packed', () => {
  const parent = temporaryFolder();
  writeInto(parent, { 'posts/a.md': '# A' });
  symlinkSync('posts', join(parent, 'link'));
  assert.equal(JSON.parse(run(join(parent, 'link'), temporaryFolder()).stdout).posts, 1);
  assert.deepEqual(walkFolder(join(parent, 'link')).paths, ['a.md']);
});

test('a folder that cannot be read is named, and --strict fails', (t) => {
  const parent = temporaryFolder(),
    folder = join(parent, 'posts');
  writeInto(folder, {
    'ok.md': '# OK',
    'shut/a.md': '# A',
    'deep/shut/b.md': '# B',
    'all-shut/c.md': '# C',
  });
  // The superuser may enter any folder, so the command is run as nobody; from a copy, since that one may not see the build.
  const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  chmodSync(parent, 0o755);
  for (const path of ['shut', 'deep/shut']) chmodSync(join(folder, path), 0);
  cpSync(command, join(parent, 'carrel'));
  chmodSync(join(parent, 'carrel'), 0o755);
  mkdirSync(join(parent, 'site'));
  chmodSync(join(parent, 'site'), 0o777);
  const packing = (...options) =>
    spawnSync(
      join(parent, 'carrel'),
      ['pack', folder, '-o', join(parent, 'site'), '--json', '--room', '/nonexistent', ...options],
      { encoding: 'utf8', ...asNobody },
    );
  const { stdout, stderr, error } = packing();
  if (error) return t.skip(`the command cannot be run as another user: ${error.message}`);
  const report = JSON.parse(stdout || assert.fail(stderr));
  assert.deepEqual(
    report.notes
      .map(({ kind, where, message }) => `${kind} ${where} ${message}`)
      .filter((line) => line.startsWith('unreadable')),
    [
      'unreadable deep/shut/ the folder cannot be read: Permission denied',
      'unreadable shut/ the folder cannot be read: Permission denied',
    ],
  );
  assert.equal(packing('--strict').status, 1);
  for (const path of ['shut', 'deep/shut']) chmodSync(join(folder, path), 0o755);
  assert.equal(packing('--strict').status, 0);
  chmodSync(folder, 0o311); // may be entered, not listed
  assert.match(packing().stderr, /no Markdown files here[^]*\.: the folder cannot be read/);
  chmodSync(folder, 0o755);
});
