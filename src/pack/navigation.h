// The order of an archive's posts: by day, and of undated ones as their tool's navigation has them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pack/candidates.h"

namespace carrel {

// Oldest first, since lists begin with the last. Undated posts stand before the dated and among
// themselves backwards, so that a list of them begins with the first; those in the archive's
// language before the others. Their order is
//   1. that of a file of the tool that names two of them or more (SUMMARY.md, nav, sidebars.js);
//   2. of the others, that of their folders: by the numbers of pages and folders, where there are
//      any (weight, nav_order, sidebar_position, "02-name.md"); what has none comes behind;
//   3. that of their titles, from A to Z.
// The report says which it was.
void sort_for_lists(std::vector<Candidate>& candidates, const PackSource& source,
                    const RecognisedDialects& dialects, const SourceLayout& layout,
                    const std::string& language, PackReport& report);

// What the navigation says of pages and folders, whatever their dates.
struct NavigationOrder {
  std::vector<std::size_t> places;  // of each candidate; empty where nothing orders them
  // What a file of the tool calls a folder, without the last slash: a part or a label that names
  // pages of that folder alone, or the folder's own "label".
  std::map<std::string, std::string, std::less<>> folder_titles;
};
NavigationOrder read_navigation(const std::vector<Candidate>& candidates, const PackSource& source,
                                const RecognisedDialects& dialects, const SourceLayout& layout);

// Whether a page stands for its folder: index.md, _index.md, README.md.
bool is_folder_page(std::string_view path);

}  // namespace carrel
