// A bundle whose hashes are right and whose content is forged: each part is refused by name, and what was open stays open and true.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { openWasm, pack, root } from '../support.mjs';
import { partsOf } from '../../web/library/manifest_parts.js';

let site, manifest, opened;
before(async () => {
  site = pack(join(root, 'data/posts'));
  manifest = JSON.parse(await readFile(join(site, 'archive/archive.json'), 'utf8'));
  opened = await openWasm(site);
});

const zstd = (bytes, ...options) =>
  execFileSync('zstd', ['-q', '-c', '--check', ...options], { input: bytes, maxBuffer: 1 << 28 });
const unzstd = (bytes) =>
  execFileSync('zstd', ['-q', '-d', '-c'], { input: bytes, maxBuffer: 1 << 28 });
const u32 = (number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number >>> 0);
  return bytes;
};

/** The archive with one part replaced by these stored bytes; the manifest is made to fit, but for what `claims` says instead. */
async function load(role, stored, claims = {}) {
  const { engine } = await openWasm(site);
  const forged = structuredClone(manifest);
  const columns = forged.parts[role];
  const { bytes, sha256, ...others } = {
    bytes: stored.length,
    sha256: createHash('sha256').update(stored).digest('hex'),
    ...claims,
  };
  columns.bytes[0] = bytes;
  columns.sha256 = sha256 + columns.sha256.slice(64);
  for (const [name, value] of Object.entries(others)) columns[name][0] = value;
  engine.load('archive.json', new TextEncoder().encode(JSON.stringify(forged)));
  const [part] = partsOf({ parts: { [role]: columns } });
  return { engine, part, load: () => engine.load(part.name, stored) };
}

async function content(role) {
  const [part] = partsOf({ parts: { [role]: manifest.parts[role] } });
  return unzstd(await readFile(join(site, 'archive', part.name)));
}

async function refuses(role, bytes, code = 'bad-bundle') {
  const stored = zstd(bytes);
  const { engine, part, load: go } = await load(role, stored, { unpacked: bytes.length });
  assert.throws(
    go,
    (/** @type {any} */ error) =>
      error.code === code && error.where === part.name && error.message.length > 10,
    role,
  );
  assert.equal(engine.retired, 0, 'no trap');
  assert.equal((await opened.ask('search', { text: 'rollback' })).reply.complete, true);
}

const json = (edit) => async (role) => {
  const value = JSON.parse(String(await content(role)));
  return Buffer.from(JSON.stringify(edit(value) ?? value));
};
const bytes = (edit) => async (role) => edit(Buffer.from(await content(role)));
const text = (value) => async () => Buffer.from(value);

/** @type {[role: string, what: string, make: (role: string) => Promise<Buffer>][]} */
const FORGERIES = [
  ['facets', 'is no JSON', text('{"posts":')],
  ['facets', 'is an array', text('[]')],
  ['facets', 'is 40 levels deep', text('['.repeat(40) + ']'.repeat(40))],
  [
    'facets',
    'has a column too short',
    json((value) => {
      value.day.pop();
    }),
  ],
  [
    'facets',
    'has a kind that is none',
    json((value) => {
      value.kind[0] = 99;
    }),
  ],
  [
    'labels',
    'has a tag that is none',
    json((value) => {
      value.tags_of[0] = [12345];
    }),
  ],
  [
    'facets',
    'has numbers for digits',
    json((value) => {
      value.length = [1, 2];
    }),
  ],
  [
    'facets',
    'has half a length byte too many',
    json((value) => {
      value.length += '0';
    }),
  ],
  [
    'facets',
    'has letters for digits',
    json((value) => {
      value.title_weight = value.title_weight.replace(/^../, 'xy');
    }),
  ],
  [
    'facets',
    'has lengths for one post less',
    json((value) => {
      value.length = value.length.slice(2);
    }),
  ],
  ['facets', 'has a key twice', text('{"posts":1,"posts":2}')],
  [
    'facets',
    'is not UTF-8',
    async () => Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
  ],
  [
    'facets',
    'has 300 keys in an object',
    text(JSON.stringify(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`k${i}`, 1])))),
  ],
  [
    'labels',
    'has a column too short',
    json((value) => {
      value.tags_of.pop();
    }),
  ],
  [
    'list',
    'lists one post less',
    json((value) => {
      value.posts.pop();
    }),
  ],
  [
    'list',
    'has a number for a title',
    json((value) => {
      value.posts[0].title = 7;
    }),
  ],
  [
    'list',
    'has no slug',
    json((value) => {
      delete value.posts[0].slug;
    }),
  ],
  [
    'slugs',
    'points past the last post',
    json((value) => {
      value.slugs[0][1] = 1e6;
    }),
  ],
  [
    'slugs',
    'has a negative number',
    json((value) => {
      value.slugs[0][1] = -1;
    }),
  ],
  [
    'slugs',
    'has three to a pair',
    json((value) => {
      value.slugs[0].push(1);
    }),
  ],
  [
    'posts',
    'holds one post more',
    json((value) => {
      value.posts.push(value.posts[0]);
    }),
  ],
  [
    'posts',
    'has a list for Markdown',
    json((value) => {
      value.posts[0].markdown = [];
    }),
  ],
  [
    'posts',
    'has links that are no lists',
    json((value) => {
      value.posts[0].links = ['x'];
    }),
  ],
  [
    'posts',
    'has a link to a third kind of thing',
    json((value) => {
      value.posts[0].links = [['a', 'script', 'b', '']];
    }),
  ],
  [
    'posts',
    'has entities that are no texts',
    json((value) => {
      value.posts[0].entities = { a: 1 };
    }),
  ],
  [
    'index',
    'has another magic',
    bytes((value) => {
      value.write('XXXX');
      return value;
    }),
  ],
  [
    'index',
    'claims four thousand million terms',
    bytes((value) => Buffer.concat([value.subarray(0, 4), u32(0xffffffff), value.subarray(8)])),
  ],
  ['index', 'ends in mid-posting', bytes((value) => value.subarray(0, value.length - 3))],
  ['index', 'has a tail', bytes((value) => Buffer.concat([value, Buffer.from('tail')]))],
  [
    'lexicon',
    'claims four thousand million words',
    bytes((value) => Buffer.concat([value.subarray(0, 4), u32(0xffffffff), value.subarray(8)])),
  ],
  [
    'lexicon',
    'has words out of order',
    bytes((value) => {
      value[12] = 0x7a;
      return value;
    }),
  ],
  [
    'related',
    'covers another number of posts',
    bytes((value) => Buffer.concat([value.subarray(0, 4), u32(3), value.subarray(8)])),
  ],
  [
    'related',
    'points to a post that is none',
    bytes((value) => {
      value[9] = 0x7e;
      value[8] = 1;
      return value.subarray(0, 11);
    }),
  ],
  [
    'backlinks',
    'covers another number of posts',
    json((value) => {
      value.links_here.pop();
    }),
  ],
  [
    'backlinks',
    'points to a post that is none',
    json((value) => {
      value.links_here[0] = [100000];
    }),
  ],
  [
    'backlinks',
    'says that a post links to itself',
    json((value) => {
      value.links_here[0] = [0];
    }),
  ],
  ['related', 'ends in mid-list', bytes((value) => value.subarray(0, value.length - 1))],
];

