// Files first, as written; then the forms that site generators make of them.
#include "pack/link_resolver.h"

#include <algorithm>

#include "base/ascii.h"
#include "pack/media.h"

namespace carrel {

namespace {

// Folders that site generators serve at the root.
constexpr std::string_view kRoots[] = {"",     "static/",  "public/", "assets/",
                                       "src/", "content/", "docs/",   "source/"};

bool has_scheme(std::string_view destination) {
  const std::size_t colon = destination.find(':');
  return colon != std::string_view::npos && destination.find_first_of("/?#") > colon;
}

int hex_digit(char c) {
  if (ascii::is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (low >= 0) {
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

// "a/b" + "../c" → "a/c"; false when it leaves the folder.
bool join_path(std::string_view folder, std::string_view relative, std::string& joined) {
  std::vector<std::string> names;
  const auto add = [&](std::string_view path) {
    for (std::size_t at = 0; at <= path.size();) {
      const std::size_t end = std::min(path.find('/', at), path.size());
      const std::string_view name = path.substr(at, end - at);
      if (name == "..") {
        if (names.empty()) return false;
        names.pop_back();
      } else if (!name.empty() && name != ".") {
        names.emplace_back(name);
      }
      at = end + 1;
    }
    return true;
  };
  if (!add(folder) || !add(relative)) return false;
  joined.clear();
  for (const std::string& name : names) {
    if (!joined.empty()) joined += '/';
    joined += name;
  }
  return true;
}

std::string without_ending(const std::string& path) {
  const std::size_t dot = path.rfind('.');
  const std::size_t slash = path.rfind('/');
  return dot == std::string::npos || (slash != std::string::npos && dot < slash)
             ? path
             : path.substr(0, dot);
}

// An address without slashes at its ends, index file and ending; empty for a pattern
// ("/:year/:title/").
std::string bare_address(const std::string& path) {
  if (path.find_first_of(":{") != std::string::npos) return {};
  std::string joined;
  if (!join_path("", path, joined)) return {};
  const std::string bare = without_ending(joined);
  return file_name(bare) == "index" ? std::string(folder_of(bare)) : bare;
}

// The folder that a browser counts from where a page's address is "folder/name/"; an index file's
// is its folder's.
std::string page_folder_of(std::string_view path) {
  const std::string bare = without_ending(std::string(path));
  const std::string_view name = file_name(bare);
  return name == "index" || name == "_index" || name == "README" || name == "readme"
             ? std::string(folder_of(path))
             : bare;
}

// Whether the folders name the day, or its month: "2020/01/31", "blog/2020/01". `has_words`: other
// names stand among them.
bool names_day(std::string_view folders, Day day, bool& has_words) {
  std::string numbers;
  for (std::size_t at = 0; at < folders.size();) {
    const std::size_t end = std::min(folders.find('/', at), folders.size());
    const std::string_view name = folders.substr(at, end - at);
    const bool is_number = name.find_first_not_of("0123456789") == std::string_view::npos;
    if (is_number)
      numbers += (numbers.empty() ? "" : "-") + std::string(name.size() == 1 ? "0" : "") +
                 std::string(name);
    else
      has_words = true;
    at = end + 1;
  }
  return day != kNoDay && numbers.size() >= 7 &&
         to_text(day).compare(0, numbers.size(), numbers) == 0;
}

// Whether `folder` is, or ends with, these folders: "content/2020/old" with "old".
bool ends_with_folders(std::string_view folder, std::string_view folders) {
  const std::string whole = "/" + ascii::lowered(folder), end = "/" + ascii::lowered(folders);
  return whole.size() >= end.size() &&
         whole.compare(whole.size() - end.size(), end.size(), end) == 0;
}

// Whether both stand below a folder of the same language, at the same depth: "de/start.md" and
// "de/guide.md".
bool shares_language(std::string_view from, std::string_view to) {
  for (std::size_t at = 0, slash = from.find('/'); slash != std::string_view::npos;
       at = slash + 1, slash = from.find('/', at))
    if (is_language_name(from.substr(at, slash - at)) &&
        to.substr(0, slash + 1) == from.substr(0, slash + 1))
      return true;
  return false;
}

}  // namespace

LinkResolver::LinkResolver(const std::vector<Candidate>& candidates, const PackSource& source,
                           const SourceLayout& layout)
    : layout_(layout), links_(source.links), candidates_(candidates) {
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    by_path_.emplace(candidates[i].path, i);
    if (const std::string address = bare_address(candidates[i].address); !address.empty())
      by_address_.emplace(address, i);
    by_slug_.emplace(candidates[i].post.metadata.slug, i);
    for (const std::string& alias : candidates[i].post.metadata.aliases) by_slug_.emplace(alias, i);
  }
  for (const std::string& path : source.paths)
    if (media_type(path)) files_.insert(path);
  std::map<std::string, std::size_t> languages;
  for (const Candidate& candidate : candidates) {
    const auto [known, is_new] =
        by_lower_path_.emplace(ascii::lowered(candidate.path), by_path_.at(candidate.path));
    if (!is_new)
      known->second = candidates.size();  // two that differ in case only: neither is meant
    ++languages[layout.language_of(candidate.path)];
  }
  languages.erase("");
  for (const auto& [language, count] : languages)
    if (main_language_.empty() || count > languages.at(main_language_)) main_language_ = language;
}

std::string LinkResolver::real_path(const std::string& path) const {
  for (std::size_t end = path.size(); !links_.empty() && end != std::string::npos && end > 0;
       end = path.rfind('/', end - 1)) {
    const auto found = links_.find(path.substr(0, end));
    if (found == links_.end()) continue;
    const std::string_view rest = std::string_view(path).substr(end);
    return found->second.empty() ? std::string(rest.substr(std::min<std::size_t>(1, rest.size())))
                                 : found->second + std::string(rest);
  }
  return path;
}

bool LinkResolver::find_post(const std::string& path, std::size_t& post) const {
  const std::string bare = without_ending(path);
  for (const std::string& candidate :
       {path, path + ".md", path + ".mdx", bare + ".md", bare + ".mdx", path + "/index.md",
        path + "/_index.md", path + "/README.md", path + "/index.mdx",
        path.empty() ? std::string("index.md") : path}) {
    const auto found = by_path_.find(real_path(candidate));
    if (found == by_path_.end()) continue;
    post = found->second;
    return true;
  }
  // Sites write addresses in lower case.
  for (const std::string& candidate :
       {path, path + ".md", path + ".mdx", bare + ".md", path + "/index.md", path + "/_index.md"}) {
    const auto found = by_lower_path_.find(ascii::lowered(candidate));
    if (found == by_lower_path_.end() || found->second >= candidates_.size()) continue;
    post = found->second;
    return true;
  }
  return false;
}

bool LinkResolver::find_file(const std::string& path, std::string& file) const {
  file = files_.count(path) != 0 ? path : real_path(path);
  return files_.count(file) != 0;
}

LinkResolver::Target LinkResolver::resolve(std::string_view from_path,
                                           std::string_view destination) const {
  Target target;
  const std::size_t hash = destination.find('#');
  if (hash != std::string_view::npos)
    target.heading = percent_decoded(destination.substr(hash + 1));
  std::string_view bare = destination.substr(0, hash);
  if (destination.empty() || hash == 0 || destination.substr(0, 2) == "//" ||
      has_scheme(destination)) {
    target.kind = Target::Kind::External;
    return target;
  }
  bare = bare.substr(0, bare.find('?'));
  bool is_rooted = bare.substr(0, 1) == "/";
  if (bare.substr(0, 2) == "@/") {  // Zola's content root
    bare.remove_prefix(1);
    is_rooted = true;
  }
  const std::string decoded = percent_decoded(bare);
  std::string joined;
  const auto try_path = [&](std::string_view folder, Target& found) {
    if (!join_path(folder, decoded, joined)) return false;
    // A file that is there as written comes first: beside "plan.md", "plan.svg" is the picture and
    // not another name of the post.
    if (find_file(joined, found.file)) {
      found.kind = Target::Kind::File;
    } else if (find_post(joined, found.post)) {
      found.kind = Target::Kind::Post;
    } else {
      return false;
    }
    return true;
  };
  const std::string_view last = file_name(decoded);
  const bool is_address = last.empty() || last == "." ||
                          last == "..";  // written for a page whose address ends in a slash
  const bool has_ending = !is_address && last.find('.') != std::string_view::npos;
  if (!is_rooted) {
    // Counted from the file, and from the page's address "folder/name/", which is one level deeper.
    Target by_file = target, by_page = target;
    const bool has_file = try_path(folder_of(from_path), by_file),
               has_page = try_path(page_folder_of(from_path), by_page);
    if (has_file || has_page) {
      bool takes_page = has_page && (!has_file || is_address);
      if (has_file && has_page && !has_ending && by_file.kind == Target::Kind::Post &&
          by_page.kind == Target::Kind::Post) {
        // The one that has the heading is meant; else a link stays in its language.
        const auto has_heading = [&](const Target& found) {
          const std::vector<std::string>& ids = candidates_[found.post].heading_ids;
          return !target.heading.empty() &&
                 std::binary_search(ids.begin(), ids.end(), target.heading);
        };
        const auto stays = [&](const Target& found) {
          return shares_language(from_path, candidates_[found.post].path);
        };
        if (has_heading(by_file) != has_heading(by_page))
          takes_page = has_heading(by_page);
        else if (stays(by_file) != stays(by_page))
          takes_page = stays(by_page);
      }
      target = takes_page ? by_page : by_file;
      if (target.kind == Target::Kind::Post && !has_ending)
        target.post = in_language_of(from_path, target.post);
      return target;
    }
  }
  // The source may hold more than the site's pages: these start where all posts are, or where those
  // of this post's language are.
  target.is_guess = !is_rooted;
  if (try_path(layout_.root(), target) || try_path(layout_.language_folder_of(from_path), target))
    return target;
  for (const std::string_view root : kRoots)
    if (try_path(root, target)) return target;
  // "/ar/guides/x/" where that is not translated: the page in the language that most posts are in.
  target.is_guess = true;
  const std::size_t slash = decoded.find('/', 1);
  if (is_rooted && slash != std::string::npos &&
      is_language_name(std::string_view(decoded).substr(1, slash - 1))) {
    const std::string rest = decoded.substr(slash + 1);
    for (const std::string& folder : {layout_.root() + main_language_, layout_.root()}) {
      if (!join_path(folder, rest, joined) || !find_post(joined, target.post)) continue;
      target.kind = Target::Kind::Post;
      return target;
    }
  }
  target.is_guess = false;
  const std::size_t begin = decoded.find_first_not_of("./");
  if (begin != std::string::npos && join_path("", std::string_view(decoded).substr(begin), joined))
    find_by_name(joined, is_rooted, target);
  return target;
}

void LinkResolver::find_by_name(const std::string& path, bool is_rooted, Target& target) const {
  const std::string bare = bare_address(path);
  if (const auto found = by_address_.find(bare); is_rooted && found != by_address_.end()) {
    target.kind = Target::Kind::Post;
    target.post = found->second;
    return;
  }
  const auto found = by_slug_.find(std::string(file_name(bare)));
  if (found == by_slug_.end()) return;
  const Candidate& post = candidates_[found->second];
  const std::string_view folders = folder_of(bare);
  bool has_words = false;
  const bool is_dated = names_day(folders, post.post.metadata.day, has_words);
  // A name alone says too little, in whichever folder: "/docs/collector/" is not the blog's post on
  // the collector.
  const bool is_meant =
      folders.empty() ? !is_rooted : is_dated || ends_with_folders(folder_of(post.path), folders);
  if (!is_meant) return;
  target.kind = Target::Kind::Post;
  target.post = found->second;
  target.is_guess = !is_dated || has_words;
}

std::size_t LinkResolver::in_language_of(std::string_view from_path, std::size_t post) const {
  const std::string language = layout_.language_of(from_path), &path = candidates_[post].path;
  if (language.empty() || layout_.language_of(path) == language) return post;
  const std::string own = without_ending(std::string(file_name(from_path)));
  const std::size_t dot = own.rfind('.');
  if (dot == std::string::npos) return post;
  const std::string bare = layout_.path_without_language(path);
  const std::string translated =
      without_ending(bare) + own.substr(dot) + bare.substr(without_ending(bare).size());
  const auto found = by_path_.find(translated);
  return found == by_path_.end() ? post : found->second;
}

}  // namespace carrel
