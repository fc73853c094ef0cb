// An edition is replaced whole or not at all: whatever ends a packing, the site in its place opens and is the one before, or the new one.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  carrel,
  command,
  commands,
  folderOf,
  pack,
  readManifest,
  root,
  temporaryFolder,
} from '../support.mjs';

const today = ['--today', '2026-11-24', '--quiet'];

/** A folder of posts, all of which say `word`. */
function posts(word, count = 40) {
  const folder = temporaryFolder();
  for (let i = 0; i < count; i++)
    writeFileSync(
      join(folder, `p${i}.md`),
      `# Post ${i}\n\n${Array.from({ length: 1500 }, (_, k) => `w${(k * 7919 + i * 31) % 4000}`).join(' ')} ${word}\n`,
    );
  writeFileSync(join(folder, 'carrel.json'), JSON.stringify({ title: `Archive ${word}` }));
  return folder;
}

/** path → hash of every file and link, hidden ones too. */
function hashes(site) {
  const found = readdirSync(site, { recursive: true })
    .map(String)
    .filter((path) => statSync(join(site, path), { throwIfNoEntry: false })?.isFile())
    .sort();
  return Object.fromEntries(
    found.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(site, path)))
        .digest('hex'),
    ]),
  );
}

const edition = (site) => readManifest(site).edition;
const before = pack(posts('first')),
  old = hashes(before),
  oldEdition = edition(before);
const next = posts('second'),
  nextEdition = edition(pack(next));

/** A copy of the first edition. */
function siteOf() {
  const site = temporaryFolder();
  cpSync(before, site, { recursive: true });
  return site;
}

/** The site is the first edition to the last byte. */
function isUntouched(site) {
  assert.deepEqual(hashes(site), old);
  assert.match(carrel('inspect', site), /every file is as the manifest says/);
}

test('a packing replaces the whole edition, leaves nothing beside it, and does not touch what stays the same', () => {
  const site = siteOf();
  const times = Object.fromEntries(
    Object.keys(old).map((path) => [path, statSync(join(site, path)).ino]),
  );
  carrel('pack', next, '-o', site, ...today);
  assert.equal(edition(site), nextEdition);
  assert.match(carrel('inspect', site), /every file is as the manifest says/);
  const now = hashes(site);
  assert.deepEqual(
    Object.keys(now).filter((path) => /(^|\/)\.|part-\d/.test(path)),
    [],
  );
  for (const path of Object.keys(old))
    if (now[path] === old[path]) assert.equal(statSync(join(site, path)).ino, times[path], path);
  const list = JSON.parse(readFileSync(join(site, 'site.json'), 'utf8'));
  assert.equal(list.edition, nextEdition);
});

/** Runs the command in a shell that allows files of so many blocks of 1,024 bytes: a write beyond fails, as on a full disk. */
const packLimited = (blocks, folder, site, ...options) =>
  spawnSync(
    'bash',
    [
      '-c',
      `trap '' XFSZ; ulimit -f ${blocks}; exec "$@"`,
      'bash',
      command,
      'pack',
      folder,
      '-o',
      site,
      ...today,
      ...options,
    ],
    { encoding: 'utf8' },
  );

test('where a file cannot be written, be it a part, a page or the engine, the site stays as it is and the file is named', () => {
  const seen = new Set();
  for (const blocks of [1, 4, 12, 30, 60, 100]) {
    const site = siteOf();
    const { status, stderr } = packLimited(blocks, next, site);
    if (status === 0) continue;
    assert.equal(status, 3, stderr);
    assert.match(stderr, /cannot be written/);
    seen.add(/error: .*\/(assets|archive|[^/:]*)/.exec(stderr)?.[1]);
    isUntouched(site);
  }
  assert.ok(seen.size > 1, [...seen].join());
});

test('where nothing was before, a failure leaves nothing', () => {
  const site = join(temporaryFolder(), 'site');
  assert.equal(packLimited(1, next, site).status, 3);
  assert.equal(statSync(site, { throwIfNoEntry: false }), undefined);
});