for (const [role, what, make] of FORGERIES)
  test(`a ${role} part that ${what} is refused`, async () => refuses(role, await make(role)));

test('a part that unpacks to more than it says, to more than a part may, or to 64 times its size is refused before it is unpacked', async () => {
  const bomb = zstd(Buffer.alloc(15 << 20));
  for (const [stored, unpacked] of [
    [bomb, 1000],
    [bomb, 15 << 20],
    [zstd(Buffer.alloc(17 << 20)), 16 << 20],
  ]) {
    const { load: go, part } = await load('posts', stored, { unpacked });
    assert.throws(
      go,
      (/** @type {any} */ error) =>
        ['bad-bundle', 'too-large'].includes(error.code) && error.where === part.name,
    );
  }
});

test('two frames, a frame without a checksum, and no frame at all are refused', async () => {
  const facets = await content('facets');
  const bare = execFileSync('zstd', ['-q', '-c', '--no-check'], { input: facets });
  for (const stored of [Buffer.concat([zstd(facets), zstd(Buffer.from('x'))]), bare, facets]) {
    const { load: go } = await load('facets', stored, { unpacked: facets.length });
    assert.throws(go, { code: 'bad-bundle' });
  }
});

test('a manifest of another format, with names that lead away, or with gaps is refused, and the open archive stays', async () => {
  const edits = [
    (value) => {
      value.format.major = 99;
    },
    (value) => {
      value.parts = [];
    },
    (value) => {
      delete value.parts;
    },
    (value) => {
      value.parts.list = [];
    },
    (value) => {
      value.parts.list.bytes[0] = 1e12;
    },
    (value) => {
      value.parts.list.unpacked[0] = -1;
    },
    (value) => {
      value.parts.list.unpacked.pop();
    },
    (value) => {
      value.parts.list.bytes.push(1);
    },
    (value) => {
      value.parts.list.sha256 = 'no';
    },
    (value) => {
      value.parts.list.sha256 = value.parts.list.sha256.slice(64);
    },
    (value) => {
      value.parts.list.sha256 = '/'.repeat(value.parts.list.sha256.length);
    },
    (value) => {
      value.parts.index.first.pop();
    },
    (value) => {
      delete value.parts.lexicon.first;
    },
    (value) => {
      delete value.parts.facets;
    },
    (value) => {
      delete value.parts.labels;
    },
    (value) => {
      value.parts.posts.count[0] += 1;
    },
    (value) => {
      value.parts.posts.count[0] = 4294967295;
    },
    (value) => {
      value.kept_as = { [partsOf(value)[0].name]: { bytes: 1, sha256: '../' } };
    },
    (value) => {
      value.posts = 5_000_000;
    },
    (value) => {
      value.media = [
        { name: 'media/../../x', type: 'a', bytes: 1, width: 0, height: 0, sha256: '0'.repeat(64) },
      ];
    },
    (value) => {
      value.carrel = 'something';
    },
  ];
  for (const edit of edits) {
    const forged = structuredClone(manifest);
    edit(forged);
    assert.throws(
      () => opened.engine.load('archive.json', new TextEncoder().encode(JSON.stringify(forged))),
      (/** @type {any} */ error) =>
        ['bad-bundle', 'too-large', 'unsupported'].includes(error.code) &&
        error.where === 'archive.json',
      String(edit),
    );
  }
  assert.equal((await opened.ask('search', { text: '' })).reply.total, manifest.posts);
});
