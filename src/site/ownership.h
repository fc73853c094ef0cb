// The files of a site that carrel wrote. What it did not write stays whatever is asked for.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "carrel/result.h"

namespace carrel {

// A file of a site by its path below it.
using ReadOfSite = std::function<Result<std::string>(const std::string& path)>;

// Whether a file of an edition is called so below archive/: a part, a delta or a media file. The
// manifest is not among them.
bool is_edition_name(std::string_view name);

// What a page says of itself: index.html of the reading room, a text page, an exported file.
enum class PageKind : std::uint8_t { Foreign, Room, Text, OneFile };
PageKind kind_of_page(std::string_view html);

// Of the files that an edition is about to write: those whose namesakes in the site decide whether
// it may be written there.
std::vector<std::string> deciding_paths(const std::vector<std::string>& written);

// Refuses, with BadInput and a path below `site`, to replace files that carrel did not write. What
// stands in the site is asked for by deciding paths alone; an error counts as no file.
Result<void> refuse_foreign(const std::string& site, const std::vector<std::string>& written,
                            const ReadOfSite& read_standing, const ReadOfSite& read_fresh);

// The folders of other archives that stand inside a site ("2025/", "teams/b/"), by all paths below
// it: they have a manifest of their own.
std::vector<std::string> folders_of_other_sites(const std::vector<std::string>& paths);

}  // namespace carrel
