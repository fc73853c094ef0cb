// Sections are read before the posts, so that each post can be judged on its own.
#include "pack/sections.h"

#include <algorithm>
#include <iterator>

#include "pack/candidates.h"
#include "pack/globs.h"
#include "pack/recognition.h"
#include "post/encoding.h"
#include "post/kept_back.h"
#include "post/section_values.h"

namespace carrel {

namespace {

// Keys that speak of the section's own page alone.
constexpr std::string_view kOfThePage[] = {"build",   "render",   "permalink",
                                           "visible", "routable", "date"};

bool keeps_back(const KeepRecord& record) { return record.kind != KeepRecord::Kind::Open; }

std::string with_slash(std::string_view folder) {
  return folder.empty() ? std::string() : std::string(folder) + "/";
}

// The name of a post's file without its ending, and the language between dots: "_index.de.md" →
// "_index", ".de".
struct NamePieces {
  std::string_view stem, language;
};
NamePieces pieces_of(std::string_view path) {
  std::string_view name = file_name(path);
  name = name.substr(0, name.rfind('.'));
  const std::size_t dot = name.find('.', 1);
  return dot == std::string_view::npos ? NamePieces{name, {}}
                                       : NamePieces{name.substr(0, dot), name.substr(dot)};
}

bool matches_any(const std::vector<std::string>& globs, const std::vector<std::string>& texts) {
  return globs.empty() || std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
           return std::any_of(texts.begin(), texts.end(),
                              [&](const std::string& text) { return matches_glob(glob, text); });
         });
}

// A path as a cascade's target may name it: from any folder above it on, with and without its
// ending.
std::vector<std::string> names_of(std::string_view path) {
  std::vector<std::string> names;
  for (std::size_t at = 0;; ++at) {
    for (const std::string_view name :
         {path.substr(at), path.substr(at, path.rfind('.') - at), folder_of(path.substr(at))})
      if (!name.empty()) names.push_back("/" + std::string(name));
    at = path.find('/', at);
    if (at == std::string_view::npos) return names;
  }
}

std::vector<std::string> kind_of(std::string_view path) {
  if (pieces_of(path).stem != "_index") return {"page"};
  return folder_of(path).empty() ? std::vector<std::string>{"home", "section"}
                                 : std::vector<std::string>{"section", "home"};
}

}  // namespace

Sections::Sections(const PackSource& source, const RecognisedDialects& dialects) {
  for (const RecognisedDialect& each : dialects.all()) {
    if (each.configuration.empty()) continue;
    Section site;
    site.file = each.configuration;
    site.cascades = read_cascades(read_configuration(source, each));
    if (!site.cascades.empty()) sites_.push_back(std::move(site));
  }
  std::set<std::string_view> pages;  // without their endings
  for (const std::string& path : source.paths)
    if (is_post_path(path)) pages.insert(std::string_view(path).substr(0, path.rfind('.')));
  for (const std::string& path : source.paths) {
    if (is_post_path(path)) {
      const std::string_view stem = pieces_of(path).stem;
      if (stem == "_index" || stem == "index") read_section(source, path);
    } else {
      read_data(source, path, pages);
    }
  }
}

void Sections::read_section(const PackSource& source, const std::string& path) {
  const Result<std::string> text = source.read(path);
  if (!text) return;
  const Result<DecodedText> decoded = decode_text(text.value());
  if (!decoded) return;
  const Result<SectionValues> values = read_section_values(decoded.value().text, path);
  if (!values) return;
  Section section;
  section.file = path;
  section.language = pieces_of(path).language;
  section.is_bundle = pieces_of(path).stem == "index";
  for (const KeepRecord& record : values.value().own)
    if (keeps_back(record) &&
        std::find(std::begin(kOfThePage), std::end(kOfThePage), record.key) == std::end(kOfThePage))
      section.own.push_back(record);
  if (!section.is_bundle) section.cascades = values.value().cascades;
  if (!section.is_bundle || !section.own.empty())
    by_folder_[with_slash(folder_of(path))].push_back(std::move(section));
}

// "posts/posts.json" is data of the folder, "posts/first.json" of the page beside it.
void Sections::read_data(const PackSource& source, const std::string& path,
                         const std::set<std::string_view>& pages) {
  static constexpr std::string_view kEndings[] = {".11tydata.json", ".11tydata.js", ".11tydata.mjs",
                                                  ".11tydata.cjs", ".json"};
  const auto ending = std::find_if(std::begin(kEndings), std::end(kEndings), [&](auto each) {
    return path.size() > each.size() && path.substr(path.size() - each.size()) == each;
  });
  if (ending == std::end(kEndings)) return;
  const std::string bare = path.substr(0, path.size() - ending->size());
  const std::string_view folder = folder_of(path);
  const bool is_of_folder = !folder.empty() && file_name(bare) == file_name(folder);
  if (!is_of_folder && pages.count(bare) == 0) return;
  const Result<std::string> text = source.read(path);
  if (!text) return;
  Section section;
  section.file = path;
  SectionValues::Cascade handed;
  handed.records = read_data_records(path, text.value());
  if (handed.records.empty()) return;
  if (!is_of_folder) handed.paths.push_back("/" + bare);
  section.cascades.push_back(std::move(handed));
  by_folder_[with_slash(folder)].push_back(std::move(section));
}

std::vector<Sections::Handed> Sections::find(std::string_view path, const FrontMatter& post) const {
  std::vector<Handed> found;
  if (by_folder_.empty() && sites_.empty()) return found;
  std::vector<std::string> settled;  // keys that a post or a nearer section has spoken of
  for (const KeepRecord& record : post.keep_records) settled.push_back(record.key);
  const std::string language(pieces_of(path).language);
  const bool has_front_matter =
      post.body_line > 1 || !post.keep_records.empty() || !post.metadata.title.empty();
  const auto hand_down = [&](const Section& section, std::vector<std::string>& spoken) {
    for (const Cascade& cascade : section.cascades) {
      if (!matches_any(cascade.paths, names_of(path)) ||
          !matches_any(cascade.kinds, kind_of(path)) ||
          !matches_any(cascade.environments, {"production"}))
        continue;
      for (const KeepRecord& record : cascade.records) {
        if (std::find(settled.begin(), settled.end(), record.key) != settled.end()) continue;
        spoken.push_back(record.key);
        found.push_back({record, section.file, false});
      }
    }
  };
  std::string folder = with_slash(folder_of(path));
  for (;;) {
    if (const auto at = by_folder_.find(folder); at != by_folder_.end()) {
      const bool has_language =
          std::any_of(at->second.begin(), at->second.end(), [&](const Section& section) {
            return !section.is_bundle && section.language == language;
          });
      std::vector<std::string> spoken;
      for (const Section& section : at->second) {
        // "_index.md" speaks for the languages that have no section of their own.
        if (!section.is_bundle && section.language != language &&
            (has_language || !section.language.empty()))
          continue;
        const bool is_itself = section.file == path;
        for (const KeepRecord& record : section.own) {
          if (is_itself || (section.is_bundle && record.key != "headless" && has_front_matter))
            continue;
          found.push_back({record, section.file, true});
        }
        hand_down(section, spoken);
      }
      settled.insert(settled.end(), spoken.begin(), spoken.end());
    }
    if (folder.empty()) break;
    folder.pop_back();
    folder = with_slash(folder_of(folder));
  }
  std::vector<std::string> spoken;
  for (const Section& site : sites_) hand_down(site, spoken);
  return found;
}

}  // namespace carrel
