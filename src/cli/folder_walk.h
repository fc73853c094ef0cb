// Lists the files below a folder. Symbolic links, and folders that may not be entered, are looked
// at here and nowhere else.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "carrel/pack.h"

namespace carrel::cli {

struct FolderWalk {
  std::vector<std::string> paths;  // sorted, relative, with '/'
  std::map<std::string, std::string>
      links;  // other names of these files, and of folders: the link, and what it leads to
  std::vector<PackNote> notes;  // links that were left out, folders that cannot be read
};

// Every file below the folder, except hidden ones and those in folders that other tools fill
// (node_modules).
//
// A symbolic link is followed where it leads to a file of the folder that is not hidden. A post
// that stands there under its own name is not taken twice: the link is another name of it. Links
// out of the folder, to hidden files and to nothing are left out, each with a note; links to
// folders are other names of those and are not entered. An unreadable folder is a note too. Fails
// only for the folder itself.
Result<FolderWalk> walk_folder(const std::string& folder);

// Tools' configuration here and above, for PackSource: files of `names` that are no symbolic links,
// with their texts, and folders. What cannot be read, or is larger than limits::kSettingBytes, is
// passed over.
std::map<std::string, std::string> read_settings(const std::string& folder,
                                                 const std::vector<std::string>& names);

// Every file below a folder that carrel made itself, links and all.
Result<std::vector<std::string>> list_files(const std::string& folder);

// Every file that a host would hand out of a site, hidden ones too, sorted; folders behind links
// are not entered, but for archive/. What cannot be listed is passed over, and so is what another
// packing is writing just now.
std::vector<std::string> list_site_files(const std::string& site);

}  // namespace carrel::cli
