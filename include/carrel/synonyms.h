// Words that a team uses for the same thing. The file synonyms.txt beside the posts: `pg = postgres
// = postgresql`, one line a group.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "carrel/result.h"

namespace carrel {

inline constexpr const char* kSynonymsName = "synonyms.txt";

// Words that mean the same, in lower case.
using SynonymGroup = std::vector<std::string>;

// Reads the file: groups of single words joined by '=', blank lines, and comments from '#' at the
// start of a line. Fails with BadInput and the line for a group of one, a synonym of several words,
// or a word twice in a group; with TooLarge beyond limits::kSynonymGroups.
Result<std::vector<SynonymGroup>> read_synonyms(std::string_view text);

}  // namespace carrel
