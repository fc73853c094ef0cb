// A folder of posts as the packer wants it: its files, its carrel.json, and which of its posts may
// go out. What packs and what only compares read a folder alike.
#pragma once

#include <string>
#include <vector>

#include "carrel/pack.h"

namespace CLI {
class App;
}

namespace carrel::cli {

// The options of the command line that decide what is packed.
struct FolderChoice {
  std::string configuration, today;
  std::vector<std::string> visibilities, settings;
  bool drafts = false, future = false, no_git_dates = false;
};
void add_choice_options(CLI::App& command, FolderChoice& choice);

struct FolderToPack {
  PackSource source;
  ArchiveFrame frame;
  PackOptions packing;
};
Result<FolderToPack> open_folder(const std::string& folder, const FolderChoice& choice);

}  // namespace carrel::cli
