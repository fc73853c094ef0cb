// What web/ knows of requests and replies is what C++ says, and real replies have just these fields.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { command, openWasm, pack, root, temporaryFolder } from '../support.mjs';

const declarations = join(dirname(command), 'declarations');
const FILES = { types: 'web/types/replies.d.ts', constants: 'web/base/names.js' };

for (const [what, file] of Object.entries(FILES)) {
  test(`${file} is what the C++ sources say`, () => {
    const made = execFileSync(declarations, [what], { encoding: 'utf8' });
    assert.equal(readFileSync(join(root, file), 'utf8'), made, 'run scripts/dev declare');
  });
}

const OPTIONS = {
  noEmit: true,
  strict: true,
  types: [],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};
const host = ts.createCompilerHost(OPTIONS);
const parse = host.getSourceFile;
/** TypeScript's own library, read once. */
const parsed = new Map();
host.getSourceFile = (name, language) => {
  if (!name.includes('/lib.')) return parse(name, language);
  if (!parsed.has(name)) parsed.set(name, parse(name, language));
  return parsed.get(name);
};

/** What TypeScript says of a program that imports the declared types. */
function check(program) {
  const file = join(temporaryFolder(), 'program.ts');
  const types = join(root, FILES.types).replace('.d.ts', '.js');
  writeFileSync(file, `import type * as declared from '${types}';\n${program}`);
  const found = ts.getPreEmitDiagnostics(ts.createProgram([file], OPTIONS, host));
  return { isRight: found.length === 0, says: ts.formatDiagnostics(found, host) };
}

let literals = 0;

/** A literal has a declared type only where it has every field of it and no other. */
const literal = (type, value) =>
  `const literal${literals++}: declared.${type} = ${JSON.stringify(value)};\n`;

const QUERIES = [
  'rollback',
  'rolback',
  '+rollback +zzzzqqqq',
  'kind:incident sort:newest',
  '',
  'foo: "no return" -undo',
  '2026-11-24 ERROR queue full\nat line 4',
];

test('replies have the fields that are declared, and no others', async () => {
  const { engine, manifest, ask, read } = await openWasm(pack(join(root, 'data/posts')));
  const [first] = manifest.start;
  let program = literal('ManifestReply', manifest);
  program += literal('LoadedReply', engine.load(first, await read(first)));
  for (const text of QUERIES) {
    program += literal('SearchReply', (await ask('search', { text, explain: true })).reply);
  }
  program += literal('SuggestReply', (await ask('suggest', { text: 'rol' })).reply);
  for (const number of [0, 40, manifest.posts - 1]) {
    program += literal('PostReply', (await ask('post', { number, mark: 'queue' })).reply);
  }
  await assert.rejects(ask('post', { slug: 'none' }), ({ code, message, where, hint }) => {
    program += literal('ErrorReply', { code, message, where, hint });
    return true;
  });
  const { isRight, says } = check(program);
  assert.ok(isRight, says);
});

test('a field more, a field less, another type and an unknown name are each told', () => {
  const link = { slug: 'a', title: 'A', day: '2024-03-05' };
  const { isRight, says } = check(literal('PostLink', link));
  assert.ok(isRight, says);
  for (const wrong of [
    { ...link, more: 1 },
    { slug: 'a', title: 'A' },
    { ...link, title: 3 },
  ]) {
    assert.ok(!check(literal('PostLink', wrong)).isRight, JSON.stringify(wrong));
  }
  assert.ok(!check(literal('Notice', { code: 'query-cut', text: '' })).isRight);
});

test('a request may leave out any field, and has no others', () => {
  assert.ok(check(literal('SearchRequest', {}) + literal('PostRequest', { number: 3 })).isRight);
  assert.ok(!check(literal('SearchRequest', { filters: { kinds: [] } })).isRight);
});
