// carrel check finds what is wrong with a folder and where, is silent where nothing is, and mends only what is certain.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { command, folderOf, root, temporaryFolder, writeInto } from '../support.mjs';

function check(folder, ...more) {
  const day = more.includes('--today') ? [] : ['--today', '2026-11-24'];
  const args = ['check', folder, ...day, ...more];
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { status, text: stdout, error: stderr };
}
const findings = (folder, ...more) => JSON.parse(check(folder, '--json', ...more).text).findings;
const places = (folder, ...more) =>
  findings(folder, ...more).map(
    ({ rule, file, line, column }) => `${rule} ${file}:${line}:${column}`,
  );

const post = (title, text, more = '') =>
  `---\ntitle: ${title}\ndate: 2024-01-02\n${more}---\n${text}\n`;
const aws = `AKIA${'Q3EGRIVXZ7NTLPMD'}`;
const long = 'A sentence of some words, and one more of them. '.repeat(12);

// A name of what is tried, the file, and where which rule finds it; without that nothing may be found.
/** @type {[name: string, text: string, expected?: string | string[], more?: Record<string, string>][]} */
const CASES = [
  ['a clean post', post('Clean', '# One\n\n## Two\n\n![A plan](https://x.example/p.png) `![](x)`')],
  ['a secret', post('S', `The key is ${aws} here.`), 'secret a.md:5:1'],
  ['an allowed secret', post('S', `${aws} <!-- carrel: allow secret -->`)],
  ['broken front matter', '---\ntitle: [a\n---\nx', 'unreadable a.md:3:1'],
  ['a doubtful draft', post('D', 'x', 'published: perhaps\n')],
  ['a comment without end', post('C', 'a\n\n<!-- b\n\nc'), 'unclosed-comment a.md:7:1'],
  ['a dead link', post('L', 'See [it](gone.md).'), 'dead-link a.md:5:10'],
  ['a dead wikilink', post('L', 'See [[Gone]].'), 'dead-link a.md:5:7'],
  ['a dead image', post('L', '![x](gone.png)'), 'dead-link a.md:5:6'],
  ['a dead anchor', post('L', 'See [it](#gone).\n\n## Here'), 'dead-anchor a.md:5:10'],
  ['a dead anchor elsewhere', post('L', 'See [it](other.md#gone).'), 'dead-anchor a.md:5:10'],
  ['a dead successor', post('L', 'x', 'superseded_by: gone\n'), 'dead-successor a.md:1:1'],
  ['a key with a slip', post('K', 'x', 'sumary: y\n'), 'misspelt-key a.md:4:1'],
  ['a draft with a slip', post('K', 'x', 'drfat: true\n'), 'misspelt-key a.md:4:1'],
  ['a key of another tool', post('K', 'x', 'layout: y\ncssclass: z\nmathjax: true\n')],
  ['a kind that is none', post('K', 'x', 'kind: howto\n'), 'unknown-kind a.md:1:1'],
  ['a kind', post('K', 'x', 'kind: note\n')],
  ['no title', 'Just text.', 'untitled a.md:1:1'],
  ['no text', post('E', ''), 'empty a.md:1:1'],
  [
    'an image without words',
    post('I', 'a ![](https://x.example/p.png)'),
    'no-alternative-text a.md:5:3',
  ],
  [
    'an image of HTML',
    post('I', '<img src="https://x.example/p.png">'),
    'no-alternative-text a.md:5:1',
  ],
  ['an image over lines', post('I', '<img\n  src="https://x.example/p.png"\n  alt="A plan">')],
  ['an image that is decoration', post('I', '<img src="https://x.example/p.png" alt="">')],
  ['an image in code', post('I', '```\n![](x.png)\n<img src="x">\n```\n\n    ![](y.png)')],
  ['an image in a comment', post('I', 'x\n\n<!-- ![](y.png) -->')],
  ['a skipped heading', post('H', '## A\n\n#### B'), 'skipped-level a.md:7:1'],
  ['a skipped heading with a line below', post('H', 'A\n===\n\n### B'), 'skipped-level a.md:8:1'],
  ['headings that go up again', post('H', '## A\n\n### B\n\n## C\n\n### D')],
  ['a heading in code', post('H', '## A\n\n```\n#### B\n```')],
  [
    'markup of nobody',
    post('M', '{{< chart data=x >}} and text'),
    'markup-not-understood a.md:5:1',
    { 'hugo.toml': '' },
  ],
  ['a summary that is long', post('S', 'x', `summary: "${long}"\n`), 'long-summary a.md:4:1'],
  ['a date in words', '---\ntitle: D\ndate: soon\n---\nx', 'doubtful a.md:3:1'],
  [
    'a pattern without a match',
    post('P', 'x'),
    'unused-pattern carrel.json:1:3',
    { 'carrel.json': '{"exclude": ["nothing/**"]}' },
  ],
  [
    'a private word',
    post('W', 'Built for Project  X, not project xylophone; ACME.'),
    ['private-word a.md:5:46'],
    { 'private_words.txt': '# names\nacme\nproject x\n' },
  ],
  [
    'a private word in a comment',
    post('W', 'x\n<!-- acme -->'),
    [],
    { 'private_words.txt': 'ACME' },
  ],
  [
    'a private word in the title',
    post('Our Müller GmbH', 'x'),
    ['private-word a.md:2:12'],
    { private_words: 'müller gmbh\n' },
  ],
  ['a link that is certain', post('L', '[x](#The_Plan)\n\n## The plan'), 'guess a.md:5:5'],
  ['a post of the future', '---\ntitle: F\ndate: 2090-01-01\n---\nx', 'future a.md:3:1'],
  [
    'a second title',
    post('Same title', 'x'),
    'duplicate-title b.md:2:1',
    { 'b.md': post('Same title', 'y') },
  ],
  [
    'a title in two languages',
    post('Same title', 'x'),
    [],
    { 'b.md': post('Same title', 'y', 'lang: de\n') },
  ],
  [
    'a tag in two writings',
    post('T', 'x', 'tags: [code-review]\n'),
    'near-duplicate-tag a.md:4:1',
    {
      'b.md': post('T2', 'x', 'tags: [Code Review]\n'),
      'c.md': post('T3', 'x', 'tags: [Code Review]\n'),
    },
  ],
  ['different tags', post('T', 'x', 'tags: [http, https, v1, v2, class, classic]\n')],
];

