// What a tool's own configuration says of its folder, and carrel.json of any: the archive's title and language, and which files are no
// posts. Both commands say the same.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { commands, temporaryFolder, writeInto } from '../support.mjs';

/** @param {string[]} program @param {string} folder @param {string} site @param {string[]} options */
const run = (program, folder, site, ...options) =>
  spawnSync(
    program[0],
    [...program.slice(1), 'pack', folder, '-o', site, '--today', '2026-11-24', ...options],
    { encoding: 'utf8' },
  );

const site = {
  'mkdocs.yml': [
    'site_name: Our handbook',
    'theme: { name: material, language: de }',
    'exclude_docs: |',
    '  /internal/',
    '',
  ].join('\n'),
  'docs/index.md': '# Home\n\nText.',
  'docs/old/canary.md': '# Old',
  'docs/internal/plan.md': '# Plan',
  'docs/_includes/part.md': 'Part.',
  'docs/Templates/note.md': '# {{title}}',
  'docs/UPPER.MD': '# Upper',
  'docs/report.ipynb': '{}',
  'docs/blank.md': '---\ntitle: Blank\n---\n',
  'docs/carrel.json': JSON.stringify({ exclude: ['old/**', 'nothing/'] }),
};

for (const [name, program] of commands)
  test(`${name}: a folder below a tool's configuration`, () => {
    const top = temporaryFolder(),
      out = temporaryFolder();
    writeInto(top, site);
    const { stdout, stderr } = run(program, join(top, 'docs'), out, '--json');
    assert.ok(stdout, stderr);
    const report = JSON.parse(stdout);
    assert.deepEqual(
      report.packed.map(({ path, slug, title_from }) => [path, slug, title_from]).sort(),
      [
        ['UPPER.MD', 'upper', 'its first heading'],
        ['blank.md', 'blank', undefined],
        ['index.md', 'index', 'its first heading'],
      ],
    );
    assert.deepEqual(
      report.notes.map(({ cause, where }) => `${cause} ${where}`),
      [
        'unused-pattern carrel.json',
        'partial Templates/note.md',
        'partial _includes/part.md',
        'partial internal/plan.md',
        'excluded old/canary.md',
        'other-format report.ipynb',
        'undated .',
        'empty blank.md',
      ],
    );
    assert.equal(report.archive, '"Our handbook" (../mkdocs.yml), language de (../mkdocs.yml)');
  });

test('both commands print the same report, but for the time and how to look at the site', () => {
  const top = temporaryFolder();
  writeInto(top, site);
  for (const options of [[], ['--all'], ['--json']]) {
    const [first, second] = commands.map(([, program]) => {
      const out = temporaryFolder();
      return run(program, top, out, ...options)
        .stdout.replaceAll(out, 'SITE')
        .replace(/\n[\d.]+ s\. Look at it: .*\n/, '\n');
    });
    assert.equal(second, first);
    assert.ok(first);
  }
});

test('an archive is never called after a folder that says nothing', () => {
  const top = temporaryFolder(),
    out = temporaryFolder();
  writeInto(top, { 'handbook/docs/en/a.md': '# A' });
  const { stdout } = run(commands[0][1], join(top, 'handbook/docs/en'), out);
  assert.match(
    stdout,
    /^Called "handbook" \(nothing names it but its folder\), language en \(by default\)\.$/m,
  );
});
