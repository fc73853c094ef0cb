// A post that is withdrawn is named with the files that still hold its words, and --prune removes them in the same run.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { carrel, command, temporaryFolder, writeInto } from '../support.mjs';

const canary = 'canarybird';
const svg = (words) => `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><text>${words}</text></svg>`;
const run = (folder, site, ...options) => {
  const { stdout, stderr, status } = spawnSync(command, ['pack', folder, '-o', site, '--today', '2026-11-24', '--json', '--room', '/nonexistent', ...options], { encoding: 'utf8' });
  return { status, report: JSON.parse(stdout || assert.fail(stderr)) };
};
/** The files of a site in which the word stands, parts unpacked; index and lexicon by their own bytes. */
function holders(site) {
  return readdirSync(site, { recursive: true }).filter((name) => statSync(join(site, name)).isFile()).filter((name) => {
    const bytes = readFileSync(join(site, name));
    if (!name.endsWith('.zst')) return bytes.includes(canary);
    const { stdout } = spawnSync('zstd', ['-dcq'], { input: bytes, maxBuffer: 1 << 26 });
    return stdout.includes(canary);
  }).sort();
}
const posts = {
  'a.md': '# A\n\nplain text', 'secret.md': `# Layoffs\n\n${canary} plan ![p](p.svg) and ![shared](s.svg)`, 'b.md': '# B\n\n![shared](s.svg)', 'p.svg': svg(`${canary} picture`), 's.svg': svg('shared'),
};

for (const [how, change] of [
  ['deleted', (folder) => rmSync(join(folder, 'secret.md'))], ['private', (folder) => writeFileSync(join(folder, 'secret.md'), `---\nprivate: true\n---\n${posts['secret.md']}`)],
  ['a draft', (folder) => writeFileSync(join(folder, 'secret.md'), `---\ndraft: true\n---\n${posts['secret.md']}`)],
]) {
  test(`a post that was ${how} since the edition before is named, with every file that still holds its words`, () => {
    const folder = temporaryFolder(), site = temporaryFolder();
    writeInto(folder, posts);
    run(folder, site);
    writeFileSync(join(site, 'text.html'), `<h1>Layoffs</h1><p>${canary}</p>`);
    writeFileSync(join(site, 'export.html'), `<script type="text/base64" data-name="archive/${readdirSync(join(site, 'archive')).find((name) => name.startsWith('posts-'))}">AAAA</script>${canary}`);
    writeFileSync(join(site, 'mine.html'), '<h1>Another page</h1>');
    change(folder);
    const before = holders(site);
    assert.ok(before.length >= 5, before.join());
    const { report } = run(folder, site);
    const withdrawn = report.notes.filter(({ kind }) => kind === 'withdrawn');
    assert.deepEqual(withdrawn.filter(({ message }) => message.includes('Layoffs')).map(({ where }) => where), ['secret']);
    const named = withdrawn.map(({ where }) => where);
    for (const file of holders(site)) assert.ok(named.includes(file), `${file} is not named`);
    assert.ok(!named.includes('mine.html') && !named.some((name) => name.includes('media/s.')), named.join());

    const again = temporaryFolder(), other = temporaryFolder();
    writeInto(again, posts);
    run(again, other);
    writeFileSync(join(other, 'text.html'), `<p>Layoffs ${canary}</p>`);
    writeFileSync(join(other, 'mine.html'), 'mine');
    change(again);
    const pruned = run(again, other, '--prune');
    assert.deepEqual(holders(other), []);
    assert.ok(existsSync(join(other, 'mine.html')));
    assert.ok(pruned.report.notes.some(({ kind, message }) => kind === 'withdrawn' && message.includes('was removed')));
    assert.equal(spawnSync(command, ['inspect', other]).status, 0);
  });
}

test('where nothing was withdrawn, --prune keeps the edition before for those who are on it', () => {
  const folder = temporaryFolder(), site = temporaryFolder();
  writeInto(folder, posts);
  run(folder, site);
  const before = readdirSync(join(site, 'archive'));
  writeFileSync(join(folder, 'a.md'), '# A\n\nedited');
  const { report } = run(folder, site, '--prune');
  assert.deepEqual(report.notes.filter(({ kind }) => kind === 'withdrawn'), []);
  for (const name of before) assert.ok(existsSync(join(site, 'archive', name)), name);
});

test('a post that only changed its address is warned of, and its files stay', () => {
  const folder = temporaryFolder(), site = temporaryFolder();
  writeInto(folder, posts);
  run(folder, site);
  rmSync(join(folder, 'a.md'));
  writeInto(folder, { 'renamed.md': posts['a.md'] });
  const { report } = run(folder, site);
  assert.deepEqual(report.notes.filter(({ kind }) => kind === 'withdrawn'), []);
  assert.ok(report.notes.some(({ kind, where, message }) => kind === 'warning' && where === 'a' && message.includes('"renamed" now')));
  assert.match(carrel('read', site, 'renamed'), /plain text/);
});
