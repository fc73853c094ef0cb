// Text and files of strangers: control characters never reach a terminal, files that carrel did not write stay, an image that may run a
// script is named.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { command, root, temporaryFolder } from '../support.mjs';
import { visible } from '../../web/node/terminal.js';

const room = ['--room', join(root, 'build/room')];
const run = (...args) => spawnSync(command, args, { encoding: 'utf8' });

/** @param {Record<string, string | Uint8Array>} files */
function folderOf(files) {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  return folder;
}

// What a terminal obeys: C0 but line end and tab, DEL, C1, embeddings, overrides, isolates, separators.
const obeyed = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/;
const hostile = '\x1b[31m\x07\x1b]0;owned\x07\x08\x0b\x0c\r\x7f\u009b2J\u202e\u2066x';

test("no command lets a terminal obey what a title, a text, a summary or a file's name holds", () => {
  const folder = folderOf({
    'a.md': `---\ntitle: "kiwi \\e[31m\\a\\u202e\\x9b end"\nsummary: "kiwi \\e[5m"\ntags: ["\\e[5mblink"]\n---\n\nkiwi ${hostile} [dead${hostile}](no${hostile}where.md)\n`,
    [`b${hostile.replace(/[\r/]/g, '')}.md`]: `# kiwi ${hostile}\n\nkiwi\n`,
    'carrel.json': JSON.stringify({ title: 'Archive \x1b[31m\u202e' }),
  });
  const site = temporaryFolder();
  const table = join(
    folderOf({ 'table.tsv': 'query\tslug\nkiwi\tnowhere\u001b[31m\n' }),
    'table.tsv',
  );
  const outputs = [
    ['pack', folder, '-o', site, ...room],
    ['search', site, 'kiwi'],
    ['search', site, '--explain', 'kiwi'],
    ['read', site, 'a'],
    ['inspect', site],
    ['test-search', site, table],
    ['read', site, 'no\x1b[31m'],
  ].map((args) => run(...args));
  assert.ok(outputs[1].stdout.includes('kiwi'), outputs[1].stderr);
  assert.ok(outputs[3].stdout.includes('␛[31m'), outputs[3].stdout);
  for (const { stdout, stderr, status } of outputs) {
    assert.notEqual(status, null);
    assert.doesNotMatch(stdout + stderr, obeyed);
  }
  // What is asked for as data comes as it is.
  assert.ok(run('read', site, 'a', '--markdown').stdout.includes('\x1b[31m'));
});

test("npm's command prints as the native one does", () => {
  assert.equal(
    visible(`a\tb\n${hostile}\ud800`),
    'a\tb\n␛[31m␇␛]0;owned␇␈␋␌␍␡<U+009B>2J<U+202E><U+2066>x\ufffd',
  );
});

