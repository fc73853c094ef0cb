// Tells whether a query was pasted from a terminal, a log or a program, where signs are not ours.
// Asked by the parser before it reads signs as operators.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace carrel {

enum class Pasted : std::uint8_t {
  No,
  CommandLine,  // hyphens, quotes and stars are its own; fields are not
  Text,         // an error message or a line of a program: every sign is its own
};

// Requires: spaces are the only white space.
[[gnu::noinline]] Pasted find_pasted(std::string_view text);

// "1 000 000" is one number, as posts have it with commas; "10 000" too, "5 100" may be two.
// Requires: spaces are the only white space.
[[gnu::noinline]] std::string join_thousands(std::string text);

}  // namespace carrel
