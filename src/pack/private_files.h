// Files that are never packed or attached, whoever lists or links to them.
#pragma once

#include <string_view>

#include "carrel/pack.h"

namespace carrel {

// Whether a file of this name lists words that carrel check looks for.
bool is_private_words(std::string_view name);

// What makes a path private: "a hidden folder", "a hidden file", "a key",
// "a list of private words"; empty: nothing does. The
// pictures that a GitBook keeps in .gitbook/assets are published by it, and by carrel.
std::string_view why_private(std::string_view path);

// The source without its private files, each of which becomes a note.
PackSource without_private_files(const PackSource& source);

}  // namespace carrel
