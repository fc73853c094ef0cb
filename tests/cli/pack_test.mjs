// The command as people run it: what leaks, what is reported, what the exit codes say.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { carrel, command, folderOf, pack, pathsBelow, root, temporaryFolder } from '../support.mjs';

const run = (...args) => spawnSync(command, args, { encoding: 'utf8' });
const report = (folder, ...options) =>
  JSON.parse(
    carrel('pack', folder, '-o', temporaryFolder(), '--today', '2026-11-24', '--json', ...options),
  );

/** Every byte of the bundle, parts unpacked. */
function everything(site) {
  let all = '';
  for (const name of pathsBelow(join(site, 'archive'))) {
    if (name.endsWith('.zst')) all += carrel('inspect', site, name);
    else if (name !== 'media') all += readFileSync(join(site, 'archive', name), 'latin1');
  }
  return all;
}

test('nothing of drafts, private and future posts, comments or unknown keys is in any byte of the bundle', () => {
  const canary = (n) => `canary${n}bird`;
  const hidden = [
    'draft: true',
    'draft: "yes"',
    'Draft: ON',
    'published: false',
    'status: draft',
    'visibility: internal',
    'private: true',
    'date: 2031-01-01',
  ];
  const files = {
    'good.md': `---\ntitle: Good\nsecret_key: ${canary('key')}\n---\nText <!-- ${canary('comment')} -->\n\n<!--\n${canary('block')}\n-->\n\n[${canary('label')}]: https://x.example/${canary('url')}\n\nEnd [draft](h0.md)\n`,
    'unread.png': canary('image'),
  };
  hidden.forEach((line, i) => {
    files[`h${i}.md`] =
      `---\ntitle: ${canary(`t${i}`)}\n${line}\ntags: [${canary(`g${i}`)}]\n---\n${canary(`b${i}`)}\n`;
  });
  files['broken.md'] = `---\ntitle: a: b\ndraft: true\n---\n${canary('broken')}\n`;
  const site = pack(folderOf(files));
  const all = everything(site);
  assert.match(all, /"Good"/, 'what is public is there, unpacked');
  const found = all.match(/canary\w*bird/g);
  assert.deepEqual(found, null);
  const { posts, left_out: leftOut } = report(folderOf(files));
  assert.equal(posts, 1);
  assert.equal(leftOut, hidden.length + 1);
});

test('dead links and wrong front matter are reported with file and line', () => {
  const { notes } = report(
    folderOf({
      'a.md': '---\ntitle: A\n---\none\n\n[gone](b.md)\n\n![pic](p.png)\n',
      'c.md': '---\ntitle: [\n---\n',
    }),
  );
  const lines = notes.map(({ kind, where }) => `${kind} ${where}`);
  assert.ok(lines.includes('dead-link a.md:6'), lines.join('\n'));
  assert.ok(lines.includes('dead-link a.md:8'), lines.join('\n'));
  assert.ok(
    lines.some((line) => /^unreadable c\.md:\d/.test(line)),
    lines.join('\n'),
  );
});

test('dates come from key, file name and path; titles from the first heading; slugs stay unique whatever the order', () => {
  const site = pack(
    folderOf({
      '2020-01-31-named.md': '# From the name\n\ntext',
      'toml.md': '+++\ntitle = "T"\npath = "2015/04/03/old-name"\n+++\n',
      'a/same.md': 'Text a',
      'b/same.md': 'Text b',
      '2019/05/06/deep.md': '# Deep',
    }),
  );
  const { hits } = JSON.parse(
    carrel('search', site, '--json', '--', 'sort:newest text from deep t'),
  );
  const days = Object.fromEntries(hits.map(({ slug, day }) => [slug, day]));
  assert.equal(days.named, '2020-01-31');
  assert.equal(days.toml, '2015-04-03');
  assert.equal(days.deep, '2019-05-06');
  assert.ok('same' in days && 'b-same' in days, JSON.stringify(days));
});

test('images become hashed media with their size, and only those that posts show', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>';
  const site = pack(
    folderOf({
      'a.md': '# A\n\n![x](pic.svg)',
      'pic.svg': svg,
      'other.svg': svg.replace('40', '41'),
    }),
  );
  const manifest = JSON.parse(readFileSync(join(site, 'archive/archive.json'), 'utf8'));
  assert.equal(manifest.media.length, 1);
  assert.match(manifest.media[0].name, /^media\/pic\.[0-9a-f]{16}\.svg$/);
  assert.deepEqual([manifest.media[0].width, manifest.media[0].height], [40, 30]);
  assert.match(
    carrel('read', site, 'a', '--html'),
    /<img src="media\/pic\.[0-9a-f]{16}\.svg" alt="x" width="40" height="30"/,
  );
});

