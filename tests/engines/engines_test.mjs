// One engine, two targets: the same query gives the same bytes from the native library and from WebAssembly; and parts, however small
// and in whatever order they arrive, lead to the same answer.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { carrel, openWasm, pack, root, sharedArchive, temporaryFolder } from '../support.mjs';

const posts = join(root, 'data/posts');

const QUERIES = [
  'rollback', 'on-call pager', 'how do we undo a release', '"point of no return"', 'runbook -checklist', '+queue log', 'kind:incident', 'tag:on-call night',
  'theme:delivery sort:oldest', 'year:2020', 'after:2020-02 before:2020-02-10', 'E_LOG_QUEUE_FULL', 'log_bytes_per_request', 'roll*', 'title:runbook',
  'alert OR pager', 'zzzzz', '', '-', '"', '"unclosed phrase', 'kind:', 'foo:bar', 'résumé', '東京 日本', 'Привет мир', 'हिन्दी', 'العربية', 'ภาษาไทย', '서울시', '\u0000\uFFFD', '*'.repeat(50),
  'a '.repeat(300), '"""', '+++', 'OR OR OR', 'lang:en queue', 'author:nobody', 'sort:sideways x',
];

test('the sample archive answers alike natively and as WebAssembly', async () => {
  const site = pack(posts);
  const { ask } = await openWasm(site);
  for (const text of QUERIES) {
    // The command line takes no NUL and no empty query.
    if (text === '' || text.includes('\u0000')) continue;
    const native = JSON.parse(carrel('search', site, '--json', '--limit', '20', '--', text));
    const { reply } = await ask('search', { text, count: 20 });
    assert.deepEqual(reply, native, text);
  }
});

test('the engine with the English stemmer alone refuses an archive in another language, and answers alike in English', async () => {
  const english = await openWasm(pack(posts), 'carrel.wasm');
  const every = await openWasm(pack(posts));
  for (const text of ['rollback', 'undo a release', '"point of no return"'])
    assert.deepEqual((await english.ask('search', { text })).reply, (await every.ask('search', { text })).reply);
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'german.md'), '---\ntitle: Häuser\nlang: de\n---\nDie Häuser am See.\n');
  await assert.rejects(openWasm(pack(folder), 'carrel.wasm'), (error) => error.code === 'unsupported' && /no stemmer.*"de"/.test(error.message));
  const site = pack(folder);
  const { ask } = await openWasm(site);
  assert.equal((await ask('search', { text: 'haus' })).reply.total, 1);
});

test('every post of the sample archive is rendered alike', async () => {
  const site = pack(posts);
  const { ask, manifest } = await openWasm(site);
  for (let number = 0; number < manifest.posts; number++) {
    const { reply } = await ask('post', { number });
    assert.deepEqual(reply, JSON.parse(carrel('read', site, reply.slug, '--json')));
  }
});

test('small parts lead to the same answers in at most three rounds of needs', async () => {
  const whole = await openWasm(pack(posts));
  for (const bytes of ['1000', '16000']) {
    const site = pack(posts, '--part-bytes', bytes);
    for (const text of QUERIES) {
      const cut = await openWasm(site);
      let rounds = 0;
      let reply = cut.engine.search({ text, count: 20 });
      while (reply.needs.length) {
        assert.equal(reply.complete, false, 'what is not complete must say so');
        assert.ok(++rounds <= 3, `${text}: a fourth round`);
        for (const name of reply.needs.reverse()) cut.engine.load(name, await cut.read(name));
        reply = cut.engine.search({ text, count: 20 });
      }
      ({ reply } = await cut.ask('search', { text, count: 20 }));
      assert.deepEqual(reply, (await whole.ask('search', { text, count: 20 })).reply, `${text} with parts of ${bytes} bytes`);
    }
  }
});

test('the sum of an explanation is the score', async () => {
  const { ask } = await openWasm(pack(posts));
  for (const text of ['release rollback', 'pager night alert', 'runbook']) {
    const { reply } = await ask('search', { text, explain: true });
    for (const hit of reply.hits) {
      const sum = hit.explanation.reduce((total, { amount }) => total + amount, 0);
      assert.ok(Math.abs(sum - hit.score) < 1e-4, `${text}: ${hit.slug}: ${sum} and ${hit.score}`);
    }
  }
});

test('the same folder packs to the same bytes whatever the threads, locale and time zone', () => {
  const files = (site) => readdirSync(join(site, 'archive'), { recursive: true }).sort();
  const first = pack(posts, '--jobs', '1');
  process.env.TZ = 'Pacific/Kiritimati';
  process.env.LC_ALL = 'tr_TR.UTF-8';
  process.env.GLIBC_TUNABLES = 'glibc.cpu.hwcaps=-AVX2,-FMA,-AVX512F';
  const second = pack(posts, '--jobs', '4');
  for (const name of ['TZ', 'LC_ALL', 'GLIBC_TUNABLES']) delete process.env[name];
  assert.deepEqual(files(first), files(second));
  const bytes = (site) => readFileSync(join(site, 'archive/archive.json'), 'utf8');
  assert.equal(bytes(first), bytes(second));
});

test('a real archive answers alike in both engines', async (t) => {
  const folder = sharedArchive('rust-blog', t);
  if (!folder) return;
  const site = pack(folder, '--level', '3');
  const { ask } = await openWasm(site);
  for (const text of ['borrow checker', 'async await', 'cargo', 'tag:release', '"foreign function interface"', 'what is new in rust 1.70', 'std::sync::Mutex', 'year:2018 edition', 'incremental comp*']) {
    const native = JSON.parse(carrel('search', site, '--json', '--limit', '10', '--', text));
    assert.deepEqual((await ask('search', { text, count: 10 })).reply, native, text);
  }
});

test('an instance that traps is replaced and the call answered', async () => {
  const { engine, ask } = await openWasm(pack(posts));
  const before = (await ask('search', { text: 'rollback' })).reply;
  engine.breakForTest();
  assert.deepEqual(engine.search({ text: 'rollback' }), before);
  assert.equal(engine.retired, 1);
});
