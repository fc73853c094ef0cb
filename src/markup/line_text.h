// What stands at the beginning of a line.
#pragma once

#include <string_view>

namespace carrel {

// How often the character is repeated there.
std::size_t run_of(std::string_view text, char c);
// The name there: letters, digits, "-" and "_".
std::string_view leading_name(std::string_view text);
// The columns of the white space there; a tab ends at the next multiple of four.
std::size_t columns_of(std::string_view text);
// The text without so many columns of it.
std::string_view without_columns(std::string_view text, std::size_t columns);

}  // namespace carrel
