// carrel unpack writes a site's posts as a folder again: packed, it is the same edition, and nothing outside the folder or of another's is touched.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  command,
  folderOf,
  pack,
  pathsBelow,
  readManifest,
  root,
  sharedArchive,
  temporaryFolder,
  writeInto,
} from '../support.mjs';

function run(...args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return { status, text: stdout, error: stderr };
}
const unpack = (site, folder, ...more) => run('unpack', site, '-o', folder, ...more);
const read = (folder, path) => readFileSync(join(folder, path), 'utf8');

/** Packs, unpacks and packs again; the unpacked folder. */
function assertRoundTrip(folder, ...options) {
  const site = pack(folder, ...options);
  const unpacked = temporaryFolder();
  const { status, text, error } = unpack(site, unpacked);
  assert.match(text + error, /Packing the folder gives the same edition\./u);
  assert.equal(status, 0);
  const again = pack(unpacked, ...options);
  assert.equal(readManifest(again).edition, readManifest(site).edition);
  assert.deepEqual(readManifest(again), readManifest(site));
  return unpacked;
}

const svg = (colour) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect fill="${colour}"/></svg>`;
const awkward = {
  'carrel.json': JSON.stringify({
    title: 'A "title": with signs',
    strapline: '# not a comment',
    foot: { text: 'Ask us', link: 'mailto:ask@us.example' },
    language: 'de',
    kinds: { note: 'Note', 'how-to': 'How: to' },
    stale_after: 90,
    stale_kinds: ['note'],
    offline: 'ask',
    offline_limit: 1000,
    offline_denied: 'remove',
  }),
  'synonyms.txt': 'pg = postgres\n',
  'a/index.md':
    '---\ntitle: "Stars \\\\* and \\\\`ticks\\\\`"\nkind: note\n---\nOne [b](../b.md#later).\n',
  'b.md': `---
title: 'yes'
date: 2024-02-30
tags: ["true", "a, b", '#x']
authors: [Ann "A" Reed]
aliases: [old/b.html, "B, 2"]
---
![one](img/p.svg) ![two](other/p.svg) [gone](nowhere.md) [[A page]]

## Später

%% hidden %%

A text that is long enough to be the beginning of a post. <!-- gone -->

<!-- more -->

