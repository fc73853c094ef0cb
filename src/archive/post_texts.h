// Does a post say exactly this? What the index cannot tell, because it holds stems without positions, is read off the posts themselves.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/state.h"

namespace carrel {

// Appends the folded words of a text; of an identifier only the whole.
void append_surfaces(std::string_view text, std::vector<std::string>& surfaces);

// The folded words of a post's title; the list block goes to `needs` when it is not loaded, and nothing is said.
std::vector<std::string> title_surfaces_of(const Archive::State& state, std::uint32_t post, Needs& needs);

bool has_phrase(const std::vector<std::string>& text, const std::vector<std::string>& phrase);
// The same where the last word of the phrase is only the beginning of one.
bool has_beginning(const std::vector<std::string>& text, const std::vector<std::string>& phrase);
bool has_every(const std::vector<std::string>& text, const std::vector<std::string>& words);

}  // namespace carrel
