// What could the reader mean to type? Completions of the last word, and posts by their titles.
#pragma once

#include "archive/state.h"

namespace carrel {

SuggestReply suggest_in_archive(const Archive::State& state, const SuggestRequest& request);

// The surface words that begin with a folded prefix, most frequent first, at most `count`. Lexicon parts not loaded go to `needs`.
struct Completion {
  std::string surface;
  std::vector<std::string> stems;
  std::uint32_t posts = 0;
};
std::vector<Completion> find_completions(const Archive::State& state, std::string_view prefix, std::size_t count, Needs& needs);

}  // namespace carrel