for (const [name, text, expected, more] of CASES)
  test(`${expected?.length ? 'found' : 'silent'}: ${name}`, () => {
    const files = {
      'carrel.json': '{"kinds": {"note": "Note"}}',
      'a.md': text,
      'other.md': post('Other', 'x'),
      ...more,
    };
    const found = places(folderOf(files), '--ignore', 'dropped-key');
    assert.deepEqual(found, [expected ?? []].flat());
  });

test('what nearly all posts of a folder have is missed where it lacks', () => {
  const files = Object.fromEntries(
    [...'abcde'].map((name) => [`x/${name}.md`, post(name.repeat(3), 'x', 'summary: It is.\n')]),
  );
  const lacking = {
    'x/f.md': '---\ntitle: Six\n---\nx',
    'x/index.md': '# X\n\nx',
    'y.md': '# Y\n\ny',
  };
  assert.deepEqual(places(folderOf({ ...files, ...lacking })), [
    'undated x/f.md:1:1',
    'no-summary x/f.md:1:1',
  ]);
});

test('the sample archive and the manual have no fault', () => {
  for (const name of ['posts', 'manual']) {
    const { status, text } = check(join(root, 'data', name), '--today', '2027-01-01');
    assert.equal(status, 0, text);
    assert.match(text, /^\d+ posts: no fault/u);
  }
});

test('lines are grouped by rule, say what to do, and the exit code tells', () => {
  const folder = folderOf({
    'a.md': post('A', '[x](gone.md)\n\n[y](gone2.md)'),
    'b.md': post('B', ''),
  });
  const { status, text } = check(folder);
  assert.equal(status, 1);
  assert.match(
    text,
    /^Links and images that lead nowhere \(2\):\na\.md:5:5: dead-link: the link "gone\.md" leads nowhere; name a file of the folder, or take the link out\na\.md:7:5: .*\nPosts without any text \(1\):\nb\.md:1:1: empty: .*\n\n2 posts: 2 errors, 1 warning\.\n$/u,
  );
  assert.equal(check(folder, '--ignore', 'dead-link', '--ignore', 'empty').status, 0);
  assert.equal(check(folder, '--ignore', 'nonsense').status, 2);
  assert.equal(check(folder, '--json', '--sarif').status, 2);
  assert.equal(check(join(folder, 'none')).status, 3);
  assert.equal(spawnSync(command, ['check']).status, 2);
  const rules = spawnSync(command, ['check', '--rules'], { encoding: 'utf8' });
  assert.equal(rules.status, 0);
  assert.match(rules.stdout, /^secret \(error\): /u);
});

test('no secret is printed, and no file is written', () => {
  const folder = folderOf({ 'a.md': post('S', `The key is ${aws} here.`) });
  for (const form of [[], ['--json'], ['--sarif'], ['--all']])
    assert.ok(!check(folder, ...form).text.includes(aws));
});

