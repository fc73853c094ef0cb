// Which words tell next to nothing? The 33 of Lucene's English list: they keep a tenth of their weight beside other known words.
#include <algorithm>

#include "carrel/ranking.h"

namespace carrel::ranking {

bool is_stop_word(std::string_view folded) {
  static constexpr std::string_view kWords[] = {"a",    "an",   "and",  "are",  "as",    "at",    "be",   "but",  "by",   "for",  "if",
                                                "in",   "into", "is",   "it",   "no",    "not",   "of",   "on",   "or",   "such", "that",
                                                "the",  "their", "then", "there", "these", "they", "this", "to",   "was",  "will", "with"};
  return std::binary_search(std::begin(kWords), std::end(kWords), folded);
}

}  // namespace carrel::ranking
