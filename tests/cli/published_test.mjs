// What "publish" names is written for the rest of the web: pages with real addresses, a sitemap, a feed; nothing unasked, and nothing of what is kept back or withdrawn.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { commands, folderOf, pathsBelow, temporaryFolder, writeInto } from '../support.mjs';

const WORDS = [
  'pages',
  'redirects',
  'sitemap',
  'feed',
  'llms',
  'robots',
  '404',
  'headers',
  'nojekyll',
];
const configuration = (publish, url = 'https://notes.example/x') =>
  JSON.stringify({
    title: 'Notes & more',
    strapline: 'All of <it>',
    publish,
    ...(url ? { url } : {}),
  });
const post = (title, text, more = '') =>
  `---\ntitle: ${title}\ndate: 2024-01-02\n${more}---\n${text}\n`;
const files = {
  'carrel.json': configuration(WORDS),
  'one.md': post(
    '"One </script> & <two>"',
    '## Why\n\nSee [two](zwei.md#why) and ![a plan](plan.svg).',
    'authors: [Ann & Bo]\nsummary: "A <short> one"\naliases: [eins, erste]\n',
  ),
  'zwei.md': post(
    'Größe',
    '## Why\n\nBack to [one](one.md), [here](#why).',
    'slug: größe\nlang: de\nupdated: 2024-05-06\n',
  ),
  'elsewhere.md': post('Elsewhere', 'x', 'url: https://other.example/e\n'),
  'undated.md': '# Undated\n\ntext',
  'draft.md': post('Kept back CANARY', 'CANARY', 'draft: true\n'),
  'later.md': '---\ntitle: Later CANARY\ndate: 2090-01-01\n---\nCANARY <!-- CANARY -->',
  'comment.md': post('Comment', 'x <!-- CANARY -->'),
  'plan.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>',
};

/** @param {string[]} program @param {string} folder @param {string} site @param {string[]} args */
function run(program, folder, site, ...args) {
  const [command, ...before] = program;
  return spawnSync(
    command,
    [...before, 'pack', folder, '-o', site, '--today', '2026-11-24', ...args],
    { encoding: 'utf8' },
  );
}
function packed(program, given = files) {
  const site = temporaryFolder();
  const { status, stderr } = run(program, folderOf(given), site, '--quiet');
  assert.equal(status, 0, stderr);
  return site;
}
const read = (site, path) => readFileSync(join(site, path), 'utf8');
const isXml = (text) => spawnSync('xmllint', ['--noout', '-'], { input: text, encoding: 'utf8' });
const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;
const MADE = [
  '404.html',
  '_headers',
  '_redirects',
  'feed.xml',
  'llms.txt',
  'robots.txt',
  'sitemap.xml',
  '.nojekyll',
];

/** @type {[publish: string[], url: string, expected: RegExp][]} */
const MISTAKES = [
  [['pages'], '', /"publish" must be used with "url"/u],
  [['feed'], 'https://x.example', /"publish" must be a list with "pages"/u],
  [['feeds'], 'https://x.example', /"feeds" is none/u],
  [['pages'], 'x.example', /"url" must be the address of the site/u],
  [['pages'], 'javascript:x', /"url" must be/u],
];