test('SARIF is as its official schema says, and its fingerprints stay when lines move', () => {
  const require = createRequire(import.meta.url);
  const Ajv = require('ajv');
  const schema = JSON.parse(
    readFileSync(
      require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
      'utf8',
    ),
  );
  const ajv = new Ajv({ schemaId: 'auto', unknownFormats: 'ignore', meta: false });
  ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json'));
  const validate = ajv.compile(schema);
  const files = Object.fromEntries(
    CASES.map(([, text, , more], i) => [`dir ${i}/Ä#%.md`, text + (more ? '' : '')]),
  );
  const folder = folderOf(files);
  const sarif = JSON.parse(check(folder, '--sarif').text);
  assert.ok(validate(sarif), ajv.errorsText(validate.errors));
  const [{ results, tool }] = sarif.runs;
  assert.ok(results.length > 20);
  for (const { ruleId, ruleIndex, locations } of results) {
    assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
    assert.ok(new URL(locations[0].physicalLocation.artifactLocation.uri, 'file:///x/').pathname);
  }
  assert.equal(validate({ ...sarif, version: '2.0' }), false, 'the schema is in force');
  const prints = (log) =>
    log.runs[0].results.map(({ partialFingerprints }) => partialFingerprints['carrel/v1']).sort();
  assert.equal(new Set(prints(sarif)).size, results.length);
  writeInto(
    folder,
    Object.fromEntries(
      Object.entries(files).map(([path, text]) => [
        path,
        text.replace(/^---\n/u, '---\nlayout: x\n'),
      ]),
    ),
  );
  assert.deepEqual(
    prints(JSON.parse(check(folder, '--sarif', '--ignore', 'dropped-key').text)),
    prints(JSON.parse(check(folderOf(files), '--sarif', '--ignore', 'dropped-key').text)),
  );
});

test('what a baseline knows does not count, wherever it moves; one more of it does', () => {
  const folder = folderOf({ 'a.md': post('A', '[x](gone.md)') });
  const known = join(temporaryFolder(), 'known.json');
  assert.equal(check(folder, '--write-baseline', known).status, 0);
  const after = check(folder, '--baseline', known);
  assert.equal(after.status, 0);
  assert.match(after.text, /1 more are known/u);
  writeInto(folder, { 'a.md': post('A', 'One.\n\nTwo.\n\n[x](gone.md)') });
  assert.equal(check(folder, '--baseline', known).status, 0);
  writeInto(folder, { 'a.md': post('A', '[x](gone.md)\n\n[x](gone.md#two)\n\n[y](new.md)') });
  assert.equal(check(folder, '--baseline', known).status, 1);
  writeFileSync(known, '{"carrel": "links"}');
  assert.equal(check(folder, '--baseline', known).status, 3);
});

test('only what is certain is mended, and is told', () => {
  const text = post(
    'L',
    'See [x](#The_Plan), [y](b.md#first-Step) and [z](gone.md).\r\n\r\n## The plan\r\n',
  ).replace(/\n/gu, '\n');
  const twice = post('T', '[x](#The_Plan) [y](#The_Plan)\n\n## The plan');
  const code = post('C', '`[x](#The_Plan)` [x][p]\n\n[p]: #The_Plan\n\n## The plan');
  const fenced = post('F', '```\n[x](#The_Plan)\n```\n\n[x](#The_Plan)\n\n## The plan');
  const utf16 = Buffer.from(`\ufeff${post('U', 'Grüße')}`, 'utf16le');
  const damaged = Buffer.concat([
    Buffer.from(post('D', '[x](#The_Plan)\n\n## The plan\n\n')),
    Buffer.from([0xff]),
    Buffer.from('text '.repeat(400)),
  ]);
  const files = {
    'a.md': text,
    'b.md': post('B', '## First step'),
    'twice.md': twice,
    'code.md': code,
    'fenced.md': fenced,
    'utf16.md': utf16,
    'damaged.md': damaged,
  };
  const folder = folderOf(files);
  const outside = folderOf({ 'target.txt': 'x' });
  symlinkSync(join(outside, 'target.txt'), join(folder, 'link.md'));
  const { error } = check(folder, '--fix');
  const read = (path) => readFileSync(join(folder, path));
  assert.equal(
    read('a.md').toString(),
    text.replace('#The_Plan', '#the-plan').replace('b.md#first-Step', 'b.md#first-step'),
  );
  assert.equal(read('utf16.md').toString(), post('U', 'Grüße'));
  for (const path of ['twice.md', 'code.md', 'fenced.md', 'damaged.md', 'b.md'])
    assert.deepEqual(read(path), Buffer.from(files[path]), path);
  assert.match(error, /a\.md:5: the link #The_Plan is #the-plan now/u);
  assert.match(error, /utf16\.md:1: is UTF-8 now, and was UTF-16/u);
  assert.match(error, /twice\.md:5: not mended/u);
  assert.match(error, /damaged\.md:5: not mended: the file is not UTF-8/u);
  assert.equal(readFileSync(join(outside, 'target.txt'), 'utf8'), 'x');
});
