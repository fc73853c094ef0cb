// Packages that only the benchmarks' comparison installs, and a module that a packed site brings.
declare module '@orama/orama';
declare module '@orama/stemmers/english';
declare module '@orama/stopwords/english';
declare module '@sqlite.org/sqlite-wasm';
declare module 'flexsearch';
declare module 'flexsearch/lang/en';
declare module 'lunr';
declare module 'minisearch';
declare module 'stemmer';
declare module '*/pagefind/pagefind.js';
