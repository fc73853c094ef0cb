// Pieces of text, as tags give and need them.
#pragma once

#include <string>
#include <string_view>

#include "markup/tags.h"

namespace carrel {

// A destination, in angle brackets where it needs them; "[text](destination)".
std::string as_destination(std::string_view address);
std::string as_link(std::string_view text, std::string_view address);
// Whether a destination stands next: "[x](" or "src="".
bool is_destination(std::string_view segment);

// The text of a tag that has no better one: its arguments without a name.
std::string words_of(const Tag& tag);
// What a tab is called.
std::string_view label_of(const Tag& tag);

}  // namespace carrel
