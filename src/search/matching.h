// The posts that each piece of a query matches, and what each match is worth. The heart of
// searching.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "carrel/query.h"
#include "forms/word_forms.h"
#include "loaded/state.h"

namespace carrel {

// What one thing adds to the score of one post.
struct ScoreShare {
  enum class From : std::uint8_t { Word, Title, Messages, Neighbours };
  std::uint32_t post = 0;
  float amount = 0;
  From from = From::Word;
  // Of a word: which of its variants, and what the index says of it.
  std::uint8_t variant = 0;
  std::uint8_t code = 0;
  bool in_title = false;
  const WordForms* word = nullptr;  // one of the query's; lives as long as they do
};

// What is known of each post after matching, in columns by post number.
struct Matches {
  std::vector<float> score;
  std::vector<std::uint64_t> groups;   // mask_words for each post; bit g: a term of group g matched
  std::vector<std::uint8_t> has_word;  // at least one of the optional words is in the post
  std::vector<std::uint8_t> is_excluded;
  std::vector<std::uint32_t> touched;  // posts with a word or a group, in the order first met

  std::uint32_t mask_words = 1;  // enough for every group of the query
  std::uint32_t group_count = 0;
  std::vector<std::uint32_t>
      plain_groups;  // groups of optional words that are not quiet: ranked, not required
  std::uint32_t quiet_groups = 0;             // how many are a quiet word
  std::vector<std::uint32_t> telling_groups;  // those of them that are no stop words; all of them
                                              // where nothing else is asked
  std::vector<std::uint32_t> required_groups;
  std::vector<std::string> group_words;  // as typed, for "missing"

  std::size_t known_words = 0;  // distinct words of the query that the archive has
  bool has_stand_in = false;    // a word is in no post, and others are searched instead

  bool keeps_shares = false;
  std::vector<ScoreShare> shares;  // in the order added
  void keep_share(const ScoreShare& share) {
    if (keeps_shares) shares.push_back(share);
  }

  std::size_t mask_of(std::uint32_t post, std::uint32_t group) const {
    return std::size_t{post} * mask_words + group / 64;
  }
  bool has(std::uint32_t post, std::uint32_t group) const {
    return (groups[mask_of(post, group)] >> (group % 64) & 1) != 0;
  }
};

// `forms[i]` belongs to query.terms[i]. What each term meant goes to `understood`; parts not loaded
// go to `needs`. Where asked to, keeps the shares of all scores.
Matches match_query(const Archive::State& state, const Query& query,
                    const std::vector<TermForms>& forms, Needs& needs,
                    std::vector<UnderstoodTerm>& understood, bool keeps_shares = false);

}  // namespace carrel
