// Puts the reading room beside an archive. Its files are copied, made to fit the archive, and
// listed for whoever stores them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "carrel/bundle.h"
#include "carrel/pack.h"
#include "carrel/result.h"
#include "site/publishing.h"

namespace carrel {

inline constexpr const char* kSiteListName = "site.json";  // data/FORMAT.md, "site.json"
inline constexpr const char* kSiteManifest = "archive/archive.json";
inline constexpr std::string_view kSiteListKind = "site";  // what its field "carrel" says

// The room comes with two engines: one with the English stemmer alone, one with those of every
// language. Whether posts in these languages need the second.
bool needs_all_languages(const std::vector<std::string>& languages);

// Hands the sink the site's files besides the archive's: assets, then entry pages, then the list of
// the site's files. index.html comes to name the engine that the archive's languages need; sw.js is
// the worker that keeps the site, or the one that removes it where the archive's owner says
// "never". `room` holds the built room, with an index.html; `read_part` yields the archive's own
// files by name. Yields the script that other pages load.
Result<ElementScript> furnish_site(
    const PackSource& room, const std::function<Result<std::string>(const std::string&)>& read_part,
    const Manifest& manifest, std::string_view manifest_text, const PackSink& sink);

}  // namespace carrel
