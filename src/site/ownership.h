// The files of a site that carrel wrote. What it did not write stays whatever is asked for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carrel {

// Whether a file of an edition is called so below archive/: a part, a delta or a media file. The
// manifest is not among them.
bool is_edition_name(std::string_view name);

// What a page says of itself: index.html of the reading room, a text page, an exported file.
enum class PageKind : std::uint8_t { Foreign, Room, Text, OneFile };
PageKind kind_of_page(std::string_view html);

// The folders of other archives that stand inside a site ("2025/", "teams/b/"), by all paths below
// it: they have a manifest of their own.
std::vector<std::string> folders_of_other_sites(const std::vector<std::string>& paths);

}  // namespace carrel
