// A post that is withdrawn is named with the files that still hold its words, and --prune removes those that carrel wrote in the same run:
// the native command and npm's say and do the same.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { carrel, command, commands, folderOf, temporaryFolder, writeInto } from '../support.mjs';

const canary = 'canarybird';
const svg = (words) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><text>${words}</text></svg>`;
const start = (program, ...args) =>
  spawnSync(program[0], [...program.slice(1), ...args], { encoding: 'utf8', maxBuffer: 1 << 26 });
/** The report of a packing. */
function run(program, folder, site, ...options) {
  const { stdout, stderr } = start(
    program,
    'pack',
    folder,
    '-o',
    site,
    '--today',
    '2026-11-24',
    '--json',
    ...options,
  );
  return JSON.parse(stdout || assert.fail(stderr));
}
const filesOf = (site) =>
  readdirSync(site, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(site, name)).isFile())
    .sort();
/** The files of a site in which the word stands, parts unpacked, blocks of exported files too; index and lexicon by their own bytes. */
function holders(site) {
  const unpack = (input) => spawnSync('zstd', ['-dcq'], { input, maxBuffer: 1 << 26 }).stdout;
  return filesOf(site).filter((name) => {
    const bytes = readFileSync(join(site, name));
    if (name.endsWith('.zst')) return unpack(bytes).includes(canary);
    const blocks = bytes.toString('latin1').matchAll(/data-name="[^"]*\.zst"[^>]*>([^<]*)</g);
    return (
      bytes.includes(canary) ||
      [...blocks].some(([, block]) => unpack(Buffer.from(block, 'base64')).includes(canary))
    );
  });
}
const withdrawnIn = ({ notes }) => notes.filter(({ kind }) => kind === 'withdrawn');

const secret = (keys = '') =>
  `---\n${keys}tags: [${canary}tag]\nauthors: [${canary} author]\naliases: [${canary}-plan]\nsummary: ${canary} summary\n---\n\n# Layoffs\n\n${canary} plan ![p](p.svg) and ![shared](s.svg)`;
const posts = {
  'a.md': '# A\n\nplain text',
  'secret.md': secret(),
  'b.md': '# B\n\n![shared](s.svg) [soon](secret.md)',
  'p.svg': svg(`${canary} picture`),
  's.svg': svg('shared'),
  'carrel.json': '{"title":"Notes"}',
};
/** What others put into a site: none of it is carrel's to remove. */
const foreign = {
  'mine.html': '<h1>Another page</h1>',
  'portal.html': `<h1>Layoffs</h1><p>${canary}</p>`,
  'feed.xml': '<title>Layoffs</title>',
  'deep/links.htm': `<a href="../#/post/secret">${canary}</a>`,
  'archive/mine.txt': 'mine',
  'archive/mine.json.zst': 'mine',
  'archive/media/mine.svg': svg('mine'),
  'archive/more/posts-0.0123456789abcdef.json.zst': 'mine',
};

/** A site of the edition before, with what others put there, a text page that is no longer made, exported files and an earlier copy of it all. */
function siteOf(program, folder) {
  const site = temporaryFolder();
  run(program, folder, site);
  const copy = temporaryFolder();
  cpSync(site, copy, { recursive: true });
  writeInto(site, foreign);
  cpSync(join(site, 'text.html'), join(site, 'text-2.html'));
  mkdirSync(join(site, 'downloads'));
  for (const file of ['all.html', 'downloads/all.html', 'archive/all.html'])
    assert.equal(start(program, 'export', site, join(site, file), '--quiet').status, 0);
  cpSync(copy, join(site, '2025'), { recursive: true });
  return site;
}
const isForeign = (path) => path in foreign || path.startsWith('2025/');

