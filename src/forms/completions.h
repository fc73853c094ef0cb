// The words that begin like this one: for suggestions, for a last word that is still being typed,
// and for `word*`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "loaded/state.h"

namespace carrel {

// A surface word where it stands: a forged lexicon has hundreds of thousands that begin alike, with
// 64 stems each. Valid as long as its part stays loaded.
struct Completion {
  const LexiconReader* lexicon = nullptr;
  std::uint32_t place = 0;
  std::uint32_t posts = 0;
  std::string_view surface() const { return lexicon->surface(place); }
};
// The surface words that begin with a folded prefix, most frequent first, at most `count`. Lexicon
// parts not loaded go to `needs`.
std::vector<Completion> find_completions(const Archive::State& state, std::string_view prefix,
                                         std::size_t count, Needs& needs);

}  // namespace carrel
