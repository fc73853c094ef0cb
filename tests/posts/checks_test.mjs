// Do the checks complain? Each is run over a few small posts that break what it asks, and must name every fault and nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderOf } from '../support.mjs';
import { checkFeatures } from './checks/features.mjs';
import { checkFrontMatter } from './checks/front_matter.mjs';
import { boundsOf, checkLengths } from './checks/lengths.mjs';
import { checkOriginality } from './checks/originality.mjs';
import { canSpell, checkSpelling } from './checks/spelling.mjs';
import { makeOutline, readOutline } from './outline.mjs';
import { readArchive } from './reader.mjs';

const archiveOf = (files) => readArchive(folderOf(files));
const post = (
  body,
  { title = 'A post', summary = 'It says this.', more = '', tags = 'slo' } = {},
) =>
  `---\ntitle: "${title}"\ndate: 2020-01-07\nkind: story\ntheme: delivery\ntags: [${tags}]\nsummary: "${summary}"\n${more}---\n${body}\n`;
const row = (slug, { features = [], links = [], strings = [] } = {}) => ({
  slug,
  date: '2020-01-07',
  kind: 'story',
  theme: 'delivery',
  tags: ['slo'],
  title: 'A post',
  features,
  links,
  strings,
});

test('a post that is missing, misplaced, incomplete or unlike its row is named', () => {
  const archive = archiveOf({
    '2020/good.md': post('Text.'),
    '2021/moved.md': post('Text.'),
    '2020/stray.md': post('Text.'),
    '2020/other.md': post('Text.', {
      title: 'Another',
      tags: 'ui',
      more: 'updated: 2019-12-31\nlayout: wide\naliases: [good]\n',
    }),
    '2020/wordy.md': post('Text.', { summary: 'One. Two. And three.' }),
    '2020/bare.md':
      '---\ntitle: "A post"\ndate: 2020-01-07\nkind: story\ntheme: delivery\ntags: [slo]\n---\nText.\n',
  });
  const complaints = checkFrontMatter(
    archive,
    ['good', 'moved', 'other', 'wordy', 'bare', 'absent'].map((slug) => row(slug)),
  );
  const expected = [
    /^2020\/absent\.md: outlined/,
    /^2020\/moved\.md: outlined/,
    /^2020\/bare\.md: has no summary/,
    /^2020\/other\.md: .*key layout/,
    /^2020\/other\.md: title is/,
    /^2020\/other\.md: tags are ui/,
    /^2020\/other\.md: was updated/,
    /^2020\/other\.md: has the alias good/,
    /^2020\/stray\.md: is not in the outline/,
    /^2020\/wordy\.md: its summary has 3/,
    /^2021\/moved\.md: should stand in 2020/,
  ];
  for (const pattern of expected)
    assert.ok(
      complaints.some((line) => pattern.test(line)),
      `${pattern} in:\n${complaints.join('\n')}`,
    );
  assert.deepEqual(
    complaints.filter((line) => line.startsWith('2020/good')),
    [],
  );
});

// Feature to a body that has it, and to one that nearly has it.
const bodies = {
  table: ['| a | b |\n|---|---|\n| 1 | 2 |', '| a | b |\n| 1 | 2 |'],
  'timeline-table': [
    '| Time | b |\n|---|---|\n| 09:00 | x |\n| 09:05 | y |\n| 9:10 | z |',
    '| Part | b |\n|---|---|\n| 09:00 | x |\n| 09:05 | y |\n| 9:10 | z |',
  ],
  tasklist: ['- [ ] a\n- [ ] b\n- [ ] c\n- [ ] d', '- [ ] a\n- [ ] b\n- [] c\n- [] d'],
  code: ['```sh\nls\n```', '    ls'],
  footnote: ['Text.[^1]\n\n[^1]: Note.', 'Text.[^1]'],
  quote: ['> said', '\\> said'],
  'nested-list': ['- a\n  - b', '- a\n- b'],
  'ordered-steps': ['1. a\n2. b\n3. c', '1. a\n2. b'],
  'image-diagram': [
    '![Two boxes side by side with an arrow between](pic.svg)',
    '![Two boxes](pic.svg)',
  ],
  math: ['It is $x^2$.', 'It is \\$x^2\\$.'],
  'details-html': [
    '<details><summary>Q</summary>\n\nA\n\n</details>',
    '<details>\n\nA\n\n</details>',
  ],
  'definition-like': ['**a**: x\n\n**b**: y\n\n**c**: z', '**a**: x\n\n**b**: y\n\nand **c**: z'],
  unicode: ['In Zürich.', 'In Zurich.'],
};

