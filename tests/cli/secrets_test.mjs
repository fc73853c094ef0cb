// Keys, tokens and passwords stop a packing, with file and line, unless they are allowed; what only looks like one does not.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { commands, folderOf, makeRandom, sharedArchive, temporaryFolder } from '../support.mjs';
import { HARMLESS, KINDS, PLACES } from '../cases/secrets/kinds.mjs';

/** @param {string[]} program */
function pack([name, ...first], folder, ...options) {
  const site = join(temporaryFolder(), 'site');
  const result = spawnSync(
    name,
    [...first, 'pack', folder, '-o', site, '--today', '2026-11-24', '--json', ...options],
    { encoding: 'utf8', maxBuffer: 64 << 20 },
  );
  return { ...result, site };
}
/** @param {string} stderr @returns {{file: string, line: number, number: string}[]} */
const found = (stderr) =>
  [...stderr.matchAll(/^(?:error: )?(.+?):(\d+): looks like .*, number ([0-9a-f]{16})/gm)].map(
    ([, file, line, number]) => ({ file, line: Number(line), number }),
  );

const random = makeRandom(20_26);
const make = (alphabet, length) =>
  Array.from({ length }, () => alphabet[random(alphabet.length)]).join('');
/** 200 secrets: each kind in five places. */
const planted = Object.entries(KINDS).flatMap(([kind, write], k) =>
  Array.from({ length: 5 }, (_, i) => {
    const name = `p${k}-${i}`,
      secret = write(make);
    const place = PLACES[(k + 2 * i) % PLACES.length];
    const isBlock = secret.includes('\n');
    return {
      kind,
      name,
      secret,
      files: isBlock ? PLACES[i % 2 ? 2 : 6](name, secret) : place(name, secret),
    };
  }),
);