test('an image that is named like its post is shown, and a link to the post still leads there', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>';
  const site = pack(
    folderOf({
      'plan.md': '# Plan\n\n![x](plan.svg)',
      'plan.svg': svg,
      'other.md': '# Other\n\n[as page](plan.html), [as picture](plan.svg)',
    }),
  );
  assert.match(carrel('read', site, 'plan', '--html'), /<img src="media\/plan\.[0-9a-f]{16}\.svg"/);
  assert.match(
    carrel('read', site, 'other', '--html'),
    /<a href="#\/post\/plan">as page<\/a>, <a href="media\/plan\.[0-9a-f]{16}\.svg"/,
  );
});

test('languages come from folders and file names; translations are named after their language, and links stay within it', () => {
  const files = {
    'docs/en/start.md': '# Start\n\n[on](/guides/deploy/)',
    'docs/en/guides/deploy.md': '# Deploy',
    'docs/de/start.md': '# Anfang\n\n[weiter](/de/guides/deploy/), [auch](/guides/deploy/)',
    'docs/de/guides/deploy.md': '# Ausrollen',
    'docs/fr/start.md': '---\nlang: nl\n---\n# Begin',
  };
  const site = pack(folderOf(files));
  const { hits } = JSON.parse(
    carrel('search', site, '--json', '--', 'start OR deploy OR anfang OR ausrollen OR begin'),
  );
  assert.deepEqual(Object.fromEntries(hits.map(({ slug, language }) => [slug, language])), {
    start: 'en',
    deploy: 'en',
    'de-start': 'de',
    'de-deploy': 'de',
    'nl-start': 'nl',
  });
  assert.match(
    carrel('read', site, 'de-start', '--html'),
    /#\/post\/de-deploy">weiter<\/a>, <a href="#\/post\/de-deploy">auch/,
  );
  assert.match(carrel('read', site, 'start', '--html'), /#\/post\/deploy">on/);
  const { notes } = report(folderOf(files));
  assert.deepEqual(
    notes
      .filter(({ kind }) => kind !== 'remark')
      .map(({ kind, where, message }) => `${kind} ${where} ${message}`),
    ['guess docs/ languages were read from the names of folders and files: de, en, fr'],
  );
  const zola = pack(
    folderOf({ 'post.md': '# Post', 'post.de.md': '# Beitrag', 'node.js.md': '# Node' }),
  );
  assert.match(carrel('read', zola, 'de-post'), /Beitrag/);
  assert.match(carrel('read', zola, 'node.js'), /Node/);
});

test('a link from the root of a site leads to its post, wherever in the source the site begins', () => {
  const { notes } = report(
    folderOf({
      'site/content/a.md': '# A\n\n[b](/guides/b/), [c](@/guides/b.md#there)',
      'site/content/guides/b.md': '# B\n\n## There',
      'README.txt': 'x',
    }),
  );
  assert.deepEqual(
    notes.filter(({ kind }) => kind !== 'remark'),
    [],
  );
});

test('inspect finds every damaged or missing file', () => {
  const site = pack(join(root, 'data/posts'));
  assert.equal(run('inspect', site).status, 0);
  const name = readdirSync(join(site, 'archive')).find((file) => file.startsWith('posts-'));
  const bytes = readFileSync(join(site, 'archive', name));
  bytes[bytes.length >> 1] ^= 4;
  writeFileSync(join(site, 'archive', name), bytes);
  const { status, stdout } = run('inspect', site);
  assert.equal(status, 1);
  assert.match(stdout, new RegExp(`${name}  DAMAGED`));
});

test('exit codes: 2 for wrong usage, 3 for what cannot be read, 1 for what is not there', () => {
  assert.equal(run().status, 2);
  assert.equal(run('pack').status, 2);
  assert.equal(run('frobnicate').status, 2);
  assert.equal(run('pack', '/nowhere', '-o', temporaryFolder()).status, 3);
  assert.equal(run('search', temporaryFolder(), 'x').status, 3);
  const site = pack(join(root, 'data/posts'));
  assert.equal(run('read', site, 'no-such-post').status, 1);
  assert.equal(
    run(
      'pack',
      folderOf({ 'a.md': '[x](gone.md)' }),
      '-o',
      temporaryFolder(),
      '--strict',
      '--quiet',
    ).status,
    1,
  );
});
