// Tells whether a post says exactly this. What the index cannot tell, because it holds stems
// without positions, is read off the posts themselves.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "loaded/state.h"

namespace carrel {

// The folded words of a text, of an identifier only the whole, each on a line of its own:
// "\nfull\npool\n". A whole post as one string takes a quarter of the memory of its words one by
// one, and a phrase is found in it as any text is.
void append_surfaces(std::string_view text, std::string& lines);

// The lines of a post's title; the list block goes to `needs` when it is not loaded, and nothing is
// said.
std::string title_surfaces_of(const Archive::State& state, std::uint32_t post, Needs& needs);

// What to look for in such lines: these words one after the other; where `open`, the last of them
// is only the beginning of a word.
std::string make_phrase(const std::vector<std::string>& words, bool open);
bool has_phrase(std::string_view lines, std::string_view phrase);

}  // namespace carrel
