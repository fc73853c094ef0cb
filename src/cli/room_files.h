// How does the reading room come to stand beside an archive? Its files are copied, made to fit the archive, and listed for whoever stores them.
#pragma once

#include <string>
#include <string_view>

#include "carrel/bundle.h"
#include "carrel/result.h"

namespace carrel::cli {

inline constexpr const char* kSiteListName = "site.json";   // data/FORMAT.md, "site.json"

// Copies the room into the site: assets, then entry pages, then the list of the site's files. index.html comes to name the engine that the
// archive's languages need; sw.js is the worker that keeps the site, or the one that removes it where the archive's owner says "never".
// False when there is no built room in the folder.
Result<bool> copy_room(const std::string& room, const std::string& site, const Manifest& manifest, std::string_view manifest_text);

}  // namespace carrel::cli
