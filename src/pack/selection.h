// Which files of a source are posts. What a tool does not build as a page is none, nor is what
// carrel.json excludes; both are named with the cause.
#pragma once

#include <string>
#include <vector>

#include "carrel/pack.h"
#include "dialects/recognised.h"

namespace carrel {

struct Selection {
  std::vector<std::string> posts;  // sorted
  std::vector<PackNote> notes;
};

// Of the files that carrel.json does not exclude. A pattern with "!" in `frame.exclude` makes a
// post of what a tool does not build.
Selection select_posts(const PackSource& source, const ArchiveFrame& frame,
                       const RecognisedDialects& dialects);

// The source without what `frame.exclude` names: neither post nor attachment.
PackSource without_excluded(const PackSource& source, const ArchiveFrame& frame,
                            std::vector<PackNote>& notes);

}  // namespace carrel
