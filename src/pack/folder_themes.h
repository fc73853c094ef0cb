// Folders as themes: where no post of an archive names a theme, the folders at the top are what its
// posts can be filtered by.
#pragma once

#include <vector>

#include "pack/candidates.h"
#include "pack/source_layout.h"

namespace carrel {

// Gives each post the name of its first folder below the root and its language, with spaces for "-"
// and "_". Only if no post has a theme of its own, and two such folders or more hold two posts or
// more each. Years and folders that begin with "_" are none. A remark in the report names them.
void take_folder_themes(std::vector<Candidate>& candidates, const SourceLayout& layout,
                        PackReport& report);

}  // namespace carrel