for (const [name, program] of commands) {
  test(`${name}: of 200 planted secrets of ${Object.keys(KINDS).length} kinds 99 in 100 are found, by file and line, and none is printed`, () => {
    assert.equal(planted.length, 200);
    const files = Object.assign({}, ...planted.map((one) => one.files));
    const { status, stdout, stderr, site } = pack(program, folderOf(files));
    assert.equal(status, 1, stderr.slice(0, 400));
    assert.equal(existsSync(site), false);
    const places = found(stderr);
    const missed = planted.filter(({ secret, files: own }) => {
      const holder = Object.keys(own).at(-1);
      const text = own[holder].replaceAll('\\_', '_');
      const at = text.split('\n').findIndex((line) => line.includes(secret.split('\n')[0]));
      const line = at < 0 ? 3 : at + 1; // quoted in front matter
      return !places.some((place) => place.file === holder && place.line === line);
    });
    assert.ok(
      missed.length <= 2,
      missed.map(({ kind, name: post, secret }) => `${post} ${kind} ${secret}`).join('\n'),
    );
    for (const { secret } of planted)
      for (const line of secret.split('\n').filter((text) => text.length > 20))
        if (!line.startsWith('-----'))
          assert.ok(!(stdout + stderr).includes(line), `${line} is printed`);
  });

  test(`${name}: what only looks like a secret is packed`, () => {
    const files = Object.fromEntries(
      HARMLESS.map((text, i) => [
        `h${i}.md`,
        `# Post ${i}\n\n\`\`\`\n${text}\n\`\`\`\n\n${text}\n`,
      ]),
    );
    const { status, stderr } = pack(program, folderOf(files));
    assert.deepEqual(found(stderr), []);
    assert.equal(status, 0, stderr);
  });

  test(`${name}: a secret is allowed by its number, wherever it moves, or by a comment on its line; another in its place is not`, () => {
    const token = `ghp_${make('abcdefghijkmnpqrstuvwxyz0123456789ABCDEF', 36)}`;
    const folder = folderOf({ 'a.md': `# A\n\nUse ${token}\n`, 'b.md': '# B' });
    const { stderr } = pack(program, folder);
    const [{ file, line, number }] = found(stderr);
    assert.deepEqual([file, line], ['a.md', 3]);
    assert.match(stderr, /a\.md:3: looks like a GitHub personal access token \(ghp_….{3}\)/);
    writeFileSync(join(folder, 'carrel.json'), JSON.stringify({ allowed_secrets: [number] }));
    writeFileSync(join(folder, 'b.md'), `# B\n\nText.\n\nNow here: ${token}\n`);
    const allowed = pack(program, folder, '--strict');
    assert.equal(allowed.status, 0, allowed.stderr);
    const notes = JSON.parse(allowed.stdout).notes.filter(({ kind }) => kind === 'allowed');
    assert.deepEqual(
      notes.map(({ where }) => where),
      ['a.md:3', 'b.md:5'],
    );
    assert.ok(!allowed.stdout.includes(token));
    assert.ok(!readFileSync(join(allowed.site, 'archive/archive.json'), 'utf8').includes(number));

    const other = `ghp_${make('abcdefghijkmnpqrstuvwxyz0123456789ABCDEF', 36)}`;
    writeFileSync(join(folder, 'b.md'), `# B\n\n${other}\n`);
    assert.equal(pack(program, folder).status, 1);
    writeFileSync(join(folder, 'b.md'), `# B\n\n${other} <!-- carrel: allow secret -->\n`);
    assert.equal(pack(program, folder).status, 0);
    writeFileSync(
      join(folder, 'b.md'),
      `# B\n\n${other} <!-- carrel: allow secret -->\n\n${other}\n`,
    );
    assert.deepEqual(
      found(pack(program, folder).stderr).map(({ file: where, line: at }) => `${where}:${at}`),
      ['b.md:5'],
    );
  });

  test(`${name}: hidden files, hidden folders and keys are not packed, even where a post links to them, and are listed`, () => {
    const folder = folderOf({
      'a.md':
        '# A\n\n[env](.env) [env](.env.txt) ![x](.hidden/x.png) [pem](server.pem) [id](id_rsa) [p](.obsidian/p.md)\n',
      '.env': 'canarybird',
      '.env.txt': 'canarybird',
      '.git/config.md': '# canarybird',
      '.hidden/x.png': 'canarybird',
      '.obsidian/p.md': '# canarybird',
      '.draft.md': '# canarybird',
      'server.pem': 'canarybird',
      id_rsa: 'canarybird',
      'keys/site.P12': 'canarybird',
    });
    const { status, stdout, stderr, site } = pack(program, folder);
    assert.equal(status, 0, stderr);
    const hidden = JSON.parse(stdout).notes.filter(({ kind }) => kind === 'hidden');
    assert.deepEqual(
      hidden.map(({ where, message }) => `${where}: ${message}`),
      [
        '.draft.md: a hidden file, never packed',
        '.env: a hidden file, never packed',
        '.env.txt: a hidden file, never packed',
        '.git: a hidden folder, never packed',
        '.hidden: a hidden folder, never packed',
        '.obsidian: a hidden folder, never packed',
        'id_rsa: a key, never packed',
        'keys/site.P12: a key, never packed',
        'server.pem: a key, never packed',
      ],
    );
    for (const path of readdirSync(site, { recursive: true }).map(String))
      assert.doesNotMatch(path, /\.env|\.pem|id_rsa|\.p12|\.git|\.obsidian/i);
  });
}

for (const name of ['18f-blog', '18f-handbook', 'runbooks', 'osguide'])
  test(`at most one false alarm in 100 posts of ${name}`, (t) => {
    const folder = sharedArchive(name, t);
    if (!folder) return;
    const posts = readdirSync(folder, { recursive: true }).filter((path) =>
      /\.mdx?$/.test(String(path)),
    ).length;
    const { stderr } = pack(commands[0][1], folder, '--level', '1', '--room', '/nonexistent');
    assert.ok(found(stderr).length <= Math.ceil(posts / 100), stderr);
  });
