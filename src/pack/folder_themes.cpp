#include "pack/folder_themes.h"

#include <algorithm>
#include <map>

#include "base/ascii.h"
#include "carrel/limits.h"

namespace carrel {

namespace {

constexpr std::size_t kFewest = 2;       // folders, and posts in one
constexpr std::size_t kNamesShown = 12;  // in the report

std::string_view first_folder(std::string_view path, const SourceLayout& layout) {
  const std::string_view language = layout.language_folder_of(path);
  const std::string_view above = language.empty() ? std::string_view(layout.root()) : language;
  if (path.substr(0, above.size()) != above) return {};
  const std::string_view below = path.substr(above.size());
  const std::size_t slash = below.find('/');
  return slash == std::string_view::npos ? std::string_view() : below.substr(0, slash);
}

bool may_be_theme(std::string_view folder) {
  return !folder.empty() && folder[0] != '_' &&
         !std::all_of(folder.begin(), folder.end(), ascii::is_digit);
}

std::string as_theme(std::string_view folder) {
  std::string theme(folder);
  std::replace_if(
      theme.begin(), theme.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
  return theme;
}

}  // namespace

void take_folder_themes(std::vector<Candidate>& candidates, const SourceLayout& layout,
                        PackReport& report) {
  std::map<std::string, std::vector<Candidate*>> folders;
  for (Candidate& candidate : candidates) {
    if (!candidate.post.metadata.theme.empty()) return;
    const std::string_view folder = first_folder(candidate.path, layout);
    if (may_be_theme(folder)) folders[as_theme(folder)].push_back(&candidate);
  }
  for (auto each = folders.begin(); each != folders.end();)
    each = each->second.size() < kFewest ? folders.erase(each) : std::next(each);
  if (folders.size() < kFewest || folders.size() > limits::kFacetValues) return;
  std::string names;
  std::size_t shown = 0;
  for (const auto& [theme, posts] : folders) {
    for (Candidate* candidate : posts) candidate->post.metadata.theme = theme;
    if (shown++ < kNamesShown) names += (names.empty() ? "" : ", ") + theme;
  }
  if (folders.size() > kNamesShown) names += ", …";
  report.notes.push_back({PackNote::Kind::Remark, ".",
                          std::to_string(folders.size()) + " folders are themes: " + names,
                          "folder-themes"});
}

}  // namespace carrel