for (const [name, program] of commands) {
  test(`${name}: nothing is written unasked`, () => {
    const site = packed(program, { ...files, 'carrel.json': '{"url": "https://notes.example/"}' });
    for (const path of [...MADE, 'posts']) assert.equal(existsSync(join(site, path)), false, path);
  });

  test(`${name}: a page is a post at a real address`, () => {
    const site = packed(program);
    const page = read(site, 'posts/one/index.html');
    assert.match(page, /<link rel="canonical" href="https:\/\/notes\.example\/x\/posts\/one\/">/u);
    assert.match(
      page,
      /<meta property="og:title" content="One &lt;\/script&gt; &amp; &lt;two&gt;">/u,
    );
    assert.match(page, /<meta name="description" content="A &lt;short&gt; one">/u);
    assert.match(page, /href="\.\.\/gr%C3%B6%C3%9Fe\/#why"/u);
    assert.match(page, /src="\.\.\/\.\.\/archive\/media\/plan\.[0-9a-f]{16}\.svg"/u);
    assert.match(page, /href="\.\.\/\.\.\/#\/post\/one"/u);
    const [, data] = /<script type="application\/ld\+json">(.*?)<\/script>/su.exec(page) ?? [];
    assert.equal(JSON.parse(data).headline, 'One </script> & <two>');
    assert.equal(JSON.parse(data).author[0].name, 'Ann & Bo');
    const style = /<link rel="stylesheet" href="([^"]+)"/u.exec(page)?.[1] ?? '';
    assert.ok(existsSync(join(site, 'posts/one', style)));
    assert.match(
      read(site, 'posts/elsewhere/index.html'),
      /rel="canonical" href="https:\/\/other\.example\/e"/u,
    );
    assert.match(read(site, 'posts/größe/index.html'), /<html lang="de"[^]*href="#why"|id="why"/u);
  });

  test(`${name}: links of all pages lead to files of the site`, () => {
    const site = packed(program);
    for (const path of pathsBelow(site).filter((each) => /^posts\/.*\.html$/u.test(each)))
      for (const [, address] of read(site, path).matchAll(/(?:href|src)="([^"]*)"/gu)) {
        if (/^(?:https?:|#)/u.test(address)) continue;
        const target = join(site, dirname(path), decodeURIComponent(address.replace(/#.*/u, '')));
        assert.ok(existsSync(target), `${path}: ${address}`);
      }
  });

  test(`${name}: sitemap, feed, redirects and the rest name the pages`, () => {
    const site = packed(program);
    const base = 'https://notes.example/x/';
    const sitemap = read(site, 'sitemap.xml');
    assert.deepEqual(
      [...sitemap.matchAll(/<loc>(.*?)<\/loc>/gu)].map((match) => match[1]).sort(),
      [
        base,
        ...['comment', 'gr%C3%B6%C3%9Fe', 'one', 'undated'].map((slug) => `${base}posts/${slug}/`),
      ].sort(),
    );
    const feed = read(site, 'feed.xml');
    assert.match(feed, /<title>Notes &amp; more<\/title>/u);
    for (const [, entry] of feed.matchAll(/<entry>(.*?)<\/entry>/gsu))
      for (const element of ['title', 'id', 'updated', 'link'])
        assert.equal(entry.split(`<${element}`).length, 2, element);
    assert.match(feed, /<updated>2024-05-06T00:00:00Z<\/updated>/u);
    assert.ok(!feed.includes('undated'));
    if (hasXmllint) for (const text of [sitemap, feed]) assert.equal(isXml(text).stderr, '');
    assert.match(read(site, '_redirects'), /^\/x\/posts\/eins\/ \/x\/posts\/one\/ 301$/mu);
    assert.match(read(site, 'posts/erste/index.html'), /content="0; url=\.\.\/one\/"/u);
    assert.match(read(site, 'robots.txt'), /Sitemap: https:\/\/notes\.example\/x\/sitemap\.xml/u);
    assert.match(read(site, 'llms.txt'), /^# Notes & more\n\n> All of \\<it\\>/u);
    assert.equal(read(site, '.nojekyll'), '');
    assert.match(read(site, '404.html'), /href="https:\/\/notes\.example\/x\/"/u);
  });

  test(`${name}: what is kept back is in none of them`, () => {
    const site = packed(program);
    for (const path of pathsBelow(site))
      if (/(?:^posts\/.*\.html|\.xml|\.txt|404\.html|_redirects)$/u.test(path))
        assert.ok(!/CANARY|draft|later/u.test(read(site, path)), path);
    assert.deepEqual(
      readdirSync(join(site, 'posts')).sort(),
      ['comment', 'eins', 'elsewhere', 'erste', 'größe', 'one', 'undated'].sort(),
    );
  });

  test(`${name}: a withdrawn post's pages are named, and --prune removes them`, () => {
    const folder = folderOf(files);
    const site = temporaryFolder();
    run(program, folder, site, '--quiet');
    writeInto(folder, { 'one.md': post('One', 'x', 'draft: true\n') });
    const { stdout } = run(program, folder, site, '--all');
    for (const slug of ['one', 'eins', 'erste'])
      assert.match(
        stdout,
        new RegExp(
          `posts/${slug}/index\\.html: may still hold words of a withdrawn post: --prune`,
          'u',
        ),
      );
    for (const path of ['sitemap.xml', 'feed.xml', 'llms.txt', '_redirects'])
      assert.ok(!/\/one\/|One/u.test(read(site, path)), path);
    mkdirSync(join(site, 'posts/mine'), { recursive: true });
    writeFileSync(join(site, 'posts/mine/index.html'), '<p>mine</p>');
    run(program, folder, site, '--prune', '--quiet');
    for (const slug of ['one', 'eins', 'erste'])
      assert.equal(existsSync(join(site, `posts/${slug}/index.html`)), false, slug);
    assert.ok(existsSync(join(site, 'posts/größe/index.html')));
    assert.equal(read(site, 'posts/mine/index.html'), '<p>mine</p>');
    writeInto(folder, { 'carrel.json': '{"title": "x"}' });
    run(program, folder, site, '--prune', '--quiet');
    assert.equal(existsSync(join(site, 'posts/größe/index.html')), false);
    assert.equal(read(site, 'posts/mine/index.html'), '<p>mine</p>');
  });

  test(`${name}: a page that stands there already is not replaced`, () => {
    const site = folderOf({ 'posts/one/index.html': 'mine' });
    const { status, stderr } = run(program, folderOf(files), site);
    assert.equal(status, 3);
    assert.match(stderr, /posts\/one\/index\.html: carrel did not write this file/u);
    assert.equal(read(site, 'posts/one/index.html'), 'mine');
  });

  test(`${name}: an address is asked for where one is needed`, () => {
    for (const [publish, url, expected] of MISTAKES) {
      const given = { ...files, 'carrel.json': configuration(publish, url) };
      const { status, stderr } = run(program, folderOf(given), temporaryFolder());
      assert.match(stderr, expected);
      assert.equal(status, 3);
    }
    packed(program, {
      ...files,
      'carrel.json': configuration(['robots', 'headers', 'nojekyll'], ''),
    });
  });
}

test('both commands write the same bytes', () => {
  const sites = commands.map(([, program]) => packed(program));
  const made = (site) =>
    pathsBelow(site)
      .filter((path) => MADE.includes(path) || /^posts\/.*html$/u.test(path))
      .sort();
  assert.deepEqual(made(sites[0]), made(sites[1]));
  for (const path of made(sites[0])) assert.equal(read(sites[0], path), read(sites[1], path), path);
});
