// An archive's configuration: one file of three formats, the environment and options, in one order; and a schema that says what the code says.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { commands, folderOf, readManifest, root, temporaryFolder } from '../support.mjs';

const schema = JSON.parse(readFileSync(join(root, 'data/carrel.schema.json'), 'utf8'));
const Ajv = createRequire(import.meta.url)('ajv');
const validate = new Ajv().compile(schema);

/** Packs with one of the commands. @param {string[]} program @param {Record<string, string>} files */
function run(program, files, args = [], environment = {}) {
  const folder = folderOf({ 'a.md': '---\ntitle: A\ndate: 2024-01-02\n---\nx', ...files });
  const site = temporaryFolder();
  const [command, ...before] = program;
  const packed = spawnSync(
    command,
    [...before, 'pack', folder, '-o', site, '--today', '2026-11-24', '--quiet', ...args],
    { encoding: 'utf8', env: { ...process.env, ...environment } },
  );
  const manifest = existsSync(join(site, 'archive/archive.json')) ? readManifest(site) : null;
  return { status: packed.status, error: packed.stderr, manifest };
}

const FORMATS = {
  'carrel.json': `{"title": "T", "foot": {"text": "F", "link": null}, "kinds": {"a": "A b"}, "stale_after": 30,
    "stale_kinds": ["a"], "git_dates": false, "language": "de"}`,
  'carrel.toml': `# a comment
title = "T"
stale_after = 30
stale_kinds = ["a"]
git_dates = false
language = "de"
foot = { text = "F" }
[kinds]
a = "A b"
`,
  'carrel.yaml': `# a comment
title: T   # another
foot: {text: F, link: ~}
kinds:
  a: A b
stale_after: 30
stale_kinds: [a]
git_dates: false
language: de
`,
};

/** @type {[files: Record<string, string>, args: string[], environment: Record<string, string>, expected: RegExp][]} */
const MISTAKES = [
  [
    { 'carrel.json': '{\n"title": "x",\n"offlin": 1}' },
    [],
    {},
    /carrel\.json:3: unknown field "offlin" \(did you mean "offline"\?/u,
  ],
  [
    { 'carrel.toml': 'title = "x"\nembedHosts = 1\n' },
    [],
    {},
    /carrel\.toml:2: .*did you mean "embed_hosts"/u,
  ],
  [
    { 'carrel.yaml': '# c\nnonsense: 1\n' },
    [],
    {},
    /carrel\.yaml:2: unknown field "nonsense" \(the fields are/u,
  ],
  [
    { 'carrel.yaml': 'title: x\nstale_after: soon\n' },
    [],
    {},
    /carrel\.yaml:2: .*"stale_after" must be a whole number/u,
  ],
  [
    { 'carrel.yaml': 'title: x\ntitle: y\n' },
    [],
    {},
    /carrel\.yaml:2: the key "title" stands here again/u,
  ],
  [{ 'carrel.yaml': 'a: [\n' }, [], {}, /carrel\.yaml:\d: the YAML cannot be read/u],
  [{ 'carrel.toml': 'a = \n' }, [], {}, /carrel\.toml:1: the TOML cannot be read/u],
  [{ 'carrel.json': '{', 'carrel.toml': '' }, [], {}, /carrel\.toml: stands beside carrel\.json/u],
  [{}, [], { CARREL_OFFLINE: 'always' }, /CARREL_OFFLINE: .*"offline" must be "keep"/u],
  [
    { 'carrel.json': '{"offline": "ask"}' },
    ['--set', 'offline_limit=-1'],
    {},
    /--set: .*"offline_limit" must be/u,
  ],
  [{}, ['--set', 'titel=x'], {}, /--set: unknown field "titel" \(did you mean "title"/u],
  [{}, ['--set', 'title'], {}, /--set: "title" is no key with a value/u],
  [{}, ['--set', 'foot=x'], {}, /--set: "foot=x" is no key with a value/u],
];

for (const [name, program] of commands) {
  test(`${name}: three formats say the same`, () => {
    const of = (/** @type {string} */ file) => run(program, { [file]: FORMATS[file] });
    const { edition } = of('carrel.json').manifest;
    assert.equal(of('carrel.toml').manifest.edition, edition);
    assert.equal(of('carrel.yaml').manifest.edition, edition);
    assert.equal(run(program, { 'carrel.yml': FORMATS['carrel.yaml'] }).manifest.edition, edition);
  });

  test(`${name}: options go before the environment, which goes before the file`, () => {
    const file = { 'carrel.toml': 'title = "file"\nlanguage = "de"\n' };
    const title = (...more) => run(program, file, ...more).manifest.title;
    assert.equal(title(), 'file');
    assert.equal(title([], { CARREL_TITLE: 'environment' }), 'environment');
    assert.equal(title(['--set', 'title=option'], { CARREL_TITLE: 'environment' }), 'option');
    assert.equal(title(['--set', 'title=a', '--set', 'title=b=c']), 'b=c');
    const { manifest } = run(program, file, ['--set', 'stale_kinds=a, b'], {
      CARREL_STALE_AFTER: '7',
    });
    assert.deepEqual([manifest.stale_after, manifest.stale_kinds], [7, ['a', 'b']]);
    assert.equal(manifest.language, 'de');
  });

  test(`${name}: an error has the line, or who said it, and the nearest right spelling`, () => {
    for (const [files, args, environment, expected] of MISTAKES) {
      const { status, error, manifest } = run(program, files, args, environment);
      assert.match(error, expected);
      assert.equal(status, 3);
      assert.equal(manifest, null);
    }
  });

  test(`${name}: --config names a file of any of the formats, and the folder's own does not count`, () => {
    const file = join(temporaryFolder(), 'other.toml');
    writeFileSync(file, 'title = "other"\n');
    for (const own of ['carrel.json', 'carrel.yaml'])
      assert.equal(
        run(program, { [own]: '{"title": "own"}' }, ['--config', file]).manifest.title,
        'other',
      );
  });
}

test('the schema has every key of the code, and the code every key of the schema', () => {
  const { error } = run(commands[0][1], { 'carrel.json': '{"nonsense": 1}' });
  const known = /the fields are (.*)\)/u.exec(error)?.[1].split(', ');
  assert.deepEqual(known, Object.keys(schema.properties));
  const manual = readFileSync(join(root, 'data/manual/configuration.md'), 'utf8');
  for (const key of known.slice(1))
    assert.match(manual, new RegExp(`\\| \`${key}[\`.]|, \`${key}\` \\|`, 'u'), key);
});

test('what the schema takes the code takes, and what one refuses the other does', () => {
  for (const [key, { examples }] of Object.entries(schema.properties).slice(1)) {
    for (const value of [...examples, null]) {
      assert.ok(validate({ [key]: value }), key);
      const { status, error } = run(commands[0][1], {
        'carrel.json': JSON.stringify({ [key]: value }),
      });
      assert.equal(status, 0, `${key}: ${error}`);
    }
    for (const value of [{ x: { y: 1 } }, [[1]], 1.5, -1]) {
      assert.equal(validate({ [key]: value }), false, `${key}: ${JSON.stringify(value)}`);
      const { status } = run(commands[0][1], { 'carrel.json': JSON.stringify({ [key]: value }) });
      assert.equal(status, 3, `${key}: ${JSON.stringify(value)}`);
    }
  }
  for (const folder of ['posts', 'manual'])
    assert.ok(
      validate(JSON.parse(readFileSync(join(root, 'data', folder, 'carrel.json'), 'utf8'))),
    );
});
