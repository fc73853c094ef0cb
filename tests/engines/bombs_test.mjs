// A stranger's archive, right in every hash and made to exhaust: whatever a part says, the engine takes at most 64 MB for each
// megabyte of it, unpacked, or refuses it by name; it does not trap, and answers in no more than a few times the second for each
// megabyte that data/FORMAT.md promises (the bound is wide, for machines that do other things besides).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { isPlain, makeAsk, openWasm, pack, root } from '../support.mjs';
import { partsOf } from '../../web/library/manifest_parts.js';

const MIB = 1 << 20;
const SECONDS = 15;

const memories = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(/** @type {ConstructorParameters<typeof Instance>} */ ...given) {
    super(...given);
    if (this.exports.memory) memories.push(this.exports.memory);
  }
};

let site, manifest;
before(async () => {
  site = pack(join(root, 'data/posts'));
  manifest = JSON.parse(await readFile(join(site, 'archive/archive.json'), 'utf8'));
});

const zstd = (bytes) =>
  execFileSync('zstd', ['-q', '-c', '--check', '-1'], { input: bytes, maxBuffer: 1 << 28 });
const u32 = (number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
};
const column = (count, number) => Buffer.alloc(count, number);
const encode = (text) => new TextEncoder().encode(text);

/** `count` words of `size` letters, all but the last four of them shared; `stems` of each: its own beginnings. */
function lexicon(count, size, stems) {
  const tails = Array.from({ length: count }, (_, n) =>
    [3, 2, 1, 0].map((place) => String.fromCharCode(48 + ((n >> (6 * place)) & 63))).join(''),
  );
  const shared = column(count, size - 4),
    added = column(count, 4);
  shared[0] = 0;
  added[0] = size;
  const dropped = Buffer.alloc(
    count * stems,
    Buffer.from(Array.from({ length: stems }, (_, s) => stems - 1 - s)),
  );
  return Buffer.concat([
    Buffer.from('CRL2'),
    u32(count),
    u32(count * stems),
    shared,
    added,
    column(count, 1),
    column(count, stems),
    dropped,
    column(count * stems, 0),
    Buffer.from('a'.repeat(size - 4) + tails.join('')),
  ]);
}

/** The same words, each in the first `posts` posts. */
function index(count, size, posts) {
  const postings = count * posts;
  const words = lexicon(count, size, 1);
  return Buffer.concat([
    Buffer.from('CRI2'),
    u32(count),
    u32(postings),
    words.subarray(12, 12 + 2 * count),
    column(count, posts),
    words.subarray(12 + 6 * count),
    column(Math.ceil(postings / 2), 0x11),
    column(postings, 1),
    column(Math.ceil(postings / 8), 0),
  ]);
}

/** An engine with the archive whose roles have these contents, each in one part. */
async function forge(roles, edit = (/** @type {any} */ _manifest) => {}) {
  const { engine, read } = await openWasm(site);
  const forged = structuredClone(manifest);
  const stored = new Map();
  for (const [role, { content, count, first }] of Object.entries(roles)) {
    const bytes = zstd(content);
    forged.parts[role] = {
      ...forged.parts[role],
      count: [count],
      bytes: [bytes.length],
      unpacked: [content.length],
      sha256: createHash('sha256').update(bytes).digest('hex'),
      ...(first && { first: [first] }),
    };
    stored.set(partsOf({ parts: { [role]: forged.parts[role] } })[0].name, bytes);
  }
  edit(forged);
  const text = encode(JSON.stringify(forged));
  const load = (name) =>
    Promise.resolve(stored.get(name) ?? read(name)).then((bytes) => engine.load(name, bytes));
  const ask = makeAsk(engine, load);
  const size = Math.max(
    MIB,
    text.length,
    ...Object.values(roles).map(({ content }) => content.length),
  );
  return { engine, open: () => engine.load('archive.json', text), ask, megabytes: size / MIB };
}

