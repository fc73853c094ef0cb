// Links as their tools resolve them: what is forgiven and said, what is called by its name, and what leads to no other post.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { carrel, folderOf, pathsBelow, temporaryFolder } from '../support.mjs';
import { walkFolder } from '../../web/node/folder.js';

const png = Buffer.from(
  '89504e470d0a1a0a0000000d4948445200000028000000140802000000c8d7a1a20000000049454e44ae426082',
  'hex',
);

/** Packs the files; what was said of links ("guess a.md:3 …"), and the HTML of a post. */
function packed(files) {
  const site = temporaryFolder();
  const { notes } = JSON.parse(
    carrel(
      'pack',
      folderOf(files),
      '-o',
      site,
      '--today',
      '2026-11-24',
      '--json',
      '--room',
      '/nonexistent',
    ),
  );
  const said = notes
    .filter(({ message }) => /the (link|image) /.test(message))
    .map(({ kind, where, message }) => `${kind} ${where} ${message}`);
  return { said, site, read: (slug) => carrel('read', site, slug, '--html') };
}

test('what is written otherwise is found and said, what is not packed is called that', () => {
  const { said, read } = packed({
    'a.md':
      '# Links\n\n[yaml](service.yml) [html](old.html) ![video](clip.mp4)\n\n' +
      '[case](Other.md) [space](<my file.md>) [space2](my%20file.md) [back](sub\\deep.md) ![bs](sub\\shot.png)\n\n' +
      '[dup](b.md#steps-1) [explicit](b.md#custom) [named](b.md#anchor-a) [plus](b.md#c-and-c) [html](b.html) [slash](/b/)\n\n' +
      '[self](#nowhere) [draft](draft.md) [above](../up.md)\n',
    'b.md':
      '# B\n\n## Steps\n\n## Steps\n\n## Rate {#custom}\n\n<a name="anchor-a"></a>\n\n## C++ & C\n',
    'draft.md': '---\ndraft: true\n---\nx',
    'service.yml': 'x',
    'old.html': 'x',
    'clip.mp4': 'x',
    'other.md': '# Other',
    'my file.md': '# Mine',
    'sub/deep.md': '# Deep',
    'sub/shot.png': png,
  });
  assert.deepEqual(said, [
    'guess a.md:5 the image "sub\\shot.png" was taken to lead to sub/shot.png: its name is written otherwise',
    'guess a.md:5 the link "Other.md" was taken to lead to other.md: its name is written otherwise',
    'guess a.md:5 the link "sub\\deep.md" was taken to lead to sub/deep.md: its name is written otherwise',
    'guess a.md:7 the link "b.md#c-and-c" was taken to lead to #c--c: the heading is called otherwise',
    'dead-link a.md:3 the image "clip.mp4" leads to clip.mp4, which is there; but files of its kind are not packed',
    'dead-link a.md:3 the link "old.html" leads to old.html, which is there; but files of its kind are not packed',
    'dead-link a.md:3 the link "service.yml" leads to service.yml, which is there; but files of its kind are not packed',
    'dead-link a.md:9 the link "#nowhere" leads to no heading of this post',
    'dead-link a.md:9 the link "../up.md" leads out of the folder that is packed: pack the folder above',
    'dead-link a.md:9 the link "draft.md" leads to draft.md, which is not published',
  ]);
  const html = read('a');
  for (const link of ['b/steps-1', 'b/custom', 'b/c--c', 'other', 'my-file', 'deep'])
    assert.ok(html.includes(`#/post/${link}"`), `${link} in ${html}`);
});