test('a file that carrel did not write is replaced with --force alone, and then nothing else is asked', () => {
  const folder = folderOf({ 'a.md': '# A\n\ntext\n' });
  const bin = join(root, 'build/package/node/bin.js');
  const programs = [
    (...args) => run(...args, ...room),
    ...(existsSync(bin)
      ? [(...args) => spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8' })]
      : []),
  ];
  assert.equal(programs.length, 2, 'build/package is not built');
  for (const program of programs) {
    for (const [path, content] of [
      ['index.html', 'mine'],
      ['sw.js', 'mine'],
      ['site.json', '{}'],
      ['text.html', ''],
      ['archive/archive.json', '{"mine":1}'],
    ]) {
      const site = temporaryFolder();
      if (path.includes('/')) mkdirSync(join(site, 'archive'));
      writeFileSync(join(site, path), content);
      const refused = program('pack', folder, '-o', site);
      assert.equal(refused.status, 3, path);
      assert.match(
        refused.stderr,
        new RegExp(`^error: .*${path}: carrel did not write this file.*--force`, 'm'),
        path,
      );
      assert.equal(readFileSync(join(site, path), 'utf8'), content);
      assert.deepEqual(readdirSync(site), [path.split('/')[0]]);
      assert.equal(program('pack', folder, '-o', site, '--force').status, 0, path);
      assert.notEqual(readFileSync(join(site, path), 'utf8'), content);
      writeFileSync(join(folder, 'a.md'), `# A\n\n${Math.random()}\n`);
      assert.equal(program('pack', folder, '-o', site).status, 0, `${path}: the next edition`);
    }
    // Its own lists are known by what they say, not by how they are laid out; what only begins like one is none.
    /** @type {[status: number, layOut: (text: string) => string][]} */
    const layouts = [
      [0, (text) => JSON.stringify(JSON.parse(text), null, 2)],
      [
        0,
        (text) =>
          `\n ${JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text)).reverse()))}`,
      ],
      [3, (text) => `${text.slice(0, 30)} of mine`],
    ];
    for (const path of ['site.json', 'archive/archive.json']) {
      for (const [status, layOut] of layouts) {
        const packed = temporaryFolder(),
          site = temporaryFolder();
        assert.equal(program('pack', folder, '-o', packed).status, 0);
        mkdirSync(join(site, 'archive'));
        writeFileSync(join(site, path), layOut(readFileSync(join(packed, path), 'utf8')));
        writeFileSync(join(folder, 'a.md'), `# A\n\n${Math.random()}\n`);
        const again = program('pack', folder, '-o', site);
        assert.equal(again.status, status, `${path}: ${layOut}: ${again.stderr}`);
      }
    }
    // Files of other names do not matter.
    const site = temporaryFolder();
    writeFileSync(join(site, 'CNAME'), 'notes.example');
    assert.equal(program('pack', folder, '-o', site).status, 0);
    assert.equal(readFileSync(join(site, 'CNAME'), 'utf8'), 'notes.example');
    // Nor is a site written among the posts themselves.
    const own = program('pack', folder, '-o', join(folder, '.'));
    assert.equal(own.status, 2);
    assert.match(own.stderr, /is the folder of the posts/);
    assert.deepEqual(readdirSync(folder), ['a.md']);
  }
});

test('an SVG image that may run a script is named, and a link to it downloads', () => {
  const svg = (inside, attributes = '') =>
    `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`;
  const running = [
    svg('<script>1</script>'),
    svg('<SCRIPT href="x"/>'),
    svg('<s:script xmlns:s="x"/>'),
    svg('', 'onload="1"'),
    svg('<g\nONclick = "1"/>'),
    svg('<a href="java\nscript:1"/>'),
    svg('<set attributeName="href" to="javascript:1"/>'),
    svg('<a"onload=1>'),
    `<!DOCTYPE svg [<!ENTITY x "y">]>${svg('')}`,
    Buffer.from(`\ufeff${svg('<script/>')}`, 'utf16le'),
  ];
  const still = [
    svg('<text>on the road = fine, script and description</text>'),
    svg('<path d="M0 0"/>', 'font-family="on"'),
    svg('<a href="https://a.example/?online=1">x</a>'),
  ];
  /** @type {Record<string, string | Uint8Array>} */
  const files = {};
  [...running, ...still].forEach((text, i) => {
    files[`i${i}.svg`] = text;
  });
  files['a.md'] = `# A\n\n${Object.keys(files)
    .map((name) => `![x](${name})`)
    .join(' ')} [file](i0.svg)\n`;
  const site = temporaryFolder();
  const { stdout } = run('pack', folderOf(files), '-o', site, ...room, '--json');
  const named = JSON.parse(stdout)
    .notes.filter(({ kind, message }) => kind === 'warning' && message.includes('may run a script'))
    .map(({ where }) => where);
  assert.deepEqual(named.sort(), running.map((_, i) => `i${i}.svg`).sort());
  assert.match(
    readFileSync(join(site, 'text.html'), 'utf8'),
    /<a href="archive\/media\/i0\.[0-9a-f]{16}\.svg" download>file<\/a>/,
  );
});
