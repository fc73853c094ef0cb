// What the engine's sources say and JavaScript needs when it runs. Made from C++ by
// `scripts/dev declare`: change it there. What a bundle leaves unused costs nothing.

/** The version of the functions in wasm/carrel_wasm.h. */
export const ABI_VERSION = 1;

/** The manifest's name as a part. */
export const MANIFEST = 'archive.json';

/** The manifest of a packed site. */
export const SITE_MANIFEST = 'archive/archive.json';

/** The list of a packed site's files. */
export const SITE_LIST = 'site.json';

/** The engine's second file, among `wants`, and as the code of the error without it. */
export const READER = 'reader';

/** What posts can be filtered by. @type {import('../types/replies.js').FilterField[]} */
export const FILTERS = ['kind', 'theme', 'tag', 'author', 'language'];

/** Orders of a list. @type {import('../types/replies.js').Sort[]} */
export const SORTS = ['relevance', 'newest', 'oldest'];

/** Of a pasted log the engine reads no more bytes. */
export const QUERY_LOG_BYTES = 16384;

/** A reply has no more hits. */
export const PAGE_OF_HITS = 200;

/** Whoever loads what replies name gives up after asking so often. */
export const MOST_ROUNDS = 7;

/** Hexadecimal digits of a file's SHA-256. */
export const HASH_DIGITS = 64;

/** So many of them stand in the name of a file that never changes. */
export const NAME_DIGITS = 16;

/** Of FNV-1a, 32 bits, which tells the part that knows a slug. */
export const SLUG_HASH = { start: 2166136261, factor: 16777619 };

/** What a host says of a file, by its ending. @type {Record<string, string | undefined>} */
export const FILE_TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.txt': 'text/plain; charset=utf-8',
  '.pdf': 'application/pdf',
  '.csv': 'text/csv; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.zst': 'application/zstd',
};

/** What it says of all others. */
export const ANY_FILE_TYPE = 'application/octet-stream';
