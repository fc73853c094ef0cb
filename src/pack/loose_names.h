// Names that differ only in how they are written: case, composed or decomposed accents, slashes.
#pragma once

#include <string>
#include <string_view>

namespace carrel {

// In lower case, composed as NFC composes (one mark after its letter), '/' for '\'. Two paths with
// the same result are the same file to a disk that does not tell them apart.
std::string loose_path(std::string_view path);

// Letters and digits alone, in lower case and composed: what is left of a heading in whichever way
// a tool makes an id of it. May be empty.
std::string loose_heading(std::string_view text);

// Whether `a` comes before `b` in a list. Numbers follow by their worth, whatever their digits:
// "Part 2" before "Part 10".
bool comes_before(std::string_view a, std::string_view b);

}  // namespace carrel