Behind it.
`,
  'c.md':
    '---\ndate: 2020-01-01\nsuperseded_by: b\nlang: fr\nurl: https://x.example/c\n---\n# C\n\n# C\n\ntext\n',
  '2021-05-06-dated.md': '# A date in its name\n\n!!! note "Title"\n    Text.\n',
  'sub/x.md': 'No title here.',
  'other/x.md': '---\nslug: notes.drafts\ntitle: 1.0\n---\nOne more.\n\n[page]: x.md\n\n[page]\n',
  'img/p.svg': svg('red'),
  'other/p.svg': svg('blue'),
  'empty.md': '---\ntitle: "\\e[31mRed\\x85\\u2028"\ntheme: "- x"\nsummary: "a: b # c"\n---\n',
};

test('what is packed, unpacked and packed again is the same edition', () => {
  for (const folder of [folderOf(awkward), join(root, 'data/posts'), join(root, 'data/manual')])
    assertRoundTrip(folder);
});

for (const name of ['obsidianhelp', 'reactnative', 'material', 'hugodocs'])
  test(`the archive ${name} comes back whole`, (t) => {
    const folder = sharedArchive(name, t);
    if (folder) assertRoundTrip(folder);
  });

test('what was published may be published again: future posts, and what looks like a secret', () => {
  const secret = `AKIA${'Q3EGRIVXZ7NTLPMD'}`;
  const folder = folderOf({
    'a.md': `---\ntitle: A\ndate: 2090-01-01\n---\nThe key ${secret} <!-- carrel: allow secret -->\n`,
  });
  const unpacked = assertRoundTrip(folder, '--future');
  assert.equal(JSON.parse(read(unpacked, 'carrel.json')).allowed_secrets.length, 1);
});

test('links name the files of the new folder where other tools are to read it', () => {
  const site = pack(folderOf(awkward));
  const folder = temporaryFolder();
  const { status } = unpack(site, folder, '--rewrite-links');
  assert.equal(status, 0);
  assert.equal(existsSync(join(folder, 'carrel.links.json')), false);
  assert.match(
    read(folder, 'b.md'),
    /!\[one\]\(media\/p\.svg\) !\[two\]\(media\/[0-9a-f]{16}\/p\.svg\)/u,
  );
  assert.match(read(folder, 'notes-drafts.md'), /\[page\]: notes-drafts\.md/u);
  const dead = JSON.parse(run('pack', folder, '-o', temporaryFolder(), '--json').text).notes.filter(
    ({ kind }) => kind === 'dead-link',
  );
  assert.deepEqual(
    dead.map(({ message }) => /"([^"]*)"|\[\[(.*)\]\]/u.exec(message)?.slice(1).join('')).sort(),
    ['A page', 'nowhere.md'],
  );
});

test('no file of another is replaced, unless that is asked for', () => {
  const site = pack(folderOf(awkward));
  const folder = folderOf({ 'b.md': 'mine' });
  const { status, error } = unpack(site, folder);
  assert.equal(status, 3);
  assert.match(error, /b\.md: is there already, and says something else .*--force/u);
  assert.deepEqual(readdirSync(folder), ['b.md']);
  assert.equal(read(folder, 'b.md'), 'mine');
  assert.equal(unpack(site, folder, '--force').status, 0);
  assert.match(read(folder, 'b.md'), /title: "yes"/u);
  assert.equal(unpack(site, folder).status, 0, 'its own files are as it would write them');
});

test('no link is followed out of the folder', () => {
  const site = pack(folderOf(awkward));
  for (const [name, make] of Object.entries({
    media: (outside) => outside,
    'b.md': (outside) => join(outside, 'target.md'),
  })) {
    const folder = temporaryFolder();
    const outside = folderOf({ 'target.md': 'theirs' });
    symlinkSync(make(outside), join(folder, name));
    for (const more of [[], ['--force']]) {
      const { status, error } = unpack(site, folder, ...more);
      assert.equal(status, 3);
      assert.match(error, /is a symbolic link, which is not followed/u);
    }
    assert.deepEqual(readdirSync(outside), ['target.md']);
    assert.equal(read(outside, 'target.md'), 'theirs');
    assert.deepEqual(readdirSync(folder), [name]);
  }
});

test('a damaged site is named, and leaves nothing half written', () => {
  for (const damage of [
    (site, manifest) => truncateSync(join(site, 'archive', manifest.media[0].name), 3),
    (site, manifest) => rmSync(join(site, 'archive', manifest.media[0].name)),
    (site, manifest) => {
      const name = join(site, 'archive', manifest.media[0].name);
      rmSync(name);
      symlinkSync('/dev/zero', name);
    },
    (site, manifest) =>
      writeFileSync(
        join(site, 'archive', manifest.parts.find(({ role }) => role === 'posts').name),
        'x',
      ),
  ]) {
    const site = pack(folderOf(awkward));
    damage(site, readManifest(site));
    const folder = join(temporaryFolder(), 'out');
    const { status, error } = unpack(site, folder);
    assert.equal(status, 3);
    assert.match(error, /^error: .*(media\/p|posts-0)/u);
    assert.equal(existsSync(folder), false);
  }
});

test('nothing is unpacked into the site itself, or from what is no site', () => {
  const site = pack(folderOf(awkward));
  assert.equal(unpack(site, site).status, 2);
  assert.equal(unpack(site, join(site, 'archive')).status, 2);
  assert.equal(unpack(temporaryFolder(), temporaryFolder()).status, 3);
  assert.equal(run('unpack', site).status, 2);
});

test('an edited folder is packed as it is edited: what the list of links does not know is looked for', () => {
  const folder = temporaryFolder();
  unpack(pack(folderOf(awkward)), folder);
  rmSync(join(folder, 'media'), { recursive: true });
  mkdirSync(join(folder, 'img'));
  writeInto(folder, {
    'img/p.svg': svg('green'),
    'new.md': '---\ntitle: New\n---\n[b](b.md)\n<!-- canary -->\n',
  });
  const site = pack(folder);
  assert.equal(readManifest(site).media.length, 1);
  assert.ok(!run('read', site, 'new', '--markdown').text.includes('canary'));
  writeInto(folder, { 'carrel.links.json': '{"carrel": "links", "files": {"b.md": 3}}' });
  const { status, error } = run('pack', folder, '-o', temporaryFolder());
  assert.equal(status, 3);
  assert.match(error, /carrel\.links\.json.*remove it/u);
  assert.ok(pathsBelow(site).length > 0);
});
