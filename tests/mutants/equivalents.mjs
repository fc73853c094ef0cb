// Mutants that no test can tell from the source, each with the reason.

const PREFILTER = 'a look at the letters spares the distance; the distance decides';
const SHARE = 'a larger sum changes nothing: the amount is what title and query share';

/** @type {{ file: string, source: string, change: string, why: string }[]} */
export const EQUIVALENTS = [
  {
    file: 'src/base/web_address.cpp',
    source: 'if (!letter && (scheme.empty() || !later)) return {};',
    change: '`!` → ``',
    why: 'three schemes are known, of letters only: what else is taken for one is none of them',
  },
  {
    file: 'src/base/web_address.cpp',
    source: 'if (!letter && (scheme.empty() || !later)) return {};',
    change: '`||` → `&&`',
    why: 'as above',
  },
  {
    file: 'src/document/blocks.cpp',
    source: 'if (static_cast<unsigned char>(at.peek()) < 0x20) return false;',
    change: '`<` → `<=`',
    why: 'a space has ended the loop before',
  },
  {
    file: 'src/document/blocks.cpp',
    source: 'std::size_t line_, last_, at_ = 0;',
    change: '`0` → `1`',
    why: 'kept only where there is no line to read',
  },
  {
    file: 'src/forms/spelling.cpp',
    source: '(std::popcount(a.set & ~b.set) <= most && std::popcount(b.set & ~a.set) <= most);',
    change: '`&&` → `||`',
    why: PREFILTER,
  },
  {
    file: 'src/forms/spelling.cpp',
    source: 'return glance;',
    change: '`return glance;` → `return {};`',
    why: PREFILTER,
  },
  {
    file: 'src/rank/scorer.cpp',
    source: 'if (query_idf <= 0 || shared_idf <= 0 || title_idf <= 0) return 0;',
    change: '`<=` → `<`',
    why: 'the product of zero is zero',
  },
  {
    file: 'src/search/matching.cpp',
    source: 'float query_idf_ = 0;',
    change: '`0` → `1`',
    why: SHARE,
  },
  {
    file: 'src/search/matching.cpp',
    source: 'float largest_idf = 0;',
    change: '`0` → `1`',
    why: SHARE,
  },
  {
    file: 'src/search/matching.cpp',
    source: 'if (hit.title_idf > 0 && !is_covered(covered.word, hit.post)) {',
    change: '`>` → `>=`',
    why: 'adds nothing, and the same word has the same title',
  },
  {
    file: 'src/search/matching.cpp',
    source: 'matches_.mask_words = static_cast<std::uint32_t>(query.terms.size() / 64 + 1);',
    change: '`64` → `65`',
    why: 'a query has at most 96 pieces, and 64 groups fit one word',
  },
];