test('links within a post lead to headings as hosts count and encode them, and to places set by hand', () => {
  const { said, read } = packed({
    'p.md':
      '[enc](#%C3%BCberblick) [case](#Plain-Part) [second](#setup-1) [third](#setup-2) [id](#price) [hand](#spot) [gone](#nowhere)\n\n' +
      '## Überblick\n\n## Plain part\n\n## Setup\n\na\n\n## Setup\n\nb\n\n## Setup\n\nc\n\n## Costs {#price}\n\n<a id="spot"></a>By hand.\n',
  });
  assert.deepEqual(said, [
    'guess p.md:1 the link "#Plain-Part" was taken to lead to #plain-part: the heading is called otherwise',
    'dead-link p.md:1 the link "#nowhere" leads to no heading of this post',
  ]);
  const html = read('p');
  for (const place of ['überblick', 'plain-part', 'setup-1', 'setup-2', 'price'])
    assert.ok(decodeURIComponent(html).includes(place), `${place} in ${html}`);
  assert.match(html, /<h2 id="setup-2">Setup<\/h2>\s*<p>c<\/p>/);
});

test('a link from a translation stays in its language', () => {
  const { said, read } = packed({
    'start.md': '---\ntitle: Start\nlang: en\n---\n[guide](../guide/)\n',
    'guide.md': '---\ntitle: Guide\nlang: en\n---\nEnglish.\n',
    'de/start.md': '---\ntitle: Anfang\nlang: de\n---\nWeiter: [Anleitung](../guide/).\n',
    'de/guide.md': '---\ntitle: Anleitung\nlang: de\n---\nDeutsch.\n',
  });
  assert.deepEqual(said, []);
  assert.match(read('de-start'), /#\/post\/de-guide"/);
});

test('names composed and decomposed are the same file', () => {
  const { said, site } = packed({
    'start.md': '# Start\n\n[x](Caf\u00e9.md) ![p](Blu\u0308te.png)\n',
    'Cafe\u0301.md': '# Cafe',
    'Bl\u00fcte.png': png,
  });
  assert.equal(said.length, 2);
  assert.ok(said.every((line) => line.startsWith('guess')));
  assert.equal(pathsBelow(join(site, 'archive/media')).length, 1);
});

test('the pictures of a GitBook stand in a hidden folder and are packed; nothing else of it is', () => {
  const files = {
    'README.md': '# GitBook\n\n![](<.gitbook/assets/image (1).png>)\n',
    '.gitbook/assets/image (1).png': png,
    '.gitbook/assets/hidden.md': '# No',
    '.gitbook/includes/part.md': '# No',
    '.gitbook/vars.yaml': 'x: 1',
    'sub/.gitbook/assets/b.png': png,
    '.git/assets/c.png': png,
  };
  const { said, site } = packed(files);
  assert.deepEqual(said, []);
  assert.equal(pathsBelow(join(site, 'archive/media')).length, 1);
  assert.deepEqual(walkFolder(folderOf(files)).paths.sort(), [
    '.gitbook/assets/image (1).png',
    'README.md',
    'sub/.gitbook/assets/b.png',
  ]);
});

test('a successor is a slug, a former one or a file; what is no post is said and not shown', () => {
  const site = temporaryFolder();
  const post = (successor, more = '') => `---\nsuperseded_by: ${successor}\n${more}---\nText.\n`;
  const { notes } = JSON.parse(
    carrel(
      'pack',
      folderOf({
        'by-slug.md': post('new'),
        'by-alias.md': post('old-name'),
        'by-file.md': post('./new.md'),
        'by-none.md': post('nowhere'),
        'new.md': '---\naliases: [old-name]\n---\nText.\n',
      }),
      '-o',
      site,
      '--json',
      '--room',
      '/nonexistent',
    ),
  );
  assert.deepEqual(
    notes
      .filter(({ message }) => message.includes('superseded_by'))
      .map(({ kind, where, message }) => `${kind} ${where} ${message}`),
    [
      'dead-link by-none.md superseded_by: "nowhere" is no post of this archive; the post is shown without it',
    ],
  );
  const successor = (slug) => JSON.parse(carrel('read', site, slug, '--json')).superseded_by;
  assert.deepEqual(['by-slug', 'by-file', 'by-none'].map(successor), ['new', 'new', '']);
});
