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

// Of ISO 639-2 and 639-3 what archives are translated to; none is an English word.
constexpr std::string_view kLongerLanguages =
    " arn ast awa bal ber bho brx ceb chr ckb cmn csb doi dsb fil frp fur gom grc gsw guc hak haw "
    "hsb jbo kab kok ksh kmr lij lmo lzh mai mni mwl nah nan nds oci pcm prs quc rup sat scn sdh "
    "shi sma smn szl tet tlh tzm vec vmw wuu xal yue zgh ";

// "de", "pt-BR", "zh_Hant_TW", "es-419" in lower case with hyphens, or nothing.
std::string to_language(std::string_view name) {
  std::string tag;
  for (const char c : name) tag += c == '_' ? '-' : ascii::lower(c);
  const std::string_view whole = tag;
  const std::size_t hyphen = std::min(whole.find('-'), whole.size());
  const std::string_view language = whole.substr(0, hyphen);
  const std::string_view known = language.size() == 2 ? kLanguages : kLongerLanguages;
  if (language.size() < 2 || language.size() > 3 ||
      known.find(" " + std::string(language) + " ") == std::string_view::npos)
    return {};
  // A script of four letters, then a region of two letters or three digits; each may be absent.
  std::string_view rest = whole.substr(hyphen);
  const auto take = [&](std::size_t size, bool (*is_part)(char)) {
    if (rest.size() < size + 1 || (rest.size() > size + 1 && rest[size + 1] != '-') ||
        !std::all_of(rest.begin() + 1, rest.begin() + 1 + static_cast<std::ptrdiff_t>(size),
                     is_part))
      return false;
    rest.remove_prefix(size + 1);
    return true;
  };
  take(4, ascii::is_lower);
  if (!take(2, ascii::is_lower)) take(3, ascii::is_digit);
  return rest.empty() ? tag : std::string();
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

namespace {

bool is_index(std::string_view path) {
  const std::string name = ascii::lowered(path.substr(0, path.find('.')));
  return name == "index" || name == "_index" || name == "readme";
}

// The folders just below `base` that hold a language each: all that there are, if all are called
// after languages; else those that hold translations, posts that another language's folder or the
// base itself has under the same path, and a folder of another name has not.
std::set<std::string> language_folders(const std::vector<std::string>& paths,
                                       const std::string& base) {
  std::map<std::string, std::set<std::string>> folders;  // with the paths below each
  std::set<std::string> of_base;
  for (const std::string& path : paths) {
    if (!is_in(path, base)) continue;
    const std::size_t slash = path.find('/', base.size());
    of_base.insert(path.substr(base.size()));
    if (slash != std::string::npos)
      folders[path.substr(base.size(), slash - base.size())].insert(path.substr(slash + 1));
  }
  std::set<std::string> named, translated;
  std::set<std::string> elsewhere;  // what folders of other names hold
  for (const auto& [folder, below] : folders) {
    if (!to_language(folder).empty())
      named.insert(folder);
    else
      elsewhere.insert(below.begin(), below.end());
  }
  if (named.size() == folders.size()) {
    if (named.size() > 1) return named;
  }
  std::map<std::string, std::size_t> counts;
  for (const std::string& folder : named)
    for (const std::string& path : folders[folder]) ++counts[path];
  for (const std::string& folder : named) {
    const std::set<std::string>& below = folders[folder];
    const auto shared = std::count_if(below.begin(), below.end(), [&](const std::string& path) {
      return !is_index(path) && elsewhere.count(path) == 0 &&
             (counts[path] > 1 || of_base.count(path) != 0);
    });
    if (shared > 0 && static_cast<std::size_t>(shared) * 3 >= below.size())
      translated.insert(folder);
  }
  // Beside translations a folder of such a name is one more language.
  return translated.size() > 1 ? named : translated;
}

}  // namespace

SourceLayout::SourceLayout(const std::vector<std::string>& paths) : root_(main_folder(paths)) {
  // A few translations may stand beside the folder that holds nearly every post.
  for (std::string base = root_;; base = base.substr(0, base.rfind('/', base.size() - 2) + 1)) {
    language_folders_ = language_folders(paths, base);
    if (!language_folders_.empty()) root_ = base;
    if (!language_folders_.empty() || base.size() < 2) break;
  }
  std::set<std::string> languages;
  std::map<std::string, std::size_t> bare;
  for (const std::string& path : paths) ++bare[strip_language(path)];
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
  const std::size_t slash = !language_folders_.empty() && is_in(path, root_)
                                ? path.find('/', root_.size())
                                : std::string_view::npos;
  if (slash == std::string_view::npos) return {};
  const std::string folder(path.substr(root_.size(), slash - root_.size()));
  return language_folders_.count(folder) == 0 ? std::string_view() : path.substr(0, slash + 1);
}

std::string SourceLayout::path_without_language(std::string_view path) const {
  std::string stripped = strip_language(path);
  return std::binary_search(translated_.begin(), translated_.end(), stripped) ? stripped
                                                                              : std::string(path);
}

}  // namespace carrel
