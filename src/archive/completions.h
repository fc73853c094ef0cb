// Which words begin like this? For suggestions, for a last word that is still being typed, and for `word*`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/state.h"

namespace carrel {

// The surface words that begin with a folded prefix, most frequent first, at most `count`. Lexicon parts not loaded go to `needs`.
struct Completion {
  std::string surface;
  std::vector<std::string> stems;
  std::uint32_t posts = 0;
};
std::vector<Completion> find_completions(const Archive::State& state, std::string_view prefix, std::size_t count, Needs& needs);

}  // namespace carrel
