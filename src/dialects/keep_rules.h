// What keeps a post back, looked up in all records: a tool's rule counts whether or not the folder
// is that tool's.
#pragma once

#include <string>
#include <string_view>

#include "dialects/dialect.h"

namespace carrel {

// A key as rules name it: "publish-date", "publishDate" and "Publish_Date" are one. Characters
// nobody sees do not count.
std::string normalised_key(std::string_view key);

// The rule for a normalised key and the tools that have it ("Hugo, Zola"); null where no tool keeps
// anything back by it.
struct FoundRule {
  const KeyRule* rule = nullptr;
  std::string tools;
};
FoundRule find_key_rule(std::string_view key);

// Why a path alone keeps its post back ("it is in \"_drafts\" (Jekyll, Hexo)"), or empty.
std::string path_keeps_back(std::string_view path);

}  // namespace carrel
