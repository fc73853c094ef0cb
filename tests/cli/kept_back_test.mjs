// What stays out of an archive: front matter that cannot be read, what tools keep back by key, folder or section; and what must not stay out.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { command, temporaryFolder, writeInto } from '../support.mjs';

/** Packs these files; what the report says, and the paths that stayed out. */
function packed(files, ...options) {
  const folder = temporaryFolder();
  const texts = Object.entries(files).map(([path, text]) => [path, [text].flat().join('\n')]);
  writeInto(folder, Object.fromEntries(texts));
  const { stdout, stderr } = spawnSync(
    command,
    [
      'pack',
      folder,
      '-o',
      temporaryFolder(),
      '--today',
      '2026-11-24',
      '--json',
      '--room',
      '/nonexistent',
      ...options,
    ],
    { encoding: 'utf8' },
  );
  assert.ok(stdout, stderr);
  const report = JSON.parse(stdout);
  const notes = report.notes.filter(({ kind }) => kind === 'left-out' || kind === 'unreadable');
  const out = Object.fromEntries(
    notes.map(({ where, message }) => [where.replace(/:\d+$/, ''), `${where} ${message}`]),
  );
  return { report, out, warnings: report.notes.filter(({ kind }) => kind === 'warning') };
}
/** One post a line of a table, beside one that is always in. */
const packTable = (rows, ...options) =>
  packed(
    { ...Object.fromEntries(rows.map((text, i) => [`${i}.md`, text])), 'ok.md': '# OK' },
    ...options,
  );

const draft = 'title: Plan\ndraft: true';
const open = 'title: Plan\ntags: [x]';

