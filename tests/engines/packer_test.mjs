// The packer as WebAssembly writes the very bytes that the command writes.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { EngineError } from '../../web/engine/engine.js';
import { packPosts } from '../../web/engine/packer.js';
import { compile, pack, root, sharedArchive } from '../support.mjs';

function* filesBelow(folder, top = folder) {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('.')) continue; // as the command does
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* filesBelow(path, top);
    else yield [relative(top, path), new Uint8Array(readFileSync(path))];
  }
}

async function compare(folder, ...options) {
  const site = pack(folder, ...options);
  const title = JSON.parse(readFileSync(join(site, 'archive/archive.json'), 'utf8')).title;
  const level = options.includes('--level') ? Number(options[options.indexOf('--level') + 1]) : 0;
  const { files, report } = packPosts(await compile('carrel-pack.wasm'), filesBelow(folder), {
    today: '2026-11-24',
    title,
    level,
  });
  const written = [...filesBelow(join(site, 'archive'))];
  assert.deepEqual([...files.keys()].sort(), written.map(([name]) => name).sort());
  for (const [name, bytes] of written)
    assert.ok(Buffer.compare(Buffer.from(files.get(name)), bytes) === 0, `${name} differs`);
  return report;
}

test('the sample archive and the manual', async () => {
  await compare(join(root, 'data/posts'));
  await compare(join(root, 'data/manual'));
});

for (const name of ['rust-blog', '18f-blog'])
  test(name, async (t) => {
    const folder = sharedArchive(name, t);
    if (folder) await compare(folder, '--level', '6');
  });

test('a folder without posts, a draft alone, and a date that is none are refused with what to do', async () => {
  const module = await compile('carrel-pack.wasm');
  /** @returns {[string, Uint8Array][]} */
  const file = (text) => [['a.md', new TextEncoder().encode(text)]];
  assert.throws(
    () => packPosts(module, [], { today: '2026-11-24' }),
    (error) => error instanceof EngineError && error.message.length > 10,
  );
  assert.throws(
    () => packPosts(module, file('---\ndraft: true\n---\nSECRET\n'), { today: '2026-11-24' }),
    EngineError,
  );
  assert.throws(() => packPosts(module, file('# A\n'), { today: 'soon' }), { code: 'bad-input' });
});

test("of a program's own records, those that the edition before had and this one has not are named", async () => {
  const module = await compile('carrel-pack.wasm');
  /** @returns {[string, Uint8Array]} */
  const file = (path, text) => [path, new TextEncoder().encode(text)];
  const a = file('a.md', '# A'),
    secret = file('secret.md', '# Layoffs\n\nplan');
  const { files } = packPosts(module, [a, secret], { today: '2026-11-24' });
  const { report, text } = packPosts(
    module,
    [a],
    { today: '2026-11-24' },
    undefined,
    undefined,
    files,
  );
  assert.deepEqual(
    report.notes.map(({ kind, where }) => [kind, where]),
    [['withdrawn', 'secret']],
  );
  assert.match(text, /secret: "Layoffs" was in the edition before/);
  assert.deepEqual(
    packPosts(
      module,
      [a, secret],
      { today: '2026-11-24' },
      undefined,
      undefined,
      files,
    ).report.notes.filter(({ kind }) => kind !== 'remark'),
    [],
  );
});

test('no setting of the machine reaches the packer', async () => {
  const module = await compile('carrel-pack.wasm');
  // Newer C libraries can close a file, though nothing here can open, read or write one.
  for (const { module: space, name } of WebAssembly.Module.imports(module))
    assert.doesNotMatch(name, /clock|random|fd_(?!close$)|path_/, `${space}.${name}`);
});
