// Which post comes first? Every number of the one ranking formula, with its meaning and the range in which it is useful.
//
//   score(post) = sum over query terms t of  stop(t) · idf(t) · sat(tf, length)
//               + title_coverage · Q · (share of Q in the title) · (share of the title in Q)^0.75
//
// with sat(tf, length) = tf / (tf + k1 · (1 - b + b · length / average)) (BM25F, simple form: field weights before saturation;
// Robertson and Zaragoza 2009, section 3.6), Q the sum of the query terms' idf. Field weights are stored in bundles and stand in
// src/bundle/bundle_format.h. Judged on ten relevance sets at once (tests/bench); never tuned for one archive.
#pragma once

#include <string_view>

namespace carrel::ranking {

inline constexpr float kK1 = 1.0F;               // how soon repetition stops to count; 0.9 to 1.5 is flat ground
inline constexpr float kB = 0.75F;               // how much long posts are held back; 0.4 to 0.9
inline constexpr float kTitleCoverage = 0.4F;    // weight of a title that says just what was asked; 0.2 to 0.6
inline constexpr float kStopWord = 0.1F;         // what is left of a stop word's weight beside other known words; 0 to 0.3
inline constexpr float kPrefixWeight = 0.7F;     // a completion instead of the word itself, when the word is absent; 0.5 to 0.8
inline constexpr float kTypingWeight = 0.25F;    // a completion beside the word itself, while typing; 0.1 to 0.4
inline constexpr std::size_t kCompletions = 20;  // most completions one prefix stands for
inline constexpr int kGroupedWords = 3;          // up to so many plain words, posts with all of them come first

// English words that tell next to nothing (Lucene's list of 33).
bool is_stop_word(std::string_view folded);

}  // namespace carrel::ranking
