// What the engine's sources say and JavaScript needs when it runs. Made from C++ by
// `scripts/dev declare`: change it there. What a bundle leaves unused costs nothing.

/** The version of the functions in wasm/carrel_wasm.h. */
export const ABI_VERSION = 1;

/** The manifest's name as a part. */
export const MANIFEST = 'archive.json';

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
