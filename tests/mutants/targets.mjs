// What is mutated, how often, and by which programs a mutant should be noticed: the nearest first.

/**
 * @typedef {{ name: string, count: number, files: string[], programs: string[], lines?: RegExp }} Target
 * `programs`: units, or files of node's tests where the sources are JavaScript. `lines`: only lines with this are mutated.
 */

/** @type {Target[]} */
export const TARGETS = [
  { name: 'matching', count: 45, files: ['src/search/matching.cpp'], programs: ['unit_search'] },
  {
    name: 'forms',
    count: 45,
    files: [
      'src/forms/completions.cpp',
      'src/forms/spelling.cpp',
      'src/forms/word_forms.cpp',
      'src/forms/word_matcher.cpp',
    ],
    programs: ['unit_forms', 'unit_search'],
  },
  {
    name: 'rank',
    count: 15,
    files: ['src/rank/scorer.cpp', 'src/rank/stop_words.cpp', 'src/index/idf.cpp'],
    programs: ['unit_rank', 'unit_index', 'unit_search'],
  },
  {
    name: 'limits',
    count: 30,
    files: [
      'src/base/json.cpp',
      'src/bundle/decompress.cpp',
      'src/bundle/manifest.cpp',
      'src/bundle/parts.cpp',
      'src/index/index_reader.cpp',
      'src/index/lexicon_reader.cpp',
      'src/index/related_reader.cpp',
      'src/search/facet_counts.cpp',
      'src/search/suggesting.cpp',
    ],
    programs: ['unit_base', 'unit_bundle', 'unit_index', 'unit_search', 'unit_archive'],
    lines: /limits::/,
  },
  {
    name: 'link filter',
    count: 20,
    files: ['src/base/web_address.cpp', 'src/document/links.cpp'],
    programs: ['unit_base', 'unit_document'],
  },
  {
    name: 'link filter of the page',
    count: 10,
    files: ['web/base/safe_address.js'],
    programs: ['tests/modules/base/safe_address_test.mjs'],
  },
  {
    name: 'footnotes',
    count: 25,
    files: ['src/document/footnotes.cpp'],
    programs: ['unit_document'],
  },
  {
    name: 'block scanner',
    count: 50,
    files: ['src/document/block_scanner.cpp', 'src/document/blocks.cpp'],
    programs: ['unit_document'],
  },
];