test('front matter that a tool would read, or that only looks like it, keeps its draft in', () => {
  const rows = [
    `\n---\n${draft}\n---\nx`,
    `\n\n\n---\n${draft}\n---\nx`,
    ` ---\n${draft}\n---\nx`,
    `   ---\n${draft}\n   ---\nx`,
    `\t---\n${draft}\n---\nx`,
    `     ---\n     title: x\n     draft: true\n     ---\nx`,
    ...[
      '\u200b',
      '\ufeff',
      '\u00ad',
      '\u00a0',
      '\u2060',
      '\u200e',
      '\u202a',
      '\u3000',
      '\u0000',
      '\u001b',
      '\u2028',
      '\u180e',
      '\ufeff\u200b \n\ufeff',
    ].map((c) => `${c}---\n${draft}\n---\nx`),
    `---\u200b\n${draft}\n---\nx`,
    `---\n${draft}\n---\u00a0\nx`,
    `---\n\u200bdraft: true\n---\nx`,
    `---\ndr\u00adaft: true\n---\nx`,
    `<!-- lint off -->\n---\n${draft}\n---\nx`,
    `<!-- one --><!--\ntwo --> \n\n---\n${draft}\n---\nx`,
    `<!--\n---\n${draft}\n---\n-->\nx`,
    `<!-- ---\n${draft}\n--- -->\nx`,
    `<!--\n\n+++\ntitle = "x"\ndraft = true\n+++\n-->\nx`,
    `<!-- lint off -->\n{"draft": true}\nx`,
    `{/* lint */}\n---\n${draft}\n---\nx`,
    `{% comment %} x {% endcomment %}\n---\n${draft}\n---\nx`,
    `{# x #}\n---\n${draft}\n---\nx`,
    `%% x %%\n---\n${draft}\n---\nx`,
    `[//]: # (x)\n---\n${draft}\n---\nx`,
    `<?xml version="1.0"?>\n---\n${draft}\n---\nx`,
    '```yaml\n---\n' + draft + '\n---\n```\nx',
    '```yml\n---\n' + draft + '\n---\nx',
    '---toml\ntitle = "x"\ndraft = true\n---\nx',
    '--- toml\ntitle = "x"\ndraft = true\n---\nx',
    `---yaml\n${draft}\n---\nx`,
    `---YAML\n${draft}\n---\nx`,
    `---yml\n${draft}\n---\nx`,
    '---json\n{"draft": true}\n---\nx',
    '---js\n{ draft: true }\n---\nx',
    '---javascript\nmodule.exports = { draft: true }\n---\nx',
    '---coffee\ndraft: true\n---\nx',
    '---cson\ndraft: true\n---\nx',
    `---foo\n${draft}\n---\nx`,
    `--- # my post\n${draft}\n---\nx`,
    `---title: x\ndraft: true\n---\nx`,
    '+++toml\ndraft = true\n+++\nx',
    '+++json\n{"draft": true}\n+++\nx',
    ';;;\n{"draft": true}\n;;;\nx',
    '\n;;;\n{"draft": true}\n;;;\nx',
    '\n+++\ndraft = true\n+++\nx',
    `----\n${draft}\n----\nx`,
    `--\n${draft}\n--\nx`,
    `—\n${draft}\n—\nx`,
    `–-\n${draft}\n–-\nx`,
    `***\n${draft}\n***\nx`,
    `===\n${draft}\n===\nx`,
    `~~~\n${draft}\n~~~\nx`,
    `++++\ndraft = true\n++++\nx`,
    `---\n${draft}\nx`,
    `---\n\n${draft}\n\nx`,
    `---\n# a comment\n\n${draft}\n\nx`,
    `---\n${draft}\n----\nx`,
    `---\n${draft}\n+++\nx`,
    '---\ndraft:true\n---\nx',
    '---\ntitle\uff1ax\ndraft\uff1atrue\n---\nx',
    '---\ntitle: a: b\ndraft: true\n---\nx',
    '---\n\nsome words\n\ndraft: true\n---\nx',
    '---\n"draft": true\n---\nx',
    '---\n{draft: true}\n---\nx',
    '---\n? draft\n: true\n---\nx',
    `%YAML 1.2\n---\n${draft}\n---\nx`,
    `---\r${draft.replace('\n', '\r')}\r---\rx`,
    '{"draft": true}\nx',
    '{\n\n  "draft": true\n}\nx',
    ' \n{"draft": true}\nx',
    '{"draft": true',
    '{draft: true}\nx',
    "{'draft': true}\nx",
    '{ // c\n "draft": true }\nx',
    '{"draft": true} x',
    'Title: x\nStatus: draft\n\nx',
    'title: x\ndraft: true\n---\nx',
    'draft: true\n\nx',
    'title:: x\ndraft:: true\n\nx',
    '#+title: x\n#+draft: true\n\nx',
    '<!--\n.. title: x\n.. status: draft\n-->\nx',
    '<!-- draft: true -->\nx',
    'publish: false\n\nx',
    'title = "x"\ndraft = true\n\nx',
  ];
  const { out } = packTable(rows);
  assert.deepEqual(
    rows.filter((_, i) => !(`${i}.md` in out)),
    [],
  );
});

test('front matter that stands behind blank lines, marks nobody sees or a comment is read when it keeps nothing back', () => {
  const rows = [
    `\n---\n${open}\n---\nx`,
    '\n+++\ntitle = "Plan"\n+++\nx',
    `  ---\n${open}\n---\nx`,
    `\ufeff\n---\n${open}\n---\nx`,
    '---toml\ntitle = "Plan"\n---\nx',
    '--- json\n{"title": "Plan"}\n---\nx',
    `\u200b---\n${open}\n---\nx`,
    `<!-- lint off -->\n---\n${open}\n---\nx`,
    `<!--\n---\n${open}\n---\n-->\nx`,
    '\n{"title": "Plan"}\nx',
    '---\n---\nx',
    '---\n# nothing yet\n---\nx',
  ];
  const { report, out, warnings } = packTable(rows);
  assert.deepEqual(out, {});
  const guessed = report.notes
    .filter(({ kind, message }) => kind === 'guess' && message.startsWith('no title'))
    .map(({ where }) => where);
  assert.deepEqual(guessed, ['10.md', '11.md']);
  assert.deepEqual(
    warnings.map(({ where }) => where),
    ['6.md:1', '7.md:2', '8.md:2'],
  );
});