/** @type {[how: string, change: (folder: string) => void][]} */
const changes = [
  ['deleted', (folder) => rmSync(join(folder, 'secret.md'))],
  ['made private', (folder) => writeFileSync(join(folder, 'secret.md'), secret('private: true\n'))],
  ['made a draft', (folder) => writeFileSync(join(folder, 'secret.md'), secret('draft: true\n'))],
];
for (const [name, program] of commands) {
  for (const [how, change] of changes) {
    test(`${name}: a post that was ${how} since the edition before is named, with every file that still holds its words`, () => {
      const folder = folderOf(posts),
        site = siteOf(program, folder);
      change(folder);
      assert.ok(holders(site).length >= 9, holders(site).join());
      const before = filesOf(site);
      const withdrawn = withdrawnIn(run(program, folder, site));
      assert.deepEqual(
        withdrawn.filter(({ message }) => message.includes('Layoffs')).map(({ where }) => where),
        ['secret'],
      );
      const named = withdrawn.map(({ where }) => where);
      const held = holders(site);
      for (const file of held) assert.ok(named.includes(file), `${file} is not named`);
      for (const file of [
        'all.html',
        'downloads/all.html',
        'archive/all.html',
        'text-2.html',
        'portal.html',
        'deep/links.htm',
        '2025/text.html',
      ])
        assert.ok(named.includes(file), `${file} is not named`);
      assert.ok(
        !named.includes('mine.html') &&
          !named.includes('text.html') &&
          !named.some((path) => path.includes('media/s.')),
        named.join(),
      );
      for (const { where, message } of withdrawn.slice(1)) {
        assert.match(
          message,
          isForeign(where)
            ? /may still hold .* look at it yourself/
            : /may still hold .*--prune removes it/,
          where,
        );
      }
      for (const file of before) assert.ok(existsSync(join(site, file)), file);
    });

    test(`${name}: --prune removes what holds a post that was ${how} in the same run, and nothing of others`, () => {
      const folder = folderOf(posts),
        site = siteOf(program, folder),
        before = filesOf(site);
      change(folder);
      const withdrawn = withdrawnIn(run(program, folder, site, '--prune'));
      assert.deepEqual(
        holders(site).filter((path) => !isForeign(path)),
        [],
      );
      for (const path of before.filter(isForeign)) assert.ok(existsSync(join(site, path)), path);
      for (const [path, content] of Object.entries(foreign))
        assert.equal(readFileSync(join(site, path), 'utf8'), content);
      for (const { where, message } of withdrawn.slice(1)) {
        assert.equal(existsSync(join(site, where)), isForeign(where), where);
        assert.match(message, isForeign(where) ? /look at it yourself/ : /was removed/, where);
      }
      assert.ok(
        withdrawn.some(({ where }) => where === 'text-2.html') &&
          withdrawn.some(({ where }) => where === 'portal.html'),
      );
      assert.equal(spawnSync(command, ['inspect', site]).status, 0);
      assert.deepEqual(
        run(program, folder, site, '--prune').notes.filter(({ kind }) => kind === 'withdrawn'),
        [],
      );
    });
  }

  test(`${name}: the report for people names the post and its files`, () => {
    const folder = folderOf(posts),
      site = siteOf(program, folder);
    changes[0][1](folder);
    const { stdout } = start(program, 'pack', folder, '-o', site, '--today', '2026-11-24');
    assert.match(
      stdout,
      /Withdrawn since the edition before, and files that still hold them \(\d+\):\n {2}secret: "Layoffs" was in the edition before and is not in this one\n/,
    );
  });

  test(`${name}: where nothing was withdrawn, --prune keeps the edition before for those who are on it, and files of others`, () => {
    const folder = folderOf(posts),
      site = siteOf(program, folder),
      first = filesOf(site);
    writeFileSync(join(folder, 'a.md'), '# A\n\nedited');
    assert.deepEqual(withdrawnIn(run(program, folder, site, '--prune')), []);
    for (const path of first) assert.ok(existsSync(join(site, path)), path);
    const second = filesOf(site);
    writeFileSync(join(folder, 'a.md'), '# A\n\nedited again');
    assert.deepEqual(withdrawnIn(run(program, folder, site, '--prune')), []);
    const third = filesOf(site);
    const gone = second.filter((path) => !third.includes(path));
    assert.ok(
      gone.length > 0 &&
        gone.every(
          (path) => first.includes(path) && path.startsWith('archive/') && !isForeign(path),
        ),
      gone.join(),
    );
    for (const path of Object.keys(foreign)) assert.ok(third.includes(path), path);
  });

  test(`${name}: without --prune nothing is removed`, () => {
    const folder = folderOf(posts),
      site = siteOf(program, folder);
    for (const text of ['one', 'two', 'three']) {
      const before = filesOf(site);
      writeFileSync(join(folder, 'a.md'), `# A\n\n${text}`);
      run(program, folder, site);
      const after = filesOf(site);
      for (const path of before) assert.ok(after.includes(path), path);
    }
  });

  test(`${name}: a post that only changed its address is warned of, and its files stay`, () => {
    const folder = folderOf(posts),
      site = temporaryFolder();
    run(program, folder, site);
    renameSync(join(folder, 'a.md'), join(folder, 'renamed.md'));
    const report = run(program, folder, site);
    assert.deepEqual(withdrawnIn(report), []);
    assert.ok(
      report.notes.some(
        ({ kind, where, message }) =>
          kind === 'warning' && where === 'a' && message.includes('"renamed" now'),
      ),
    );
    assert.match(carrel('read', site, 'renamed'), /plain text/);
  });

  test(`${name}: a withdrawn post whose part is damaged is named by the list`, () => {
    const folder = folderOf(posts),
      site = temporaryFolder();
    run(program, folder, site);
    for (const path of filesOf(site))
      if (path.startsWith('archive/posts-')) writeFileSync(join(site, path), 'damaged');
    rmSync(join(folder, 'secret.md'));
    const withdrawn = withdrawnIn(run(program, folder, site, '--prune'));
    assert.match(withdrawn[0].message, /"Layoffs" was in the edition before/);
    assert.deepEqual(holders(site), []);
  });

  test(`${name}: a picture of a still older edition is named, too`, () => {
    const folder = folderOf(posts),
      site = temporaryFolder();
    run(program, folder, site);
    writeFileSync(join(folder, 'p.svg'), svg('harmless'));
    run(program, folder, site);
    rmSync(join(folder, 'secret.md'));
    const named = withdrawnIn(run(program, folder, site)).map(({ where }) => where);
    for (const path of holders(site)) assert.ok(named.includes(path), path);
    assert.equal(named.filter((path) => path.startsWith('archive/media/p.')).length, 2);
  });

  test(`${name}: a post with a title and a slug of every day takes no page of others along`, () => {
    const pages = {
      'index-2.html': '<h1 id="home">Home</h1><a href="#home">Home</a>',
      'team/text.html': '<html class="text"><h1>Home</h1>',
      'home.html': 'Home',
    };
    const folder = folderOf({ ...posts, 'home.md': '# Home\n\nWelcome.' }),
      site = temporaryFolder();
    run(program, folder, site);
    writeInto(site, pages);
    // Another archive's site inside this one, with a post of the same name.
    run(program, folderOf({ 'home.md': '# Home\n\nAnother team.' }), join(site, 'team-b'));
    assert.equal(
      start(program, 'export', join(site, 'team-b'), join(site, 'team-b/all.html'), '--quiet')
        .status,
      0,
    );
    const before = filesOf(join(site, 'team-b'));
    rmSync(join(folder, 'home.md'));
    const named = withdrawnIn(run(program, folder, site, '--prune')).map(({ where }) => where);
    for (const [path, content] of Object.entries(pages))
      assert.equal(readFileSync(join(site, path), 'utf8'), content);
    assert.deepEqual(filesOf(join(site, 'team-b')), before);
    assert.ok(!named.includes('team-b/all.html'), named.join());
  });

  test(`${name}: an archive behind a link is looked into`, () => {
    const folder = folderOf(posts),
      site = temporaryFolder(),
      elsewhere = join(temporaryFolder(), 'archive');
    run(program, folder, site);
    renameSync(join(site, 'archive'), elsewhere);
    symlinkSync(elsewhere, join(site, 'archive'));
    rmSync(join(folder, 'secret.md'));
    assert.ok(withdrawnIn(run(program, folder, `${site}/`, '--prune')).length > 4);
    assert.deepEqual(holders(site), []);
  });
}

test('both commands report the same of the same site, and leave the same files', () => {
  for (const options of [[], ['--prune']]) {
    const folder = folderOf(posts),
      first = siteOf(commands[0][1], folder),
      second = temporaryFolder();
    cpSync(first, second, { recursive: true });
    changes[0][1](folder);
    const [native, npm] = [first, second].map((site, i) =>
      run(commands[i][1], folder, site, ...options),
    );
    assert.deepEqual(npm, native);
    assert.ok(withdrawnIn(npm).length > 10);
    assert.deepEqual(filesOf(second), filesOf(first));
  }
});
