// How raw HTML begins and ends a block: the seven conditions of CommonMark 0.31.2, "HTML blocks".
#pragma once

#include <cstdint>
#include <string_view>

namespace carrel {

// The condition, 1 to 7, that a line meets whose text begins with '<'; 0 for none.
std::uint8_t html_block_kind(std::string_view text);

// Whether a line ends a block of the kinds 1 to 5. The others end before a blank line.
bool ends_html_block(std::uint8_t kind, std::string_view line);

}  // namespace carrel
