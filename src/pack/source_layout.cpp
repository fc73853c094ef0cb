// Languages by folder or by file name, as Hugo, Zola and Astro's documentation sites write them.
#include "pack/source_layout.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/ascii.h"
#include "pack/candidates.h"

namespace carrel {

namespace {

// ISO 639-1.
constexpr std::string_view kLanguages =
    " aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da "
    "de dv dz ee el en eo es et eu fa ff fi fj fo"
    " fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg "
    "ki kj kk kl km kn ko kr ks ku kv kw ky la lb"
    " lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om "
    "or os pa pi pl ps pt qu rm rn ro ru rw sa sc"
    " sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug "
    "uk ur uz ve vi vo wa wo xh yi yo za zh zu ";

// "de", "pt-BR", "zh_Hant" in lower case with a hyphen, or nothing.
std::string to_language(std::string_view name) {
  std::string tag;
  for (const char c : name) tag += c == '_' ? '-' : ascii::lower(c);
  const bool is_letters =
      std::all_of(tag.begin(), tag.end(), [](char c) { return ascii::is_lower(c) || c == '-'; });
  const bool has_region = tag.size() == 5 || tag.size() == 7;  // two letters, or a script's four
  if (!is_letters || tag.size() < 2 ||
      kLanguages.find(" " + tag.substr(0, 2) + " ") == std::string_view::npos)
    return {};
  if (tag.size() == 2) return tag;
  return has_region && tag[2] == '-' && tag.find('-', 3) == std::string::npos ? tag : std::string();
}

bool is_in(std::string_view path, std::string_view folder) {
  return path.substr(0, folder.size()) == folder;
}

// The deepest folder that holds nine of ten, with its slash. Not all: one post elsewhere must not
// move where every link starts from.
std::string main_folder(const std::vector<std::string>& paths) {
  std::string folder;
  for (;;) {
    std::map<std::string_view, std::size_t> counts;
    for (const std::string& path : paths) {
      const std::size_t slash =
          is_in(path, folder) ? path.find('/', folder.size()) : std::string::npos;
      if (slash != std::string::npos) ++counts[std::string_view(path).substr(0, slash + 1)];
    }
    const auto most =
        std::max_element(counts.begin(), counts.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most == counts.end() || most->second * 10 < paths.size() * 9) return folder;
    folder = std::string(most->first);
  }
}

// "x.de.md" → where "de" begins and ends in the path; the same place twice when there is none.
std::pair<std::size_t, std::size_t> language_in_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::size_t first = slash == std::string_view::npos ? 0 : slash + 1;
  const std::size_t ending = path.rfind('.');
  const std::size_t dot = ending == std::string_view::npos || ending <= first
                              ? std::string_view::npos
                              : path.rfind('.', ending - 1);
  if (dot == std::string_view::npos || dot <= first ||
      to_language(path.substr(dot + 1, ending - dot - 1)).empty())
    return {0, 0};
  return {dot + 1, ending};
}

std::string strip_language(std::string_view path) {
  const auto [begin, end] = language_in_name(path);
  return begin == end ? std::string(path)
                      : std::string(path.substr(0, begin - 1)) + std::string(path.substr(end));
}

}  // namespace

bool is_language_name(std::string_view name) { return !to_language(name).empty(); }

SourceLayout::SourceLayout(const std::vector<std::string>& paths) : root_(main_folder(paths)) {
  std::set<std::string> folders, languages;
  bool all_are_languages = true;
  std::map<std::string, std::size_t> bare;
  for (const std::string& path : paths) {
    const std::size_t slash = is_in(path, root_) ? path.find('/', root_.size()) : std::string::npos;
    if (slash != std::string::npos) folders.insert(path.substr(root_.size(), slash - root_.size()));
    ++bare[strip_language(path)];
  }
  for (const std::string& folder : folders) all_are_languages &= !to_language(folder).empty();
  has_folders_ = all_are_languages && folders.size() > 1;
  for (const auto& [path, count] : bare)
    if (count > 1) translated_.push_back(path);
  for (const std::string& path : paths)
    if (std::string language = language_of(path); !language.empty())
      languages.insert(std::move(language));
  languages_.assign(languages.begin(), languages.end());
}

std::string SourceLayout::language_of(std::string_view path) const {
  const auto [begin, end] = language_in_name(path);
  if (begin != end && path_without_language(path) != path)
    return to_language(path.substr(begin, end - begin));
  const std::string_view folder = language_folder_of(path);
  return folder.empty()
             ? std::string()
             : to_language(folder.substr(root_.size(), folder.size() - root_.size() - 1));
}

std::string_view SourceLayout::language_folder_of(std::string_view path) const {
  const std::size_t slash =
      has_folders_ && is_in(path, root_) ? path.find('/', root_.size()) : std::string_view::npos;
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash + 1);
}

std::string SourceLayout::path_without_language(std::string_view path) const {
  std::string stripped = strip_language(path);
  return std::binary_search(translated_.begin(), translated_.end(), stripped) ? stripped
                                                                              : std::string(path);
}

}  // namespace carrel
