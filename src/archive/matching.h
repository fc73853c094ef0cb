// Which posts does each piece of a query match, and what is each match worth? The heart of searching.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "archive/state.h"
#include "carrel/query.h"

namespace carrel {

inline constexpr std::size_t kMaskWords = 2;   // 128 groups: more than limits::kQueryTerms

// What is known of each post after matching, in columns by post number.
struct Matches {
  std::vector<float> score;
  std::vector<std::array<std::uint64_t, kMaskWords>> groups;   // bit g: a term of group g matched
  std::vector<std::uint32_t> touched;                          // posts with at least one match, in the order first met
  std::vector<std::uint8_t> is_excluded;                       // by a condition or an excluded term

  std::uint32_t group_count = 0;
  std::vector<std::uint32_t> plain_groups;                     // groups of optional words: ranked, not required
  std::vector<std::uint32_t> required_groups;
  std::vector<std::string> group_words;                        // as typed, for "missing"

  bool has(std::uint32_t post, std::uint32_t group) const { return (groups[post][group / 64] >> (group % 64) & 1) != 0; }
};

// Fills in matches and scores; what each term meant goes to `understood`; parts not loaded go to `needs`. With `explain_post` set, the
// amounts added to that post are listed in `explanation`, in the order added.
struct Explainer {
  std::uint32_t post = 0;
  std::vector<ExplainedTerm>* explanation = nullptr;
};
Matches match_query(const Archive::State& state, const Query& query, bool typing, Needs& needs, std::vector<UnderstoodTerm>& understood,
                    const Explainer& explainer = {});

}  // namespace carrel
