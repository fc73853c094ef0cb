// carrel.links.json: where the links of an unpacked folder's posts lead. Their Markdown is as it
// was packed: its links name files of a folder that is no more, and what was a tool's own markup is
// carrel's already, so that it is not read as a tool's again.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "carrel/result.h"

namespace carrel {

inline constexpr const char* kLinksName = "carrel.links.json";

// One destination of a file's Markdown: the path of a post or file in the folder, and a heading's
// id or nothing; without a path it leads nowhere.
struct WrittenLink {
  std::string path, heading;
};
// By file, then by destination as Destination::text has it.
using WrittenLinks =
    std::map<std::string, std::map<std::string, WrittenLink, std::less<>>, std::less<>>;

// Fails with BadInput, and the file's name, where it is not as write_links() writes it.
Result<WrittenLinks> read_links(std::string_view text);
std::string write_links(const WrittenLinks& links);

}  // namespace carrel
