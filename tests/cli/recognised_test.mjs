// The tool that a folder was written for is named with what says so; carrel.json decides otherwise.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { commands, temporaryFolder, writeInto } from '../support.mjs';

const run = (program, folder, ...options) =>
  spawnSync(
    program[0],
    [...program.slice(1), 'pack', folder, '-o', temporaryFolder(), ...options],
    { encoding: 'utf8' },
  );
const recognised = (program, folder) => {
  const { stdout, stderr } = run(program, folder, '--json');
  assert.ok(stdout, stderr);
  return JSON.parse(stdout).dialects;
};
const folderOf = (files) => {
  const folder = temporaryFolder();
  writeInto(folder, files);
  return folder;
};

for (const [name, program] of commands) {
  test(`${name}: configuration is found in the folder, in hidden folders and up to three folders above`, () => {
    const top = folderOf({
      'site/mkdocs.yml': 'site_name: X',
      'site/.git/HEAD': '',
      'site/docs/a/b/post.md': '# Post',
      'site/docs/.obsidian/app.json': '{}',
      'hugo.toml': '',
    });
    for (const [below, said] of [
      ['site', 'MkDocs: mkdocs.yml'],
      ['site/docs', 'Obsidian: .obsidian/; MkDocs: ../mkdocs.yml'],
      ['site/docs/a', 'Obsidian: ../.obsidian/; MkDocs: ../../mkdocs.yml'],
      ['site/docs/a/b', 'Obsidian: ../../.obsidian/; MkDocs: ../../../mkdocs.yml'],
    ])
      assert.equal(recognised(program, join(top, below)), said);
  });

  test(`${name}: configuration above the folder that holds .git is another project's, and a link to some is none`, () => {
    const top = folderOf({
      'hugo.toml': '',
      'work/.git/HEAD': '',
      'work/posts/a.md': '# A',
    });
    symlinkSync('../hugo.toml', join(top, 'work/hugo.toml'));
    assert.equal(recognised(program, join(top, 'work/posts')), '');
  });

  test(`${name}: the report names the tool first; carrel.json names another, or none`, () => {
    const files = { 'hugo.toml': '', 'a.md': '# A' };
    const first = (folder) => run(program, folder).stdout.split('\n')[0];
    assert.equal(first(folderOf(files)), 'Recognised: Hugo: hugo.toml.');
    for (const [dialect, said] of [
      ['jekyll', 'Recognised: Jekyll: carrel.json.'],
      ['plain', 'Recognised: plain Markdown: carrel.json.'],
    ])
      assert.equal(first(folderOf({ ...files, 'carrel.json': JSON.stringify({ dialect }) })), said);
    const wrong = run(program, folderOf({ ...files, 'carrel.json': '{"dialect": "Hugoo"}' }));
    assert.equal(wrong.status, 3);
    assert.match(wrong.stderr, /dialect.*Astro.*Hugo.*Zola, plain/s);
  });
}
