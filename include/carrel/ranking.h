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
// terms' idf times stop; the title's share counts stop words in full. Field weights are stored in
// bundles and stand in src/bundle/bundle_format.h. Judged on ten relevance sets at once
// (tests/bench); never tuned for one archive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace carrel::ranking {

// How soon repetition stops counting. 0.9 to 1.5 is flat ground.
inline constexpr float kK1 = 1.0F;
// How much long posts are held back; 0.4 to 0.9.
inline constexpr float kB = 0.7F;
// A post is held back as one of at most so many average lengths, since frequencies stop at a
// number too; 6 to 8.
inline constexpr float kMostAverages = 8.0F;
// Weight of a title that says just what was asked; 0.2 to 0.6.
inline constexpr float kTitleCoverage = 0.4F;
// Share of a stop word's weight that is left beside other known words; 0 to 0.3.
inline constexpr float kStopWord = 0.1F;

// Weight of a completion in place of the last word, if that word is absent; 0.5 to 0.8.
inline constexpr float kPrefixWeight = 0.7F;
// Max completions of one prefix.
inline constexpr std::size_t kCompletions = 20;
// Weight of one of the archive's synonyms in place of the word itself; 0.5 to 1.
inline constexpr float kSynonymWeight = 0.75F;

// At most this many of a pasted log's rarest words are searched, beside its identifiers.
inline constexpr std::size_t kLogWords = 40;
// Weight of an identifier: the name of an alert or an error says what the rest only surrounds; 1 to
// 3.
inline constexpr float kLogIdentifier = 2.0F;
// Weight of a word that only says where: in frames, packages, names of fields, or who speaks; 0.1
// to 0.5.
inline constexpr float kLogAside = 0.25F;
// Weight of a message if a post has all of its telling words, times the root of the number of
// messages. 0.8 and 1 find one of 40 logs less.
inline constexpr float kLogMessage = 1.2F;

// Weight of a spelling one edit away, for each edit, if the word itself is nowhere; 0.5 to 0.8.
inline constexpr float kRepairWeight = 0.7F;
// Times this if the first letter differs; 0.7 to 1.
inline constexpr float kRepairFirstLetter = 0.84F;
// Max spellings taken in place of one word.
inline constexpr std::size_t kRepairs = 3;
// Other first letters are tried only in archives of at most this many words.
inline constexpr std::uint32_t kWholeLexiconWords = 12'000;

// Weight of the scores of the posts most like a post; 0.1 to 0.4.
inline constexpr float kNeighbours = 0.3F;
// Only queries of at least this many known words use them.
inline constexpr std::size_t kNeighbourTerms = 4;
// Only this many of the best posts pass their score on …
inline constexpr std::size_t kNeighbourSources = 50;
// … to neighbours among this many of the best.
inline constexpr std::size_t kNeighbourTargets = 200;

// A post can "have all words" without those that a larger share of the posts has.
inline constexpr float kTellingShare = 0.2F;
// Of queries of at most this many plain words, posts with all of them come first.
inline constexpr int kGroupedWords = 3;

// Words that tell next to nothing in a language ("en", "de-AT"); languages without a list have
// none.
bool is_stop_word(std::string_view folded, std::string_view language);

}  // namespace carrel::ranking