test('a text that begins with a rule, a brace, a comment or a label stays a text', () => {
  const rows = [
    '---\n\n# Heading\n\ntext\n\n---\n\nmore',
    '---\n\nText: with a colon, and more of it.',
    '---\ntext right below\n\nmore',
    '\n---\n\ntext',
    '---',
    '***\n\ntext',
    '***\nNote: text',
    '___\ntext',
    '+++\n\ntext',
    '<!-- a comment -->\n\n---\n\n## Heading\n\ntext\n\n---\n\nmore',
    '{% callout "info" %}\nx\n{% endcallout %}',
    '{{< note "x" >}}\nx',
    '{{% note title="x" %}}\nx',
    '{: .note }\nx',
    '{#id}\nx',
    '{.class}\nx',
    '{/* a "comment" */}\nx',
    '{ "quoted" words }\nx',
    '{"Hello," she said.}\nx',
    '{Note: "this" is prose}\nx',
    '{',
    '{"key": "value"} is JSON.',
    '{\n{ "x" }',
    '{{ "x" | upper }}',
    'Note: this is a sentence.\nAnd another.',
    'Draft: what the word means\n\nx',
    'Status: we are fine today.\n\nx',
    'Date: 2024-01-01\nText goes on here without a key',
    '**Status:** draft\n\nx',
    '- draft: true\n- x',
    '> draft: true',
    '# Draft: true\n\nx',
    '```yaml\ndraft: true\n```\n\nx',
    '    draft: true in code\n\nx',
    'https://x.example/draft: true',
    '| a | b |\n|---|---|\n| draft | true |',
    '--- a quotation\n\nx',
    '-- \nsignature',
    '~~~\ndraft: true\n~~~\n\nx'.replace('~~~\n', '~~~yaml\n'),
  ];
  const { out } = packTable(rows);
  assert.deepEqual(out, {});
});

