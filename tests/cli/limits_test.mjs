// What is packed can be read: posts at, below and above each limit pack, and every part of them opens again.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { carrel, folderOf, pack, readManifest, root, temporaryFolder } from '../support.mjs';

const MIB = 1 << 20;
const noRoom = ['--room', join(root, 'no-such-room')];

const innocent = {
  'innocent.md': '# Innocent\n\nA post that must not suffer: marmalade &hellip;\n',
};

/** Packs, verifies every part, and reads the innocent post; returns the site and the report. */
function packed(files, ...options) {
  const site = temporaryFolder();
  const report = JSON.parse(
    carrel(
      'pack',
      folderOf({ ...innocent, ...files }),
      '-o',
      site,
      '--today',
      '2026-11-24',
      '--json',
      ...noRoom,
      ...options,
    ),
  );
  assert.match(carrel('inspect', site), /every file is as the manifest says/);
  assert.match(carrel('read', site, 'innocent'), /marmalade …/);
  return { site, report };
}

const names = readFileSync(join(root, 'tests/cli/fixture/entity_names.txt'), 'utf8')
  .trim()
  .split(/\s+/);

/** The text of a role's parts. */
const contents = (site, role) =>
  readManifest(site)
    .parts.filter((part) => part.role === role)
    .map(({ name }) => carrel('inspect', site, name));

/** The most keys that any object of a JSON value has. */
const mostKeys = (value) =>
  value === null || typeof value !== 'object'
    ? 0
    : Math.max(
        Array.isArray(value) ? 0 : Object.keys(value).length,
        ...Object.values(value).map(mostKeys),
      );

for (const count of [255, 256, 257, 600, names.length]) {
  test(`a post with ${count} different named entities packs, reads as it was written, and asks no more of older readers`, () => {
    const { site } = packed({
      'entities.md': `# Entities\n\n${names
        .slice(0, count)
        .map((name) => `&${name};`)
        .join('\n')}\n`,
    });
    const html = carrel('read', site, 'entities', '--html');
    assert.doesNotMatch(html, /&amp;[A-Za-z]/);
    const parts = contents(site, 'posts');
    assert.ok(
      parts.length > 0 && parts.some((content) => content.includes('"entities"')),
      'the entities are in a part',
    );
    for (const content of parts) assert.ok(mostKeys(JSON.parse(content)) <= 256);
  });
}

const stamped = (n) =>
  Array.from(
    { length: n },
    (_, i) =>
      `2026-01-02T${String((i / 3600) | 0).padStart(2, '0')}:${String(((i / 60) | 0) % 60).padStart(2, '0')}:${String(i % 60).padStart(2, '0')} ERROR disk full on host db1, retrying\n`,
  ).join('');
const repetitive = {
  '28,000 equal lines of a log': '2026-01-02 ERROR disk full on host db1\n'.repeat(28_000),
  '18,000 lines that differ in their time': stamped(18_000),
  '50,000 equal lines': 'the very same line of a log, again!\n'.repeat(50_000),
  '1 MiB of one letter': 'x'.repeat(MIB),
  '1 MiB of line ends': '\n'.repeat(MIB),
  'a table of one cell, over and over': `| a |\n|---|\n${'| b |\n'.repeat(250_000)}`,
  '2 MiB, as large as a post may be': 'x'.repeat(2 * MIB - 40),
};
for (const [what, text] of Object.entries(repetitive)) {
  test(`${what}: the post packs within the ratio and costs little more than a 64th of itself`, () => {
    const { site } = packed({
      'log.md': `# Log\n\n${text}`,
      'other.md': `# Other\n\n${text.slice(0, 200)}`,
    });
    for (const { bytes, unpacked } of readManifest(site).parts) {
      assert.ok(unpacked <= MIB || bytes >= Math.floor(unpacked / 64), `${bytes} of ${unpacked}`);
      assert.ok(bytes < 200_000, `${bytes} of ${unpacked}`);
    }
    assert.match(
      carrel('read', site, 'log', '--markdown'),
      new RegExp(`${text.trim().slice(-1).replace('|', '\\|')}\\s*$`),
    );
  });
}