test('a feature that a post nearly has does not count', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>';
  for (const [feature, [has, lacks]] of Object.entries(bodies)) {
    const archive = archiveOf({
      '2020/has.md': post(has),
      '2020/lacks.md': post(lacks),
      '2020/pic.svg': svg,
    });
    const rows = ['has', 'lacks'].map((slug) =>
      row(slug, { features: [feature], strings: feature === 'unicode' ? ['Zürich'] : [] }),
    );
    const complaints = checkFeatures(archive, rows).filter((line) =>
      line.includes(`: ${feature}: `),
    );
    assert.equal(complaints.length, 1, `${feature}: ${complaints}`);
    assert.match(complaints[0], /^2020\/lacks\.md/);
  }
});

test('a link that is not there, leads nowhere or leads to its own post is named', () => {
  const archive = archiveOf({
    '2020/a.md': post('To [b](b.md) and [c](c.md).'),
    '2020/b.md': post('To [itself](b.md) and ![gone](gone.svg).'),
  });
  assert.deepEqual(checkFeatures(archive, [row('a', { links: ['b', 'c'] }), row('b')]), [
    '2020/a.md: does not link to c',
    '2020/b.md: links to itself',
  ]);
  assert.deepEqual(
    archive.report.notes.map(({ kind, where }) => `${kind} ${where}`),
    ['dead-link 2020/a.md:9', 'dead-link 2020/b.md:9'],
  );
});

test('a post too short or too long is named, and blocks of code do not lengthen it', () => {
  const words = (count) => Array.from({ length: count }, (_, i) => `w${i}`).join(' ');
  const archive = archiveOf({
    '2020/right.md': post(words(400)),
    '2020/few.md': post(words(399)),
    '2020/many.md': post(words(1201)),
    '2020/code.md': post(`${words(390)}\n\n\`\`\`sh\n${words(50)}\n\`\`\``),
  });
  const complaints = checkLengths(
    archive,
    ['right', 'few', 'many', 'code'].map((slug) => row(slug)),
  );
  assert.deepEqual(
    complaints.map((line) => line.slice(0, line.indexOf(','))),
    ['2020/few.md: 399 words', '2020/many.md: 1201 words', '2020/code.md: 390 words'],
  );
  assert.deepEqual(
    [boundsOf({ features: ['short'] })[1], boundsOf({ features: ['long'] })[0]],
    [249, 1501],
  );
});

test('what two posts share is named once a run reaches twelve words', () => {
  const run = (count) =>
    'the quick brown fox jumps over a lazy dog near our river again'
      .split(' ')
      .slice(0, count)
      .join(' ');
  const pair = (a, b) =>
    checkOriginality(archiveOf({ '2020/a.md': post(a), '2020/b.md': post(b) }));
  assert.deepEqual(
    pair(`One begins so, ${run(11)} and stops.`, `Another begins, ${run(11)} or goes on.`),
    [],
  );
  assert.match(
    pair(`One begins so, ${run(12)} and stops.`, `Another begins, ${run(12)} or goes on.`).join(),
    /share the run "the quick/,
  );
  assert.match(
    pair('One thing.\n\nThe same few words.', 'Another thing.\n\nThe *same* few words.').join(),
    /share the paragraph "the same few words"/,
  );
  assert.match(
    pair('On that day it fell.', 'On that day it rose.').join(),
    /share the opening "on that day"/,
  );
  assert.match(
    pair('It fell. Nobody knew.', 'We rose. Nobody knew!').join(),
    /share the ending "nobody knew"/,
  );
});

test('a word that is misspelt or American is named, in text, title and picture; code is not read', (context) => {
  if (!canSpell()) return context.skip('there is no aspell with en_GB');
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><text>speling</text></svg>';
  const archive = archiveOf({
    '2020/a.md': post(
      'A favorite colour, 5 % of `grep` and Wrocłow.\n\n![x](a.svg)\n\n```sh\nchmod\n```',
      { title: 'Recieved' },
    ),
    '2020/a.svg': svg,
  });
  assert.deepEqual(checkSpelling(archive).sort(), [
    '2020/a.md: "5 %"',
    '2020/a.md: "Recieved"',
    '2020/a.md: "Wrocłow"',
    '2020/a.md: "favorite"',
    '2020/a.md: "speling"',
  ]);
});

test('the outline keeps links and strings of the plan apart from the features', () => {
  const plan =
    'n\tdate\tslug\tkind\ttheme\ttags\ttitle\tbrief\tfeatures\n1\t2020-01-07\ta\tstory\tdelivery\tslo,ui\tA\tSay Zürich, ✕ and 🟢🔴 (São Paulo).\ttable,unicode,links-to:b,c\n';
  const [one] = readOutline(makeOutline(plan));
  assert.deepEqual(
    [one.features, one.links, one.strings],
    [
      ['table', 'unicode'],
      ['b', 'c'],
      ['Zürich', '✕', '🟢', '🔴', 'São'],
    ],
  );
});
