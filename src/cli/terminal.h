// Prints for people. A title, a text or a file's name may come from a stranger and hold control
// characters that a terminal obeys: each is printed as a picture of itself.
#pragma once

#include <string>
#include <string_view>

namespace carrel::cli {

// The text without anything that a terminal obeys but line ends and tabs: U+0000 to U+001F and
// U+007F as Unicode's control pictures, U+0080 to U+009F and the marks that turn a line's direction
// by their number, bytes that are no UTF-8 as U+FFFD.
std::string visible(std::string_view text);

// As printf, to standard output and to standard error; what results is made visible.
[[gnu::format(printf, 1, 2)]] void print(const char* format, ...);
[[gnu::format(printf, 1, 2)]] void warn(const char* format, ...);

// Content that was asked for: every byte as it is into a file or pipe, made visible on a terminal.
void print_content(std::string_view content);

}  // namespace carrel::cli
