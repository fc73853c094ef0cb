#include "pack/author_names.h"

#include <algorithm>
#include <iterator>

#include "carrel/limits.h"
#include "pack/candidates.h"
#include "post/front_matter_values.h"

namespace carrel {

namespace {

struct AuthorsFile {
  std::string_view name;
  Result<FrontMatterValues> (*read)(std::string_view);
};
constexpr AuthorsFile kFiles[] = {
    {"authors.yml", read_yaml}, {"authors.yaml", read_yaml}, {"authors.json", read_json}};

}  // namespace

std::map<std::string, std::string> read_author_names(const PackSource& source) {
  std::map<std::string, std::string> names;
  std::vector<std::string> paths = source.paths;
  std::sort(paths.begin(), paths.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  });
  for (const std::string& path : paths) {
    const auto file =
        std::find_if(std::begin(kFiles), std::end(kFiles),
                     [&](const AuthorsFile& each) { return each.name == file_name(path); });
    if (file == std::end(kFiles)) continue;
    const Result<std::string> text = source.read(path);
    if (!text || text.value().size() > limits::kFrontMatterBytes) continue;
    const Result<FrontMatterValues> read = file->read(text.value());
    if (!read) continue;
    for (const FrontMatterValue& author : read.value())
      for (const FrontMatterValue& member : author.members)
        if (bare(member.key) == "name" && !member.texts.empty())
          names.emplace(author.key, member.texts.front());
  }
  return names;
}

}  // namespace carrel
