// The command that npm installs: the same bundle, words and exit codes as the native one, from an empty folder.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import {
  carrel,
  command,
  folderOf,
  openBrowser,
  pack,
  root,
  sharedArchive,
  temporaryFolder,
  writeInto,
} from '../support.mjs';
import { install, run } from './support.mjs';

const today = ['--today', '2026-11-24'];
let installation;
const installed = (t) => (installation ??= install(t));

/** @param {string} site below it: path → hash of each file */
function hashes(site, below = '') {
  return Object.fromEntries(
    readdirSync(join(site, below), { recursive: true })
      .map(String)
      .filter((path) => statSync(join(site, below, path)).isFile())
      .sort()
      .map((path) => [
        path,
        createHash('sha256')
          .update(readFileSync(join(site, below, path)))
          .digest('hex'),
      ]),
  );
}

/** @type {[name: string, find: (t: import('node:test').TestContext) => string | null][]} */
const archives = [
  ['the sample archive', () => join(root, 'data/posts')],
  ['18f-blog', (t) => sharedArchive('18f-blog', t)],
  ['rust-blog', (t) => sharedArchive('rust-blog', t)],
];
for (const [name, find] of archives) {
  test(`${name} becomes the very site that the native command writes`, (t) => {
    const posts = find(t);
    if (!posts) return;
    const site = temporaryFolder();
    run(installed(t), 'npx', 'carrel', 'pack', posts, '-o', site, ...today, '--quiet');
    assert.deepEqual(hashes(site), hashes(pack(posts)));
  });
}

test("a post that comes later takes no other post's address; the native command decides the same", (t) => {
  const folder = folderOf({
    'guide/setup.md': '# Setup\n\none\n',
    'other.md': '# Other\n\ntext\n',
  });
  const sites = [temporaryFolder(), temporaryFolder()];
  const packInto = () => {
    run(installed(t), 'npx', 'carrel', 'pack', folder, '-o', sites[0], ...today, '--quiet');
    carrel('pack', folder, '-o', sites[1], ...today, '--quiet');
  };
  packInto();
  const slugs = () =>
    carrel('search', sites[0], '--json', '')
      .match(/"slug":"[^"]+"/g)
      .sort();
  assert.deepEqual(slugs(), ['"slug":"other"', '"slug":"setup"']);
  writeInto(folder, { 'admin/setup.md': '# Setup\n\ntwo\n' });
  packInto();
  assert.deepEqual(slugs(), ['"slug":"admin-setup"', '"slug":"other"', '"slug":"setup"']);
  assert.match(carrel('read', sites[0], 'setup'), /one/);
  assert.deepEqual(hashes(sites[0]), hashes(sites[1]));
});

test("a folder with hundreds of symbolic links is packed, to the same site as the native command's", (t) => {
  const folder = folderOf({ 'a.md': '# A\n\ntext\n', 'carrel.json': '{"title":"Links"}' });
  for (let i = 0; i < 300; i++) symlinkSync('a.md', join(folder, `l${i}.md`));
  const site = temporaryFolder();
  run(installed(t), 'npx', 'carrel', 'pack', folder, '-o', site, ...today, '--quiet');
  assert.deepEqual(hashes(site), hashes(pack(folder)));
});

test('it ends by saying how to publish, with lines to paste whose integrity is true; the native one with the same words', (t) => {
  const site = temporaryFolder();
  const words = [
    'pack',
    join(root, 'data/manual'),
    '-o',
    site,
    ...today,
    '--url',
    'https://archive.example/docs',
  ];
  const said = run(installed(t), 'npx', 'carrel', ...words);
  const publishing = (text) => text.slice(text.indexOf('Publish: '));
  assert.equal(publishing(carrel(...words)), publishing(said));
  const hash = (path) =>
    `sha256-${createHash('sha256')
      .update(readFileSync(join(site, path)))
      .digest('base64')}`;
  assert.match(said, /Publish: copy .* to any static host/);
  assert.ok(
    said.includes(
      `<carrel-archive src="https://archive.example/docs/archive/archive.json" integrity="${hash('archive/archive.json')}">`,
    ),
    said,
  );
  const [, script, integrity] =
    /src="https:\/\/archive\.example\/docs\/(assets\/carrel\.[0-9a-f]+\.js)" integrity="([^"]+)"/.exec(
      said,
    );
  assert.equal(integrity, hash(script));
});