const ASKED = [
  ['search', { text: 'aaa*' }],
  ['search', { text: 'rollback same' }],
  ['search', { text: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' }],
  ['search', { text: '', count: 200 }],
  ['suggest', { text: 'aaaa', count: 50 }],
  ['post', { number: 0 }],
];

async function holds(roles, edit) {
  const { engine, open, ask, megabytes } = await forge(roles, edit);
  const memory = memories.at(-1),
    held = memory?.buffer.byteLength;
  const parts = Math.max(1, Object.keys(roles).length);
  for (const [method, request] of [['open'], ...ASKED]) {
    const start = process.hrtime.bigint();
    try {
      if (method === 'open') open();
      else await ask(method, request);
    } catch (error) {
      assert.ok(
        ['bad-bundle', 'too-large'].includes(error.code) && error.where,
        `${method}: ${error.stack}`,
      );
    }
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    assert.ok(
      seconds < SECONDS * parts * megabytes,
      `${method} ${JSON.stringify(request)}: ${seconds} s`,
    );
    assert.equal(engine.retired, 0, `${method} ${JSON.stringify(request)} trapped`);
  }
  if (memory)
    assert.ok(
      memory.buffer.byteLength - held <= 64 * parts * megabytes * MIB,
      `${(memory.buffer.byteLength - held) / MIB} MiB for ${megabytes} MiB`,
    );
}

const first = (size) => 'a'.repeat(size - 4) + '0000';
const BOMBS = {
  'a lexicon of a megabyte of words with 64 stems each': () => ({
    lexicon: { content: lexicon(7_800, 100, 64), count: 7_800, first: first(100) },
  }),
  'a lexicon of 4 MB of long words': () => ({
    lexicon: { content: lexicon(400_000, 100, 1), count: 400_000, first: first(100) },
  }),
  'a lexicon of more than a lexicon may unpack to': () => ({
    lexicon: { content: lexicon(1_200_000, 40, 1), count: 1_200_000, first: first(40) },
  }),
  'a lexicon that is near every typo': () => ({
    lexicon: { content: lexicon(300_000, 36, 2), count: 300_000, first: first(36) },
  }),
  'an index of a megabyte of long terms': () => ({
    index: { content: index(100_000, 100, 1), count: 100_000, first: first(100) },
  }),
  'an index of a megabyte of terms in every post': () => ({
    index: { content: index(5_000, 20, 100), count: 5_000, first: first(20) },
  }),
  'lexicon and index of words that begin alike': () => ({
    lexicon: { content: lexicon(100_000, 30, 8), count: 100_000, first: first(30) },
    index: { content: index(150_000, 30, 4), count: 150_000, first: first(30) },
  }),
  'a post that 1,500,000 posts link to': () => ({
    backlinks: {
      content: Buffer.from(
        `{"links_here":[[${'1,'.repeat(1_500_000)}1]${',[]'.repeat(manifest.posts - 1)}]}`,
      ),
      count: manifest.posts,
    },
  }),
  'a kind of a megabyte': () => ({
    facets: {
      content: Buffer.from(
        JSON.stringify({
          kinds: ['k'.repeat(MIB)],
          themes: [],
          languages: ['en'],
          day: Array(manifest.posts).fill(0),
          kind: Array(manifest.posts).fill(0),
          length: '01'.repeat(manifest.posts),
          title_weight: '01'.repeat(manifest.posts),
        }),
      ),
      count: manifest.posts,
    },
  }),
  'a tag of a megabyte, a thousand times in each post': () => ({
    labels: {
      content: Buffer.from(
        JSON.stringify({
          tags: ['t'.repeat(MIB)],
          authors: [],
          tags_of: Array(manifest.posts).fill(Array(1_000).fill(0)),
        }),
      ),
      count: manifest.posts,
    },
  }),
  'a megabyte of brackets': () => ({
    labels: {
      content: Buffer.from(`{"tags":["t"],"tags_of":[${'[],'.repeat(350_000)}[]]}`),
      count: manifest.posts,
    },
  }),
};
const SYNONYMS = Array.from({ length: 500 }, (_, group) => [
  'same',
  ...Array.from({ length: 15 }, (_, i) => `word${group}x${i}`),
]);
const EDITS = {
  '20,000 times the same language': (value) => {
    value.languages = Array(20_000).fill('en');
  },
  '400,000 times the same language': (value) => {
    value.languages = Array(400_000).fill('en');
  },
  '100,000 languages': (value) => {
    value.languages = Array.from({ length: 100_000 }, (_, i) => `q${i}`);
  },
  '8,000 synonyms in 20,000 languages': (value) => {
    value.languages = Array(20_000).fill('en');
    value.synonyms = SYNONYMS;
  },
  '8,000 synonyms in 14 languages': (value) => {
    value.languages = [
      'da',
      'de',
      'en',
      'es',
      'fi',
      'fr',
      'it',
      'nb',
      'nl',
      'no',
      'pt',
      'ru',
      'sv',
    ];
    value.synonyms = SYNONYMS;
  },
  'synonyms of 50 KB each': (value) => {
    value.synonyms = [Array(16).fill('w'.repeat(50_000))];
  },
  '100,000 kinds': (value) => {
    value.kinds = Array.from({ length: 100_000 }, (_, i) => ({ id: `k${i}`, name: 'K' }));
  },
};

const skip = isPlain && 'measured in WebAssembly';
for (const [what, roles] of Object.entries(BOMBS))
  test(`${what}: refused by name, or held within bounds`, { skip }, () => holds(roles()));
for (const [what, edit] of Object.entries(EDITS))
  test(`a manifest with ${what}: refused by name, or held within bounds`, { skip }, () =>
    holds({}, edit),
  );
