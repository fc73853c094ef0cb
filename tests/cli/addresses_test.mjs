// Addresses stay when posts are added, and links lead where they say, stay in their language, or are told to lead nowhere.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { carrel, temporaryFolder, writeInto } from '../support.mjs';

function packed(files, site = temporaryFolder(), ...options) {
  const folder = temporaryFolder();
  writeInto(folder, files);
  const report = JSON.parse(
    carrel(
      'pack',
      folder,
      '-o',
      site,
      '--today',
      '2026-11-24',
      '--json',
      '--room',
      '/nonexistent',
      ...options,
    ),
  );
  return { site, report };
}
/** Which post an address leads to: the first line of its text. */
const at = (site, slug) => carrel('read', site, slug, '--markdown').match(/^Text of (.*)$/m)?.[1];
const post = (path, ...front) =>
  `${front.length ? `---\n${front.join('\n')}\n---\n` : ''}# ${path.split('/').at(-1)}\n\nText of ${path}\n\nand more of it.\n`;
const posts = (...paths) => Object.fromEntries(paths.map((path) => [path, post(path)]));
/** Packs one set after another into the same site and holds that no address of any ever leads elsewhere. */
function grow(...steps) {
  const site = temporaryFolder(),
    addresses = new Map();
  for (const files of steps) {
    packed(files, site);
    for (const [slug, path] of addresses) assert.equal(at(site, slug), path, `#/post/${slug}`);
    for (const slug of slugsOf(site)) addresses.set(slug, at(site, slug));
  }
  return [...addresses.keys()].sort();
}
function slugsOf(site) {
  const archive = join(site, 'archive');
  const manifest = JSON.parse(readFileSync(join(archive, 'archive.json'), 'utf8'));
  const names = readdirSync(archive).filter(
    (name) =>
      name.startsWith('posts-') &&
      JSON.stringify(manifest).includes(name.match(/\.([0-9a-f]+)\./)[1]),
  );
  return names.flatMap(
    (name) =>
      JSON.parse(carrel('inspect', site, name)).posts?.map(({ slug }) => slug) ??
      [...carrel('inspect', site, name).matchAll(/"slug":"([^"]+)"/g)].map(([, slug]) => slug),
  );
}

test('adding a post, wherever it stands, changes no address of another', () => {
  const first = posts('guide/installation.md', 'other.md');
  assert.deepEqual(grow(first, { ...first, ...posts('plugins/installation.md') }), [
    'installation',
    'other',
    'plugins-installation',
  ]);
  // Before it in the alphabet, higher up in the folders, older than it, and several at once.
  assert.deepEqual(grow(first, { ...first, ...posts('admin/installation.md') }), [
    'admin-installation',
    'installation',
    'other',
  ]);
  assert.deepEqual(grow(first, { ...first, ...posts('installation.md') }), [
    'installation',
    'installation-2',
    'other',
  ]);
  const dated = { 'b/plan.md': post('b/plan.md', 'date: 2024-05-05') };
  grow(
    dated,
    { ...dated, 'a/plan.md': post('a/plan.md', 'date: 2020-01-01') },
    {
      ...dated,
      'a/plan.md': post('a/plan.md', 'date: 2020-01-01'),
      'c/plan.md': post('c/plan.md'),
    },
  );
  grow(
    first,
    { ...first, ...posts('a/x/installation.md', 'b/x/installation.md') },
    {
      ...first,
      ...posts(
        'a/x/installation.md',
        'b/x/installation.md',
        'aa/x/installation.md',
        'x-installation.md',
        'guide-installation.md',
      ),
    },
  );
  // A translation that comes later, by folder and by name.
  grow(
    posts('de/plan.md', 'de/other.md', 'fr/third.md'),
    posts('de/plan.md', 'de/other.md', 'fr/third.md', 'en/plan.md'),
  );
  grow(posts('plan.de.md', 'other.md'), posts('plan.de.md', 'other.md', 'plan.md'));
});

test('when a post goes, one of the same name keeps its own address and does not take the other, in later editions too', () => {
  const site = temporaryFolder(),
    both = posts('a/plan.md', 'b/plan.md', 'c.md');
  packed(both, site);
  assert.equal(at(site, 'b-plan'), 'b/plan.md');
  for (let n = 0; n < 3; n++) {
    const { report } = packed({ ...posts('b/plan.md'), 'c.md': `${post('c.md')}${n}` }, site);
    if (n === 0)
      assert.ok(report.notes.some(({ kind, where }) => kind === 'withdrawn' && where === 'plan'));
    assert.equal(at(site, 'b-plan'), 'b/plan.md');
    assert.throws(() => at(site, 'plan'), /no post/);
  }
});

test('a slug that is given later is taken, and the earlier name leads there too', () => {
  const site = temporaryFolder(),
    both = posts('a/plan.md', 'b/plan.md');
  packed(both, site);
  packed({ 'b/plan.md': post('b/plan.md', 'slug: plan') }, site);
  assert.equal(at(site, 'plan'), 'b/plan.md');
  assert.equal(at(site, 'b-plan'), 'b/plan.md');
});

test('an address stays where the post was edited at the same time', () => {
  const before = {
    'guide/installation.md': post('guide/installation.md') + 'one\n\ntwo\n\nthree\n',
    'z.md': post('z.md'),
  };
  const site = packed(before).site;
  packed(
    {
      ...before,
      'guide/installation.md': before['guide/installation.md'].replace('two', 'two and a half'),
      'admin/installation.md': post('admin/installation.md'),
    },
    site,
  );
  assert.equal(at(site, 'installation'), 'guide/installation.md');
});

