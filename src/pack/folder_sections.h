// Folders as sections: where a post stands, in words and in order.
#pragma once

#include <string>
#include <vector>

#include "carrel/bundle.h"
#include "pack/candidates.h"

namespace carrel {

// Gives each post its section: the folders below the root and its language that lead to it. Years
// and what a tool calls its folder of posts ("_posts") are none, nor is a folder that holds nothing
// but its own page. A step is called as its own page is (_index.md, index.md, README.md), else as
// the navigation has it, else as its folder, made readable. Where there are any, the field "in"
// becomes the first of the frame, and a remark in the report names them.
//
// Returns their paths and those of all above them: in the navigation's order, else by name; those
// above first.
std::vector<std::string> take_folder_sections(std::vector<Candidate>& candidates,
                                              const PackSource& source,
                                              const RecognisedDialects& dialects,
                                              const SourceLayout& layout, ArchiveFrame& frame,
                                              PackReport& report);

}  // namespace carrel