for (const [name, program] of commands) {
  test(`${name}: a file that carrel did not write is replaced only with --force`, () => {
    const site = folderOf({ 'index.html': 'theirs' });
    const start = (...options) =>
      spawnSync(program[0], [...program.slice(1), 'pack', next, '-o', site, ...today, ...options], {
        encoding: 'utf8',
      });
    const { status, stderr } = start();
    assert.equal(status, 3, stderr);
    assert.match(stderr, /\/index\.html: carrel did not write this file \(.*--force\)/);
    assert.deepEqual(readdirSync(site), ['index.html']);
    assert.equal(readFileSync(join(site, 'index.html'), 'utf8'), 'theirs');
    assert.equal(start('--force').status, 0);
    assert.match(readFileSync(join(site, 'index.html'), 'utf8'), /Archive second/);
    writeFileSync(join(site, 'index.html'), 'edited'); // the list of the site says whose it is
    assert.equal(start().status, 0);
  });
}

for (const place of ['index.html', 'archive/archive.json', 'site.json', 'sw.js']) {
  test(`where a folder stands in the place of ${place}, nothing is moved`, () => {
    const site = siteOf();
    rmSync(join(site, place));
    mkdirSync(join(site, place));
    writeFileSync(join(site, place, 'mine.txt'), 'mine');
    const was = hashes(site);
    const { status, stderr } = spawnSync(command, ['pack', next, '-o', site, ...today], {
      encoding: 'utf8',
    });
    assert.equal(status, 3, stderr);
    assert.ok(stderr.includes(place), stderr);
    assert.deepEqual(hashes(site), was);
  });
}

test('where a file stands in the place of the folder of assets, nothing is moved', () => {
  const site = siteOf();
  rmSync(join(site, 'assets'), { recursive: true });
  writeFileSync(join(site, 'assets'), 'mine');
  const was = hashes(site);
  assert.equal(spawnSync(command, ['pack', next, '-o', site, ...today]).status, 3);
  assert.deepEqual(hashes(site), was);
});

test('a link in the site is replaced, not followed', () => {
  const site = siteOf(),
    elsewhere = join(temporaryFolder(), 'mine.txt');
  writeFileSync(elsewhere, 'mine');
  rmSync(join(site, 'index.html'));
  symlinkSync(elsewhere, join(site, 'index.html'));
  carrel('pack', next, '-o', site, ...today);
  assert.equal(readFileSync(elsewhere, 'utf8'), 'mine');
  assert.match(readFileSync(join(site, 'index.html'), 'utf8'), /Archive second/);
});

test('ended at any moment, a packing leaves an edition that opens, and the next one tidies up', async () => {
  const whole = new Set();
  const site = siteOf();
  const started = performance.now();
  carrel('pack', next, '-o', temporaryFolder(), ...today);
  const lasts = performance.now() - started;
  for (let n = 0; n < 12; n++) {
    const other = n % 2 ? before : null;
    const child = spawn(
      command,
      ['pack', other ? posts(`again ${n}`) : next, '-o', site, ...today],
      { stdio: 'ignore' },
    );
    await new Promise((resolve) => {
      setTimeout(resolve, lasts * (0.3 + 0.07 * n));
    });
    child.kill('SIGKILL');
    await new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode) resolve();
      else child.on('exit', resolve);
    });
    assert.match(carrel('inspect', site), /every file is as the manifest says/);
    assert.ok(carrel('search', site, 'post').length > 0);
    whole.add(edition(site));
  }
  assert.ok(whole.size >= 1);
  carrel('pack', next, '-o', site, ...today);
  assert.equal(edition(site), nextEdition);
  assert.deepEqual(
    readdirSync(site).filter((name) => name.startsWith('.')),
    [],
  );
});

test('a damaged file of an edition is mended by packing the same posts again', () => {
  const site = siteOf(),
    name = readManifest(site).parts.find(({ role }) => role === 'posts').name;
  writeFileSync(join(site, 'archive', name), 'damaged');
  carrel('pack', posts('first'), '-o', site, ...today);
  assert.match(carrel('inspect', site), /every file is as the manifest says/);
  assert.equal(edition(site), oldEdition);
});

test('a posts folder that cannot be packed leaves the site as it is', () => {
  for (const files of [
    {},
    { 'a.md': '---\ndraft: true\n---\nx' },
    { 'a.md': '# A', 'carrel.json': '{"title": 3}' },
    { 'a.md': '# A', 'synonyms.txt': 'alone\n' },
  ]) {
    const site = siteOf(),
      folder = folderOf(files);
    assert.equal(spawnSync(command, ['pack', folder, '-o', site, ...today]).status === 0, false);
    isUntouched(site);
  }
  const site = siteOf();
  assert.equal(
    spawnSync(command, [
      'pack',
      next,
      '-o',
      site,
      '--previous',
      join(root, 'no-such-site'),
      ...today,
    ]).status,
    3,
  );
  isUntouched(site);
});
