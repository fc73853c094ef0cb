// The passage of a post that answers a query best.
#pragma once

#include <string>
#include <vector>

#include "forms/word_matcher.h"
#include "loaded/state.h"

namespace carrel {

// A window of about thirty words in which the query's words stand closest, with the matches marked.
struct Excerpt {
  std::vector<MarkedText> pieces;
  std::string heading, heading_id;
};
// Empty when the post's part is not loaded, which then goes to `wants`.
[[gnu::noinline]] Excerpt make_excerpt(const Archive::State& state, std::uint32_t post,
                                       const WordMatcher& matcher, Needs& wants);

}  // namespace carrel