test('every key by which a tool or a person keeps a post back keeps it back, and the report names key, value and line', () => {
  const rows = [
    'draft: true',
    'draft: {a: b}',
    'draft: [true]',
    'draft: []',
    'draft: tru',
    'draft: 2020-01-01',
    'is_draft: true',
    'isDraft: yes',
    'published: false',
    'published: maybe',
    'published: null',
    'published: {a: b}',
    'published: 2999-01-01',
    'publish: false',
    'publish: never',
    'dg-publish: false',
    'unlisted: true',
    'hidden: true',
    'hidden: sometimes',
    'unpublished: true',
    'private: true',
    'private: {a: b}',
    'public: false',
    'permalink: false',
    'headless: true',
    'build: {render: never}',
    '_build:\n  render: false',
    '_build:\n  list: never',
    'build.render: never',
    'build:\n  render: link',
    'render: false',
    'publishDate: 2999-01-01',
    'publish_date: 2999-01-01T00:00:00Z',
    'publishDate: 1 January 2999',
    'publishDate: someday',
    'publishDate: 32503680000',
    'publishDate: 32503680000000',
    'publishDate: 29990101',
    'pubDate: 2999-01-01',
    'publish_at: 2999-01-01',
    'published_at: 2999-01-01',
    'go-live: 2999-01-01',
    'embargo: 2999-01-01',
    'embargo: true',
    'scheduled: 2999-01-01',
    'publishDate: 03/12/2026',
    'date: 2999-13-45',
    'expiryDate: 2020-01-01',
    'expiryDate: 2026-11-24',
    'unpublishDate: 2020-01-01',
    'expires: 2020-01-01',
    'expiryDate: long ago',
    'expires_at: 1577836800',
    'status: draft',
    'status: Draft (v2)',
    'status: wip',
    'status: in progress',
    'status: work-in-progress',
    'status: pending',
    'status: private',
    'status: [draft]',
    'status: {now: draft}',
    'status: auto-draft',
    'status: hidden',
    'state: draft',
    'post_status: draft',
    'access: private',
    'classification: internal',
    'visibility: internal',
    'visibility: [public, internal]',
    'visibility: {a: b}',
    'visibility: []',
    'internal: true',
    'confidential: true',
    'password: hunter2',
    'params:\n  draft: true',
    'extra:\n  hidden: true',
    'wip: true',
    'routable: false',
    'listed: false',
    'DRAFT: yes',
    '"draft": true',
    'draft: !!bool "true"',
    'draft: false\ndraft: true',
    'draft: true\ndraft: false',
    'draft: "true "',
    'draft: "false\u200bx"',
  ];
  const { out } = packTable(rows.map((line) => `---\ntitle: T\n${line}\n---\nx`));
  assert.deepEqual(
    rows.filter((_, i) => !(`${i}.md` in out)),
    [],
  );
  const said = (/** @type {string} */ line) => out[`${rows.indexOf(line)}.md`];
  assert.match(said('draft: true'), /^\d+\.md:3 "draft: true" keeps it back \(Hugo/);
  assert.match(said('build.render: never'), /:3 "build\.render: never" keeps it back \(Hugo\)/);
  assert.match(
    said('publishDate: 2999-01-01'),
    /:3 "publishDate: 2999-01-01" keeps it back until then/,
  );
});

test('what says that a post may be read, or says something else, keeps nothing back', () => {
  const rows = [
    'draft: false',
    'draft:',
    'draft: ~',
    'draft: off',
    'published: true',
    'published: 2024-01-01',
    'publish: true',
    'public: yes',
    'unlisted: false',
    'hidden: no',
    'private: false',
    'permalink: /x/',
    'permalink:',
    'headless: false',
    'build: {render: always}',
    'build: {list: local}',
    'build: {publishResources: false}',
    'render: true',
    'publishDate: 2024-01-01',
    "publishDate: '21 сентября 2022'",
    'publishDate: 2022年9月21日',
    'publishDate:',
    'expiryDate: 2999-01-01',
    'expiryDate: 0001-01-01',
    'expiryDate: never',
    'expires: false',
    'publishDate: 0001-01-01T00:00:00Z',
    'status: published',
    'status: Accepted',
    'status: deprecated',
    'status: superseded by [ADR-0012](x.md)',
    'status: Proposed',
    'status: "accepted (2020-01-01)"',
    'status: rejected',
    'status: new',
    'status: implementable',
    'status:',
    'stage: released',
    'state: closed',
    'access: open',
    'visibility: public',
    'internal: no',
    'internal: a note',
    'password:',
    'sitemap: false',
    'noindex: true',
    'archived: true',
    'hide: [toc]',
    'hidden: null',
    'description: draft: no',
    'tags: [draft, private]',
    'title2: draft',
    'release-date: Unreleased',
    'start-date: 2999-01-01',
    'sidebar: {hidden: true}',
    'search: {exclude: true}',
  ].map((line) => line.replace('description: draft: no', 'description: "draft: true"'));
  const { out, warnings } = packTable(rows.map((line) => `---\ntitle: T\n${line}\n---\nx`));
  assert.deepEqual(out, {});
  assert.deepEqual(
    warnings.filter(({ message }) => message.includes('status')),
    [],
  );
});

test('a status that no list knows is warned of, with its line, and the post is in', () => {
  const { out, warnings } = packTable(['---\ntitle: T\nstatus: gruen\n---\nx']);
  assert.deepEqual(out, {});
  assert.deepEqual(
    warnings.map(({ where, message }) => `${where} ${message}`),
    ['0.md:3 "status: gruen" does not say whether the post may be published: it was'],
  );
});

test('folders and names that say draft keep back; those that only resemble them do not', () => {
  const files = Object.fromEntries(
    [
      '_drafts/a.md',
      'blog/_drafts/deep/b.md',
      'Drafts/c.md',
      'd.draft.md',
      'e.draft.de.md',
      'private/f.md',
      '_private/g.md',
      'unpublished/h.md',
      '_trash/i.md',
    ].map((path) => [path, 'x']),
  );
  const fine = Object.fromEntries(
    [
      'draft.md',
      'drafting/a.md',
      'the-draft-notes.md',
      'x.drafty.md',
      'private-cloud/b.md',
      'a (draft notes).md',
      'node.js.md',
      '_index.md',
      '_Sidebar.md',
    ].map((path) => [path, 'x']),
  );
  const { out } = packed({ ...files, ...fine });
  assert.deepEqual(Object.keys(out).sort(), Object.keys(files).sort());
  assert.match(out['_drafts/a.md'], /it is in a folder "_drafts" \(Jekyll, Hexo\)/);
});

test("what a section, a bundle or a folder's data says holds below it; the nearest cascade and a post's own keys win", () => {
  const page = (...lines) => ['---', 'title: T', ...lines, '---', 'x'];
  const files = {
    'ok.md': page(),
    'zola/_index.md': ['', '+++', 'draft = true', '+++'],
    'zola/a.md': page('draft: false'),
    'zola/deep/_index.md': page(),
    'zola/deep/b.md': page(),
    'lang/_index.de.md': page('draft: true'),
    'lang/_index.md': page(),
    'lang/a.de.md': page(),
    'lang/a.md': page(),
    'c/_index.md': page(
      'cascade:',
      '  - draft: true',
      '    target: {path: "/c/secret/**"}',
      '  - expiryDate: 2020-01-01',
      '    target: {kind: section}',
      '  - draft: true',
      '    target: {environment: staging}',
    ),
    'c/a.md': page(),
    'c/secret/b.md': page(),
    'c/secret/c.md': page('draft: false'),
    'n/_index.md': page('cascade: {draft: true, unlisted: true}'),
    'n/near/_index.md': page('cascade: {draft: false, unlisted: false}'),
    'n/near/a.md': page(),
    'n/near/b.md': page('draft: true'),
    'n/near/deep/c.md': page(),
    'n/d.md': page('draft: false'),
    'bundle/index.md': page('headless: true'),
    'bundle/part.md': page(),
    'leaf/index.md': page('draft: true'),
    'leaf/part.md': 'no front matter',
    'leaf/other.md': page(),
    'data/data.json': '{"permalink": false}',
    'data/a.md': page(),
    'data/deep/b.md': page('permalink: /b/'),
    'expired/_index.md': page('cascade:', '  expiryDate: 2020-01-01'),
    'expired/a.md': page(),
    'expired/b.md': page('expiryDate: 2999-01-01'),
  };
  const { out } = packed(files);
  assert.deepEqual(
    Object.keys(out).sort(),
    [
      'bundle/index.md',
      'bundle/part.md',
      'c/_index.md',
      'c/secret/b.md',
      'data/a.md',
      'expired/_index.md',
      'expired/a.md',
      'lang/_index.de.md',
      'lang/a.de.md',
      'leaf/index.md',
      'leaf/part.md',
      'n/_index.md',
      'n/d.md',
      'n/near/b.md',
      'zola/_index.md',
      'zola/a.md',
      'zola/deep/_index.md',
      'zola/deep/b.md',
    ].sort(),
  );
  assert.match(out['zola/a.md'], /"draft: true" of the section's zola\/_index\.md keeps it back/);
  assert.match(
    out['expired/a.md'],
    /"expiryDate: 2020-01-01", which expired\/_index\.md hands down, keeps it back since then/,
  );
});

test('--drafts, --future and --visibility bring in what they name, and nothing that cannot be read', () => {
  const page = (line) => `---\ntitle: T\n${line}\n---\nx`;
  const files = {
    'a.md': page('draft: true'),
    '_drafts/b.md': page('x: y'),
    'c.md': page('publishDate: 2999-01-01'),
    'd.md': page('expiryDate: 2020-01-01'),
    'e.md': page('private: true'),
    'f.md': '---js\ndraft = true\n---\nx',
    'ok.md': 'x',
  };
  const names = (...options) => Object.keys(packed(files, ...options).out).sort();
  assert.deepEqual(names(), ['_drafts/b.md', 'a.md', 'c.md', 'd.md', 'e.md', 'f.md']);
  assert.deepEqual(names('--drafts'), ['c.md', 'e.md', 'f.md']);
  assert.deepEqual(names('--drafts', '--future'), ['e.md', 'f.md']);
  assert.deepEqual(names('--drafts', '--future', '--visibility', 'private'), ['f.md']);
});
