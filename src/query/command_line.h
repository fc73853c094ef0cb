// Tells whether a piece of a query was copied from a command line. There a hyphen names an option;
// it leaves nothing out.
#pragma once

#include <cstdint>
#include <string_view>

namespace carrel {

// What a hyphen at the start of a piece means.
enum class Hyphen : std::uint8_t {
  LeavesOut,  // -database: an exclusion, but for command lines
  OfWord,     // -it, -1, -404, -ENOMEM: the piece is a word, whatever stands around it
  OfOption,   // --no-verify, -n, -Dkey=value: the same, and the whole query is a command line
};

// Requires: `piece` holds no space and begins with a hyphen or a dash, and no quote or field
// follows it.
Hyphen read_hyphen(std::string_view piece);

// "+x" of "chmod +x", "+7", "+%s": what follows the plus is no word that a reader would ask for so.
// Requires: `piece` holds no space and begins with a plus, and no quote or field follows it.
bool is_plus_of_word(std::string_view piece);

// Does the query look like a command line? It has an option, begins with a prompt, with a path or
// with a cmdlet, or names a known program before a piece that may be an option of it.
// Requires: spaces are the only white space, and nothing stands between quotes.
bool is_command_line(std::string_view bare);

}  // namespace carrel