test('export writes the very file that the native command writes, with its report, its choice of posts and its refusals', (t) => {
  const bin = join(installed(t), 'node_modules/carrel/node/bin.js');
  const output = join(temporaryFolder(), 'archive.html');
  const both = (...args) =>
    ['node', command].map((program) => {
      rmSync(output, { force: true });
      const { status, stdout, stderr } = spawnSync(
        program,
        program === 'node' ? [bin, ...args] : args,
        { encoding: 'utf8' },
      );
      return { status, stdout, stderr, hash: existsSync(output) && hashes(dirname(output)) };
    });
  const damaged = pack(join(root, 'data/manual')),
    incomplete = pack(join(root, 'data/manual'));
  const partOf = (site) =>
    join(
      site,
      'archive',
      readdirSync(join(site, 'archive')).find((name) => name.startsWith('posts-')),
    );
  appendFileSync(partOf(damaged), 'x');
  rmSync(partOf(incomplete));
  const sites = [join(root, 'data/posts'), join(root, 'data/manual'), sharedArchive('18f-blog', t)]
    .filter(Boolean)
    .map((posts) => pack(posts));
  const cases = [
    ...sites.map((site) => [0, site, output]),
    [0, sites[0], output, '--posts', 'kind:incident rollback'],
    [0, sites[0], output, '--quiet'],
    [1, sites[0], output, '--posts', 'tag:nosuchtag'],
    [3, sites[0], output, '--most-bytes', '100000'],
    [3, damaged, output],
    [3, incomplete, output],
    [3, temporaryFolder(), output],
  ];
  for (const [status, ...args] of cases) {
    const [here, native] = both('export', ...args);
    assert.equal(here.status, status, here.stderr);
    assert.deepEqual(here, native, args.join(' '));
    assert.equal(Boolean(here.hash), status === 0);
  }
});

test('search answers as the native command does, and wrong usage has its exit codes', (t) => {
  const site = pack(join(root, 'data/posts'));
  const bin = join(installed(t), 'node_modules/carrel/node/bin.js');
  const both = (...args) => [
    spawnSync('node', [bin, ...args], { encoding: 'utf8' }),
    spawnSync(command, args, { encoding: 'utf8' }),
  ];
  for (const args of [
    ['search', site, 'rollback'],
    ['search', site, '--json', 'rolback'],
    ['search', site, '--explain', 'night pager'],
  ]) {
    const [here, native] = both(...args);
    // A reply has five decimals, so the fourth of a sum may be rounded twice.
    const rounded = (text) => text.replace(/(\d\.\d{3})\d(?=  )/g, '$1');
    assert.equal(rounded(here.stdout), rounded(native.stdout));
  }
  for (const args of [
    [],
    ['pack'],
    ['frobnicate'],
    ['pack', '/nowhere', '-o', temporaryFolder()],
    ['search', temporaryFolder(), 'x'],
    ['pack', root, '-o', temporaryFolder(), '--today', 'soon'],
    ['pack', root, '-o', temporaryFolder(), '--today', '2024-02-31'],
  ]) {
    const [here, native] = both(...args);
    assert.equal(here.status, native.status, args.join(' '));
  }
});

test('754 posts become a page that is searched, in under a minute, with nothing configured', async (t) => {
  const posts = sharedArchive('rust-blog', t);
  if (!posts) return;
  const site = temporaryFolder();
  const started = performance.now();
  run(installed(t), 'npx', 'carrel', 'pack', posts, '-o', site, '--quiet');
  const server = spawn('node', [
    join(installation, 'node_modules/carrel/node/bin.js'),
    'serve',
    site,
    '--port',
    '8700',
  ]);
  t.after(() => server.kill());
  const address = await new Promise((resolve) =>
    server.stdout.once('data', (text) => resolve(String(text).trim())),
  );
  const browser = await openBrowser(t);
  if (!browser) return;
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.goto(`${address}#/?q=borrow%20checker`, { timeout: 60_000 });
  await page.locator('.hit a').first().waitFor({ timeout: 60_000 });
  t.diagnostic(
    `${((performance.now() - started) / 1000).toFixed(1)} s from an empty folder to results`,
  );
});

test('an edition is replaced whole or not at all', (t) => {
  const bin = join(installed(t), 'node_modules/carrel/node/bin.js');
  const site = pack(join(root, 'data/posts')),
    manual = join(root, 'data/manual');
  const again = () =>
    spawnSync('node', [bin, 'pack', manual, '-o', site, ...today, '--quiet'], { encoding: 'utf8' });
  rmSync(join(site, 'sw.js'));
  mkdirSync(join(site, 'sw.js'));
  writeFileSync(join(site, 'sw.js/mine.txt'), 'mine');
  const was = hashes(site);
  const refused = again();
  assert.equal(refused.status, 3, refused.stderr);
  assert.match(refused.stderr, /sw\.js/);
  assert.deepEqual(hashes(site), was);
  rmSync(join(site, 'sw.js'), { recursive: true });
  assert.equal(again().status, 0);
  assert.match(carrel('inspect', site), /every file is as the manifest says/);
  assert.deepEqual(
    readdirSync(site).filter((name) => name.startsWith('.')),
    [],
  );
  const elsewhere = join(temporaryFolder(), 'site');
  assert.equal(
    spawnSync('node', [bin, 'pack', temporaryFolder(), '-o', elsewhere, ...today]).status === 0,
    false,
  );
  assert.ok(!existsSync(elsewhere));
});
