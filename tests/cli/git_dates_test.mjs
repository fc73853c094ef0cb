// Posts without a date are dated by the history of the git work tree that they lie in, and nothing that a repository names is run.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { commands, pathsBelow, temporaryFolder, writeInto } from '../support.mjs';

/** A work tree, and commits in it on given days. */
function workTree() {
  const top = temporaryFolder();
  const git = (/** @type {string[]} */ ...options) =>
    execFileSync(
      'git',
      ['-C', top, '-c', 'user.name=A', '-c', 'user.email=a@a.example', ...options],
      {
        encoding: 'utf8',
        env: { PATH: process.env.PATH, HOME: top },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
  git('init', '--quiet');
  return {
    top,
    git,
    commit(/** @type {string} */ day, files = {}) {
      writeInto(top, files);
      git('add', '--all');
      git('commit', '--quiet', '--message', 'x', '--date', `${day}T12:00:00Z`);
    },
  };
}

const text = 'One line of text that stays.\nAnother line of text that stays.\n';

function packed(program, folder, ...options) {
  const site = temporaryFolder();
  const done = spawnSync(
    program[0],
    [
      ...program.slice(1),
      'pack',
      folder,
      '-o',
      site,
      '--json',
      '--today',
      '2025-01-01',
      ...options,
    ],
    { encoding: 'utf8' },
  );
  assert.ok(done.stdout, done.stderr);
  const report = JSON.parse(done.stdout);
  const said = report.notes.filter(({ cause }) => cause === 'git-dates');
  return {
    site,
    dates: Object.fromEntries(report.packed.map(({ path, date }) => [path, date])),
    said: said.map(({ message }) => message).join('\n'),
  };
}

function example() {
  const tree = workTree();
  tree.commit('2020-01-02', { 'old/a.md': `# A\n\n${text}`, 'docs/Über b.md': `# B\n\n${text}` });
  mkdirSync(join(tree.top, 'docs/deep'));
  renameSync(join(tree.top, 'old/a.md'), join(tree.top, 'docs/deep/c.md'));
  tree.commit('2021-02-03', { 'docs/dated.md': `---\ndate: 2019-05-06\n---\n\n# D\n\n${text}` });
  tree.commit('2022-03-04', { 'docs/deep/c.md': `# A\n\n${text}More.\n`, 'docs/x.txt': 'x' });
  writeInto(tree.top, { 'docs/new.md': `# New\n\n${text}` });
  return tree;
}
const DATES = {
  'deep/c.md': '2020-01-02',
  'Über b.md': '2020-01-02',
  'dated.md': '2019-05-06',
  'new.md': null,
};

for (const [name, program] of commands) {
  test(`${name}: a post without a date takes its first commit's, across moves from outside the folder`, () => {
    const docs = join(example().top, 'docs');
    const { dates, said, site } = packed(program, docs);
    assert.deepEqual(dates, DATES);
    assert.match(said, /^2 posts are dated/);
    const read = spawnSync(program[0], [
      ...program.slice(1),
      'search',
      site,
      'in:title A',
      '--json',
    ]);
    assert.equal(read.status, 0);
    const link = join(temporaryFolder(), 'linked');
    symlinkSync(docs, link);
    assert.deepEqual(packed(program, link).dates, DATES);
  });

  test(`${name}: --no-git-dates and carrel.json leave posts undated`, () => {
    const { top } = example();
    const undated = { ...DATES, 'deep/c.md': null, 'Über b.md': null };
    const off = packed(program, join(top, 'docs'), '--no-git-dates');
    assert.deepEqual([off.dates, off.said], [undated, '']);
    writeInto(top, { 'docs/carrel.json': '{"git_dates": false}' });
    const configured = packed(program, join(top, 'docs'));
    assert.deepEqual([configured.dates, configured.said], [undated, '']);
  });

  test(`${name}: a shallow clone's days are false: none is taken, and that is said`, () => {
    const clone = join(temporaryFolder(), 'clone');
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${example().top}`, clone]);
    const { dates, said } = packed(program, join(clone, 'docs'));
    assert.equal(dates['deep/c.md'], null);
    assert.match(said, /shallow clone.*--unshallow/);
  });

  test(`${name}: what is no repository, an empty one and one of another owner date nothing`, () => {
    const broken = temporaryFolder();
    writeInto(broken, { '.git/HEAD': '', 'a.md': '# A\n\nText.' });
    assert.match(packed(program, broken).said, /^none was taken: git says: fatal/);
    const empty = workTree();
    writeInto(empty.top, { 'a.md': '# A\n\nText.' });
    assert.match(packed(program, empty.top).said, /^none was taken: git says: fatal/);
    const none = temporaryFolder();
    writeInto(none, { 'a.md': '# A\n\nText.' });
    assert.equal(packed(program, none).said, '');
  });

  test(`${name}: nothing that a hostile repository names is run or fetched`, () => {
    const tree = example();
    const trap = join(tree.top, 'trap.sh');
    const sprung = join(tree.top, 'sprung');
    writeInto(tree.top, {
      'trap.sh': `#!/bin/sh\necho "$0 $*" >> '${sprung}'\n`,
      '.gitattributes': '*.md filter=trap diff=trap\n',
    });
    chmodSync(trap, 0o755);
    // A signed commit, so that showing signatures would run a program.
    writeInto(tree.top, { 'docs/signed.md': '# S\n\nText.' });
    tree.git('add', '--all');
    writeInto(tree.top, {
      'sign.sh': '#!/bin/sh\ncat > /dev/null\necho "[GNUPG:] SIG_CREATED " >&2\necho x\n',
    });
    chmodSync(join(tree.top, 'sign.sh'), 0o755);
    tree.git(
      '-c',
      `gpg.program=${join(tree.top, 'sign.sh')}`,
      'commit',
      '-S',
      '--quiet',
      '-m',
      'x',
    );
    for (const [key, value] of [
      ['core.fsmonitor', trap],
      ['core.pager', trap],
      ['core.hooksPath', tree.top],
      ['core.sshCommand', trap],
      ['core.gitProxy', trap],
      ['core.editor', trap],
      ['core.askPass', trap],
      ['pager.log', trap],
      ['pager.rev-parse', trap],
      ['alias.log', `!${trap}`],
      ['alias.rev-parse', `!${trap}`],
      ['log.showSignature', 'true'],
      ['gpg.program', trap],
      ['diff.external', trap],
      ['diff.trap.textconv', trap],
      ['diff.trap.command', trap],
      ['filter.trap.clean', trap],
      ['filter.trap.process', trap],
      ['diff.orderFile', '/dev/zero'],
      ['mailmap.file', '/dev/zero'],
      ['protocol.ext.allow', 'always'],
      ['remote.origin.url', `ext::${trap}`],
      ['remote.origin.promisor', 'true'],
      ['remote.origin.partialclonefilter', 'blob:none'],
      ['extensions.partialClone', 'origin'],
    ])
      tree.git('config', key, value);
    tree.git('config', 'core.repositoryFormatVersion', '1');
    const whole = packed(program, join(tree.top, 'docs'));
    assert.equal(existsSync(sprung), false, existsSync(sprung) && readFileSync(sprung, 'utf8'));
    assert.equal(whole.dates['deep/c.md'], '2020-01-02', whole.said);
    // Objects that only the remote has.
    for (const path of pathsBelow(join(tree.top, '.git/objects')))
      if (/^[0-9a-f]{2}\/[0-9a-f]{38}$/.test(path)) {
        const id = path.replace('/', '');
        if (tree.git('cat-file', '-t', id).trim() === 'blob')
          rmSync(join(tree.top, '.git/objects', path), { force: true });
      }
    rmSync(sprung, { force: true });
    const partial = packed(program, join(tree.top, 'docs'));
    assert.equal(existsSync(sprung), false, existsSync(sprung) && readFileSync(sprung, 'utf8'));
    assert.ok(partial.said, 'it is said whether days were taken');
    // A bare repository among the files.
    const inside = join(temporaryFolder(), 'posts');
    writeInto(inside, { 'a.md': '# A\n\nText.', '.git/HEAD': '' });
    for (const path of ['HEAD', 'config'])
      writeInto(inside, { [path]: readFileSync(join(tree.top, '.git', path)) });
    mkdirSync(join(inside, 'objects'));
    mkdirSync(join(inside, 'refs'));
    assert.match(packed(program, inside).said, /^none was taken/);
    assert.equal(existsSync(sprung), false);
  });

  test(`${name}: variables of a hook that runs the packing do not mislead git`, () => {
    const other = workTree();
    other.commit('2011-01-01', { 'docs/new.md': '# New\n\nText.' });
    const before = process.env.GIT_DIR;
    process.env.GIT_DIR = join(other.top, '.git');
    try {
      assert.deepEqual(packed(program, join(example().top, 'docs')).dates, DATES);
    } finally {
      if (before === undefined) delete process.env.GIT_DIR;
      else process.env.GIT_DIR = before;
    }
  });
}

test('both packers make the same bytes of a history', () => {
  const docs = join(example().top, 'docs');
  const [native, npm] = commands.map(([, program]) => packed(program, docs).site);
  assert.deepEqual(
    readFileSync(join(native, 'archive/archive.json'), 'utf8'),
    readFileSync(join(npm, 'archive/archive.json'), 'utf8'),
  );
});