const many = (n, make) => Array.from({ length: n }, (_, i) => make(i));
const large = {
  'a title of 1 MB': { 'a.md': `# ${'T'.repeat(1_000_000)}\n\nbody` },
  'a title of 1 MB in front matter of 60 KB': {
    'a.md': `---\ntitle: ${'T'.repeat(60_000)}\n---\nbody`,
  },
  '40,000 headings': { 'a.md': many(40_000, (i) => `## Heading ${i}\n\ntext\n`).join('\n') },
  '80,000 links to a post': { 'a.md': many(80_000, (i) => `[a](innocent.md?x=${i})`).join(' ') },
  'links to more than a part can name': {
    'a.md': many(30_000, (i) => `[a](o.md?${i}#${'h'.repeat(20)})`).join(' '),
    'o.md': `---\nslug: ${'s'.repeat(120)}\n---\n# ${'h'.repeat(20)}`,
  },
  '8,000 tags, authors and aliases': many(3, (k) => [
    `${k}.md`,
    `---\ntitle: T\n${['tags', 'authors', 'aliases'][k]}: [${many(8_000, (i) => `v${i}`).join(', ')}]\n---\nx`,
  ]).reduce((files, [name, text]) => ({ ...files, [name]: text }), {}),
  'front matter of 300 keys, in each dialect': {
    'y.md': `---\ntitle: Y\n${many(300, (i) => `key${i}: 1\n`).join('')}---\nx`,
    't.md': `+++\ntitle = "T"\n${many(300, (i) => `key${i} = 1\n`).join('')}+++\nx`,
    'j.md': `{"title": "J", ${many(300, (i) => `"key${i}": 1`).join(', ')}}\n\nx`,
  },
  '300 kinds': {
    'carrel.json': JSON.stringify({
      title: 'K',
      kinds: Object.fromEntries(many(300, (i) => [`kind${i}`, `Kind ${i}`])),
    }),
    ...Object.fromEntries(many(300, (i) => [`k${i}.md`, `---\nkind: kind${i}\n---\n# ${i}`])),
  },
  '300 themes and languages': Object.fromEntries(
    many(300, (i) => [
      `t${i}.md`,
      `---\ntheme: theme ${i}\nlang: x${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + ((i / 26) | 0))}\n---\n# ${i}`,
    ]),
  ),
  '400 images': {
    'a.md': many(400, (i) => `![x](p${i}.svg)`).join('\n\n'),
    ...Object.fromEntries(many(400, (i) => [`p${i}.svg`, `<svg width="${i + 1}"/>`])),
  },
  'words of a megabyte, and such as grow when folded': {
    'a.md': `# A\n\n${'word'.repeat(250_000)}`,
    'b.md': `# B\n\n${'\uFDFA'.repeat(300_000)}`,
    'c.md': `# C\n\n${'ß'.repeat(900_000)}`,
  },
  'two megabytes of what JSON escapes': { 'a.md': `# A\n\n${'"\\\t'.repeat(690_000)}` },
  'a link label and an address of a megabyte': {
    'a.md': `# A\n\n[${'l'.repeat(900_000)}](${'p'.repeat(900_000)}.md)`,
  },
};
for (const [what, files] of Object.entries(large)) {
  test(`${what}: packs, every part opens, and what was cut stands in the report`, () => {
    const { report } = packed(files);
    const expected = Object.keys(files).filter((name) => name.endsWith('.md')).length + 1;
    assert.equal(report.posts, expected, JSON.stringify(report.notes.slice(0, 3)));
    if (/title/.test(what))
      assert.ok(
        report.notes.some(({ message }) => /title is longer than 300/.test(message)),
        JSON.stringify(report.notes),
      );
  });
}

test('300 posts cut into tiny parts and all edited: deltas are written for all, and the edition opens', () => {
  const posts = (word) =>
    folderOf(
      Object.fromEntries(
        many(300, (i) => [
          `p${i}.md`,
          `# Post ${i}\n\n${many(900, (k) => `w${(k * k * 7919 + i * 3187) % 40_000}`).join(' ')} ${word}\n`,
        ]),
      ),
    );
  const before = pack(posts('first'), '--part-bytes', '2000', ...noRoom),
    after = pack(posts('second'), '--part-bytes', '2000', '--previous', before, ...noRoom);
  assert.ok(readManifest(after).deltas.length > 256);
  assert.match(carrel('inspect', after), /every file is as the manifest says/);
});

test('what is larger as UTF-8 than a post may be is left out and named, and the others pack', () => {
  const { report } = packed({
    'latin.md': Buffer.concat([Buffer.from('# Bytes\n\n'), Buffer.alloc(2_000_000, 0xff)]),
  });
  assert.ok(
    report.notes.some(({ where }) => /^latin\.md/.test(where)),
    JSON.stringify(report.notes),
  );
});

test('a kind, a theme and authors longer than a reader takes are cut and named, and every part opens', () => {
  const { site, report } = packed({
    'a.md': `---\ntitle: A\nkind: ${'k'.repeat(2_000)}\ntheme: ${'ü'.repeat(2_000)}\nauthors: [${'n'.repeat(1_500)}, ${many(3_000, (i) => `Author ${i}`).join(', ')}]\n---\nx`,
  });
  for (const what of [
    /the kind is longer than 256 /,
    /the theme is longer than 256 /,
    /the author's name is longer than 256 /,
    /only the first \d+ authors were kept/,
  ])
    assert.ok(
      report.notes.some(({ where, message }) => /^a\.md/.test(where) && what.test(message)),
      `${what} in ${JSON.stringify(report.notes)}`,
    );
  const authors = contents(site, 'labels').flatMap((content) => JSON.parse(content).authors);
  assert.ok(authors.length > 500 && authors.length < 1_500, `${authors.length}`);
});

/** @type {[what: string, words: string[], isRefused: boolean][]} */
const SYNONYMS = [
  ['16 groups with one word', many(16, (i) => `same = word${i}`), false],
  ['17 groups with one word', many(17, (i) => `same = word${i}`), true],
  ['a word of 255 bytes', [`a = ${'b'.repeat(255)}`], false],
  ['a word of 256 bytes', [`a = ${'b'.repeat(256)}`], true],
];
for (const [what, words, isRefused] of SYNONYMS) {
  test(`synonyms with ${what} are ${isRefused ? 'refused by their line' : 'packed and can be read'}`, () => {
    const files = { 'synonyms.txt': words.join('\n') };
    if (isRefused) assert.throws(() => packed(files), new RegExp(`synonyms\\.txt:${words.length}`));
    else packed(files);
  });
}

test('more languages than a reader takes are refused, with what to do, and the limit itself packs', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const languages = (count) =>
    Object.fromEntries(
      many(count, (i) => [
        `l${i}.md`,
        `---\nlang: q${letters[i % 26]}${letters[((i / 26) | 0) % 26]}${letters[(i / 676) | 0]}\n---\n# ${i}`,
      ]),
    );
  packed(languages(999)); // and "en"
  assert.throws(() => packed(languages(1_000)), /too many languages/);
});