test('with --previous the addresses of the published site stay, also in an empty folder', () => {
  const first = posts('guide/installation.md');
  const { site } = packed(first);
  const next = packed(
    { ...first, ...posts('admin/installation.md') },
    temporaryFolder(),
    '--previous',
    site,
  ).site;
  assert.equal(at(next, 'installation'), 'guide/installation.md');
});

test("without an earlier edition the bare name is the first's by a stable order, and its name with a folder leads there too", () => {
  const { site, report } = packed(posts('guide/installation.md', 'plugins/installation.md'));
  assert.equal(at(site, 'installation'), 'guide/installation.md');
  assert.equal(at(site, 'guide-installation'), 'guide/installation.md');
  assert.equal(at(site, 'plugins-installation'), 'plugins/installation.md');
  assert.ok(
    report.notes.some(({ kind, where }) => kind === 'guess' && where === 'plugins/installation.md'),
  );
  const dated = packed({
    'a/plan.md': post('a/plan.md', 'date: 2024-05-05'),
    'z/plan.md': post('z/plan.md', 'date: 2020-01-01'),
  }).site;
  assert.equal(at(dated, 'plan'), 'z/plan.md');
});

const linksOf = (site, slug) =>
  Object.fromEntries(
    [
      ...carrel('read', site, slug, '--html').matchAll(/<a href="#\/post\/([^"]+)">([^<]+)<\/a>/g),
    ].map(([, to, text]) => [text, to]),
  );

test('a relative link stays in its language', () => {
  const files = {
    'start.md': '# Start\n\n[g](../guide/)',
    'guide.md': '# Guide',
    'de/start.md':
      '---\nlang: de\n---\n# Anfang\n\n[slash](../guide/) [bare](../guide) [file](guide.md) [up](../guide.md) [deep](../deep/)',
    'de/guide.md': '---\nlang: de\n---\n# Anleitung',
    'deep.md': '# Deep',
  };
  const { site } = packed(files);
  assert.deepEqual(linksOf(site, 'de-start'), {
    slash: 'de-guide',
    bare: 'de-guide',
    file: 'de-guide',
    up: 'guide',
    deep: 'deep',
  });
  const names = packed({
    'start.md': '# S\n\n[g](guide)',
    'guide.md': '# G',
    'start.de.md': '# A\n\n[g](guide) [s](../guide/) [f](guide.md)',
    'guide.de.md': '# L',
  }).site;
  assert.deepEqual(linksOf(names, 'de-start'), { g: 'de-guide', s: 'de-guide', f: 'guide' });
  const nested = packed({
    'docs/pt-BR/a/start.md': '# S\n\n[x](../../b/guide/)',
    'docs/pt-BR/b/guide.md': '# G',
    'docs/b/guide.md': '# E',
    'docs/a/start.md': '# ES\n\n[x](../../b/guide/)',
  }).site;
  assert.deepEqual(
    [linksOf(nested, 'start'), linksOf(nested, 'pt-br-start')],
    [{ x: 'guide' }, { x: 'pt-br-guide' }],
  );
});

test("an address that ends in a slash is counted from the page's, a file's name from the file", () => {
  const { site } = packed({
    'a/one.md': '# One\n\n[page](../two/) [file](two.md) [index](./three/)',
    'a/two.md': '# A two',
    'two.md': '# Two',
    'a/one/three.md': '# Three',
    'a/three.md': '# Other three',
    'b/index.md': '# B\n\n[x](../two/)',
  });
  assert.deepEqual(linksOf(site, 'one'), { page: 'a-two', file: 'a-two', index: 'one-three' });
  assert.deepEqual(linksOf(site, 'b'), { x: 'two' });
});

test('a rooted link becomes no other post by its last name; what is a guess is listed, and the rest is dead', () => {
  const files = {
    'start.md':
      '# Start\n\n[docs](/docs/collector/) [alone](/collector/) [html](/docs/collector.html) [day](/2021/03/05/collector/) [blog](/blog/2021/03/collector.html) [wrong](/2022/03/05/collector/) [folder](/2021/collector/) [root](/2021/collector.md) [perma](/news/the-one/) [rel](docs/collector) [near](collector) [up](../collector/)',
    '2021/collector.md': '---\ndate: 2021-03-05\n---\n# Collector',
    '2021/second.md': '---\npermalink: /news/the-one/\n---\n# Second',
  };
  const { site, report } = packed(files);
  const links = linksOf(site, 'start');
  assert.deepEqual(links, {
    day: 'collector',
    blog: 'collector',
    folder: 'collector',
    root: 'collector',
    perma: 'second',
    near: 'collector',
    up: 'collector',
  });
  const messages = (kind) =>
    report.notes
      .filter((note) => note.kind === kind && note.message.startsWith('the link'))
      .map(({ where, message }) => `${where} ${message.match(/"(.*)"/)[1]}`)
      .sort();
  assert.deepEqual(
    messages('dead-link'),
    [
      '/2022/03/05/collector/',
      '/collector/',
      '/docs/collector.html',
      '/docs/collector/',
      'docs/collector',
    ].map((link) => `start.md:3 ${link}`),
  );
  assert.deepEqual(
    messages('guess'),
    ['../collector/', '/blog/2021/03/collector.html', 'collector'].map(
      (link) => `start.md:3 ${link}`,
    ),
  );
});
