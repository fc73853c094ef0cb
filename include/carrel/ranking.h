// Every number of the one ranking formula, with its meaning and the range in which it is useful.
//
//   score(post) = sum over query terms t of  stop(t) · idf(t) · sat(tf, length)
//               + title_coverage · Q · (share of Q in the title) · (share of the title in Q)^0.75
//   then, for queries of four or more known words,
//   score(post) += neighbours · sum of (likeness · score) over the ten posts most like it / sum of
//   their likenesses
//
// with sat(tf, length) = tf / (tf + k1 · (1 - b + b · length / average)) (BM25F, simple form: field
// weights before saturation; Robertson and Zaragoza 2009, section 3.6), Q the sum of the query
// terms' idf. Field weights are stored in bundles and stand in src/bundle/bundle_format.h. Judged
// on ten relevance sets at once (tests/bench); never tuned for one archive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace carrel::ranking {

inline constexpr float kK1 = 1.0F;  // how soon repetition stops to count; 0.9 to 1.5 is flat ground
inline constexpr float kB = 0.7F;   // how much long posts are held back; 0.4 to 0.9
inline constexpr float kTitleCoverage =
    0.4F;  // weight of a title that says just what was asked; 0.2 to 0.6
inline constexpr float kStopWord =
    0.1F;  // what is left of a stop word's weight beside other known words; 0 to 0.3
inline constexpr float kPrefixWeight =
    0.7F;  // a completion instead of the last word itself, when the word is absent; 0.5 to 0.8
inline constexpr std::size_t kCompletions = 20;  // most completions one prefix stands for
inline constexpr float kSynonymWeight =
    0.75F;  // a synonym of the archive's instead of the word itself; 0.5 to 1
inline constexpr std::size_t kLogWords =
    40;  // of a pasted log's words the rarest so many are searched, beside its identifiers …
inline constexpr float kLogIdentifier =
    2.0F;  // … which weigh so much more: an alert's or an error's name says what the rest only
           // surrounds; 1 to 3
inline constexpr float kLogAside = 0.25F;  // a word that says where only: in frames, packages,
                                           // names of fields, or who speaks; 0.1 to 0.5
inline constexpr float kLogMessage =
    1.2F;  // a message of which a post has all telling words, by the root of how many messages
           // there are; 0.8 and 1 find one of 40 logs less
inline constexpr float kRepairWeight =
    0.7F;  // a spelling one edit away instead of a word that is nowhere, for each edit; 0.5 to 0.8
inline constexpr float kRepairFirstLetter =
    0.84F;                                  // times this where the first letter differs; 0.7 to 1
inline constexpr std::size_t kRepairs = 3;  // most spellings taken instead of one word
inline constexpr std::uint32_t kWholeLexiconWords =
    12'000;  // up to so many words in the archive, other first letters are tried too
inline constexpr float kNeighbours =
    0.3F;  // weight of the scores of the posts most like a post; 0.1 to 0.4
inline constexpr std::size_t kNeighbourTerms =
    4;  // only for queries of at least so many known words
inline constexpr std::size_t kNeighbourSources =
    50;  // only the best so many posts pass their score on …
inline constexpr std::size_t kNeighbourTargets = 200;  // … to neighbours among the best so many
inline constexpr float kTellingShare = 0.2F;  // a word that a larger share of the posts has is not
                                              // asked of the posts that "have all words"
inline constexpr int kGroupedWords =
    3;  // up to so many plain words, posts with all of them come first

// Words that tell next to nothing in a language ("en", "de-AT"); languages without a list have
// none.
bool is_stop_word(std::string_view folded, std::string_view language);

}  // namespace carrel::ranking
