// Folders are sections and keys of the front matter are facets: packed, asked for, told in the report, compared and given back. Both
// commands do the same.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { command, commands, folderOf, pack, readManifest, temporaryFolder } from '../support.mjs';

const post = (title, front = '') => `---\ntitle: ${title}\n${front}---\nWords of ${title}.\n`;
const files = {
  'carrel.json': JSON.stringify({ title: 'Desk', facets: ['severity', 'on-call'] }),
  'README.md': post('Start'),
  'runbooks/README.md': post('Run books'),
  'runbooks/etcd/defrag.md': post('Defragment', 'severity: high\non_call: [ann, bob]\n'),
  'runbooks/etcd/restore.md': post('Restore', 'params:\n  severity: low\n'),
  'runbooks/etcd-old/gone.md': post('Gone'),
  'guide/02-use.md': post('Use'),
  'guide/01-start.md': post('Begin'),
};

/** @param {string} site @param {string} query @param {string[]} program */
function search(site, query, program) {
  const { stdout, stderr, status } = spawnSync(
    program[0],
    [...program.slice(1), 'search', site, query, '--json'],
    { encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

for (const [name, program] of commands)
  test(`${name}: posts are asked for by section and by facet`, () => {
    const site = temporaryFolder();
    const { stdout, stderr } = spawnSync(
      program[0],
      [...program.slice(1), 'pack', folderOf(files), '-o', site, '--today', '2026-11-24'],
      { encoding: 'utf8' },
    );
    assert.match(
      stdout + stderr,
      /4 folders are sections: guide, runbooks, runbooks\/etcd, runbooks\/etcd-old/u,
    );
    const slugs = (query) =>
      search(site, query, program)
        .hits.map(({ slug }) => slug)
        .sort();
    assert.deepEqual(slugs('in:runbooks/etcd'), ['defrag', 'restore']);
    assert.deepEqual(slugs('in:RUNBOOKS'), ['defrag', 'gone', 'restore', 'runbooks']);
    assert.deepEqual(slugs('in:run'), []);
    assert.deepEqual(slugs('severity:high OR severity:low'), ['defrag', 'restore']);
    assert.deepEqual(slugs('on-call:bob'), ['defrag']);
    assert.deepEqual(slugs('in:runbooks -in:runbooks/etcd'), ['gone', 'runbooks']);
    const reply = search(site, 'in:runbooks', program);
    assert.deepEqual(reply.understood[0].role, 'own');
    assert.equal(reply.understood[0].posts, 4);
    const [tree, severity] = reply.own_facets;
    assert.deepEqual(
      tree.values.map(({ value, title, count }) => [value, title, count]),
      [
        ['runbooks', 'Run books', 4],
        ['runbooks/etcd', 'Etcd', 2],
        ['runbooks/etcd-old', 'Etcd old', 1],
      ],
    );
    assert.deepEqual(
      severity.values.map(({ value, count }) => [value, count]),
      [
        ['high', 1],
        ['low', 1],
      ],
    );
    const hit = reply.hits.find(({ slug }) => slug === 'defrag');
    assert.equal(hit.section, 'runbooks/etcd');
    assert.deepEqual(hit.section_titles, ['Run books', 'Etcd']);
    assert.deepEqual(
      readManifest(site).fields.map((field) => field.name),
      ['in', 'severity', 'on-call'],
    );
  });

const run = (...words) => spawnSync(command, words, { encoding: 'utf8' });

test('an archive without folders knows neither, and reads "in:x" as words', () => {
  const site = pack(folderOf({ 'a.md': post('One'), 'b.md': post('Two, in:x') }));
  assert.equal(readManifest(site).fields, undefined);
  const reply = search(site, 'in:x', commands[0][1]);
  assert.deepEqual(reply.own_facets, []);
  assert.equal(reply.understood[0].role, 'word');
});

test('a facet that no post has, and a name that is taken, are told', () => {
  const site = temporaryFolder();
  const packed = (facets) =>
    run(
      'pack',
      folderOf({ ...files, 'carrel.json': `{\n  "facets": ${JSON.stringify(facets)}\n}` }),
      '-o',
      site,
      '--today',
      '2026-11-24',
    );
  const refused = packed(['tag']);
  assert.notEqual(refused.status, 0);
  assert.match(refused.stdout + refused.stderr, /carrel\.json:2.*"tag"/su);
  const slip = packed(['sevrity']);
  assert.match(slip.stdout + slip.stderr, /no post has a value for "sevrity"/u);
});

test('what is packed, unpacked and packed again has the same sections and facets', () => {
  const site = pack(folderOf(files));
  const folder = temporaryFolder();
  const { stdout, stderr } = run('unpack', site, '-o', folder);
  assert.match(stdout + stderr, /Packing the folder gives the same edition\./u);
});

test('a section that is new is told as what becomes public', () => {
  const before = pack(folderOf(files));
  const moved = { ...files, 'clients/acme/restore.md': files['runbooks/etcd/restore.md'] };
  delete moved['runbooks/etcd/restore.md'];
  const after = pack(folderOf(moved));
  const { stdout } = run('diff', before, after);
  assert.match(stdout, /section: “clients\/acme”, was “runbooks\/etcd”/u);
});
