// Files first, as written; then the forms that site generators make of them.
#include "pack/link_resolver.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/ascii.h"
#include "base/percent_encoding.h"
#include "markup/link_schemes.h"
#include "pack/loose_names.h"
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

// An address without slashes at its ends, index file and a page's ending ("release-0.74" has none);
// empty for the site's root; nothing for a pattern ("/:year/:title/").
std::optional<std::string> bare_address(const std::string& path) {
  if (path.empty() || path.find_first_of(":{") != std::string::npos) return std::nullopt;
  std::string joined;
  if (!join_path("", path, joined)) return std::nullopt;
  std::string bare(without_page_ending(joined));
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

// "posts/2019-06-12-Update.md" is "update" of that day, and so is "2019-06-12-update/index.md".
struct DatedName {
  std::string name;  // loose
  Day day = kNoDay;
};
DatedName read_dated_name(std::string_view path) {
  DatedName read{loose_path(file_name(without_post_ending(path))), kNoDay};
  if (read.name == "index") read.name = loose_path(file_name(folder_of(path)));
  constexpr std::size_t kDay = 10;
  if (read.name.size() < kDay + 2 || read.name[kDay] != '-') return read;
  const std::optional<Day> day = parse_day(read.name.substr(0, kDay));
  if (!day) return read;
  return {read.name.substr(kDay + 1), *day};
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

// What follows the '#' of a wikilink: the last of the headings that it names, or "^block".
std::string_view last_heading(std::string_view headings) {
  const std::size_t hash = headings.rfind('#');
  return hash == std::string_view::npos ? headings : headings.substr(hash + 1);
}

bool starts_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

}  // namespace

// A destination without its heading and query.
struct LinkResolver::Wanted {
  std::string path;     // decoded
  std::string written;  // as it stands, where that is another
  bool is_rooted = false;
  bool is_reference = false;  // of a generator's function, which looks further than a link
  bool is_address = false;    // ends in a slash: written for a page whose address does
  bool has_ending = false;
};

LinkResolver::LinkResolver(const std::vector<Candidate>& candidates, const PackSource& source,
                           const SourceLayout& layout, bool is_vault)
    : layout_(layout), candidates_(candidates), is_vault_(is_vault), index_(candidates, source) {
  std::map<std::string, std::size_t> languages;
  const auto add_once = [&](auto& names, const std::string& name, std::size_t i) {
    const auto [known, is_new] = names.emplace(loose_path(name), i);
    if (!is_new && known->second != i) known->second = candidates.size();  // neither is meant
  };
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& candidate = candidates[i];
    by_path_.emplace(candidate.path, i);
    const DatedName dated = read_dated_name(candidate.path);
    for (const Day day : std::set<Day>{dated.day, candidate.post.metadata.day})
      if (day != kNoDay) by_dated_name_.emplace(dated.name, std::pair(day, i));
    for (const std::string& given : candidate.addresses)
      if (const auto address = bare_address(given)) by_address_.emplace(*address, i);
    for (const std::string& given : candidate.old_addresses)
      if (const auto address = bare_address(given)) by_old_address_.emplace(*address, i);
    by_slug_.emplace(candidate.post.metadata.slug, i);
    for (const std::string& alias : candidate.post.metadata.aliases) by_slug_.emplace(alias, i);
    for (const std::string& name : candidate.names) add_once(by_alias_, name, i);
    add_once(by_title_, candidate.post.metadata.title, i);
    ++languages[layout.language_of(candidate.path)];
  }
  languages.erase("");
  for (const auto& [language, count] : languages)
    if (main_language_.empty() || count > languages.at(main_language_)) main_language_ = language;
}

LinkResolver::Target LinkResolver::resolve(std::string_view from_path,
                                           std::string_view destination) const {
  if (starts_with(destination, kWikilinkScheme))
    return resolve_wikilink(from_path, destination.substr(kWikilinkScheme.size()));
  Wanted wanted;
  wanted.is_reference = starts_with(destination, kReferenceScheme);
  if (wanted.is_reference) destination.remove_prefix(kReferenceScheme.size());
  Target target;
  const std::size_t hash = destination.find('#');
  if (hash != std::string_view::npos)
    target.heading = percent_decoded(destination.substr(hash + 1));
  std::string_view bare = destination.substr(0, hash);
  if (bare.empty() && !target.heading.empty()) {
    const auto own = by_path_.find(from_path);
    target.kind = own == by_path_.end() ? Target::Kind::External : Target::Kind::Post;
    if (own != by_path_.end()) target.post = own->second;
    return target;
  }
  if (bare.empty() || bare.substr(0, 2) == "//" || has_scheme(destination)) {
    target.kind = Target::Kind::External;
    return target;
  }
  bare = bare.substr(0, bare.find('?'));
  if (bare.substr(0, 2) == "@/" || bare.substr(0, 2) == "~/") bare.remove_prefix(1);  // the root
  wanted.is_rooted = bare.substr(0, 1) == "/";
  wanted.path = percent_decoded(bare);
  if (wanted.path != bare) wanted.written = bare;
  const std::string_view last = file_name(wanted.path);
  wanted.is_address = last.empty() || last == "." || last == "..";
  wanted.has_ending = !wanted.is_address && last.find('.') != std::string_view::npos;
  Target found = resolve_path(from_path, wanted);
  if (found.kind == Target::Kind::Dead && wanted.path.find('\\') != std::string::npos) {
    // As Windows writes a path.
    const std::string why = found.why_dead;
    std::replace(wanted.path.begin(), wanted.path.end(), '\\', '/');
    wanted.is_rooted = wanted.path.substr(0, 1) == "/";
    found = resolve_path(from_path, wanted);
    if (found.kind != Target::Kind::Dead && found.guess.empty())
      found.guess = "it is written with \\ for /";
  }
  if (found.kind == Target::Kind::Dead && !wanted.written.empty()) {
    // A file whose own name has "%20" in it.
    wanted.path = wanted.written;
    Target literal = resolve_path(from_path, wanted);
    if (literal.kind != Target::Kind::Dead) {
      if (literal.guess.empty()) literal.guess = "the % of its name is to be written %25";
      found = literal;
    }
  }
  found.heading = target.heading;
  return found;
}

bool LinkResolver::take(const SourceIndex::Found& found, Target& target) const {
  using Kind = SourceIndex::Found::Kind;
  if (!found) {
    if (found.kind == Kind::Unpublished && target.why_dead.empty())
      target.why_dead = "leads to " + found.path + ", which is not published";
    if (found.kind == Kind::OtherKind && target.why_dead.empty())
      target.why_dead =
          "leads to " + found.path + ", which is there; but files of its kind are not packed";
    return false;
  }
  target.kind = found.kind == Kind::Post ? Target::Kind::Post : Target::Kind::File;
  target.post = found.post;
  target.file = found.path;
  if (found.is_loose) target.guess = "its name is written otherwise";
  return true;
}

bool LinkResolver::take_address(const Addresses& addresses, const std::string& path,
                                Target& target) const {
  const auto address = bare_address(path.empty() ? "/" : path);
  const auto found = address ? addresses.find(*address) : addresses.end();
  if (found == addresses.end()) return false;
  target.kind = Target::Kind::Post;
  target.post = found->second;
  return true;
}

// The addresses that a page's relative links are counted from, its own permalink first.
std::vector<std::string> LinkResolver::page_folders_of(std::string_view from_path) const {
  std::vector<std::string> folders, without_slash;
  const auto from = by_path_.find(from_path);
  if (from != by_path_.end())
    for (const std::string& address : candidates_[from->second].addresses)
      if (std::optional<std::string> bare = bare_address(address)) {
        if (address.back() != '/') without_slash.emplace_back(folder_of(*bare));
        folders.push_back(std::move(*bare));
      }
  folders.push_back(page_folder_of(from_path));
  folders.insert(folders.end(), without_slash.begin(), without_slash.end());
  return folders;
}

// Counted from the file, and from the page's address "folder/name/", which is one level deeper.
bool LinkResolver::take_relative(std::string_view from_path, const Wanted& wanted,
                                 Target& target) const {
  std::string joined;
  const auto try_from = [&](std::string_view folder, Target& found) {
    return join_path(folder, wanted.path, joined) && take(index_.find(joined), found);
  };
  Target by_file = target, by_page = target;
  bool has_file = try_from(folder_of(from_path), by_file);
  bool has_page = try_from(page_folder_of(from_path), by_page);
  // What is written otherwise stands back behind what is written so.
  if (has_file && has_page && by_file.guess.empty() != by_page.guess.empty())
    (by_file.guess.empty() ? has_page : has_file) = false;
  if (!has_file && !has_page) {
    target.why_dead = by_file.why_dead.empty() ? by_page.why_dead : by_file.why_dead;
    return false;
  }
  bool takes_page = has_page && (!has_file || wanted.is_address);
  if (has_file && has_page && !wanted.has_ending && by_file.kind == Target::Kind::Post &&
      by_page.kind == Target::Kind::Post) {
    // The one that has the heading is meant; else a link stays in its language.
    const auto has_heading = [&](const Target& found) {
      const std::vector<OutlineEntry>& headings = candidates_[found.post].headings;
      return std::any_of(headings.begin(), headings.end(),
                         [&](const OutlineEntry& heading) { return heading.id == target.heading; });
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
  if (target.kind == Target::Kind::Post && !wanted.has_ending)
    target.post = in_language_of(from_path, target.post);
  return true;
}

LinkResolver::Target LinkResolver::resolve_path(std::string_view from_path,
                                                const Wanted& wanted) const {
  Target target;
  std::string joined;
  const auto is_markdown = [&] { return is_post_path(ascii::lowered(wanted.path)); };
  // Where a post says itself at which address it stands, no other is found there.
  if (wanted.is_rooted && !is_markdown() && take_address(by_address_, wanted.path, target))
    return target;
  if (!wanted.is_rooted) {
    if (take_relative(from_path, wanted, target)) return target;
    for (const std::string& folder : page_folders_of(from_path))
      if (!is_markdown() && join_path(folder, wanted.path, joined) &&
          (take_address(by_address_, joined, target) || take(index_.find(joined), target) ||
           take_address(by_old_address_, joined, target)))
        return target;
  }
  const auto try_path = [&](std::string_view folder) {
    return join_path(folder, wanted.path, joined) && take(index_.find(joined), target);
  };
  // The source may hold more than the site's pages: these start where all posts are, or where those
  // of this post's language are.
  const auto guessed = [&] {
    if (!wanted.is_rooted && !wanted.is_reference && target.guess.empty())
      target.guess = "nothing stands where it says";
    return target;
  };
  if (try_path(layout_.root()) || try_path(layout_.language_folder_of(from_path))) return guessed();
  for (const std::string_view root : kRoots)
    if (try_path(root)) return guessed();
  if (wanted.is_rooted && take_address(by_old_address_, wanted.path, target)) return target;
  // "/ar/guides/x/" where that is not translated: the page in the language that most posts are in.
  const std::size_t slash = wanted.path.find('/', 1);
  if (wanted.is_rooted && slash != std::string::npos &&
      is_language_name(std::string_view(wanted.path).substr(1, slash - 1))) {
    const std::string rest = wanted.path.substr(slash + 1);
    for (const std::string& folder : {layout_.root() + main_language_, layout_.root()}) {
      if (!join_path(folder, rest, joined) || !take(index_.find(joined), target) ||
          target.kind != Target::Kind::Post)
        continue;
      target.guess = "it is not translated";
      return target;
    }
    target.kind = Target::Kind::Dead;
  }
  if ((wanted.is_reference || is_vault_) && !wanted.is_rooted) {
    const auto take_name = [&](const std::string& name) {
      const SourceIndex::Found found = index_.find_by_name(name, folder_of(from_path));
      if (!take(found, target)) return false;
      if (found.others > 0) target.guess = "several files are called so";
      return true;
    };
    if (take_name(wanted.path)) return target;
    // "{% post_url 2020-01-31-x %}" of a post whose name tells no date, or another.
    constexpr std::size_t kDateSize = 11;  // with its hyphen
    if (wanted.is_reference && wanted.path.size() > kDateSize &&
        parse_day(wanted.path.substr(0, kDateSize - 1)) &&
        take_name(wanted.path.substr(kDateSize))) {
      target.guess = "its name has not that date";
      return target;
    }
  }
  const std::size_t begin = wanted.path.find_first_not_of("./");
  if (begin != std::string::npos &&
      join_path("", std::string_view(wanted.path).substr(begin), joined))
    find_by_name(joined, wanted.is_rooted, target);
  if (target.kind != Target::Kind::Dead || !target.why_dead.empty()) return target;
  const bool leaves = !wanted.is_rooted && !join_path(folder_of(from_path), wanted.path, joined);
  target.why_dead = leaves ? "leads out of the folder that is packed: pack the folder above"
                    : wanted.is_rooted && media_type(wanted.path)
                        ? "leads to no file here; if it stands in a folder beside this one, pack "
                          "the folder above"
                        : "leads nowhere";
  return target;
}

LinkResolver::Target LinkResolver::resolve_wikilink(std::string_view from_path,
                                                    std::string_view link) const {
  Target target;
  target.by_text = true;
  const std::size_t hash = link.find('#');
  if (hash != std::string_view::npos) target.heading = last_heading(link.substr(hash + 1));
  std::string name(link.substr(0, hash));
  while (!name.empty() && name.back() == ' ') name.pop_back();
  name.erase(0, std::min(name.find_first_not_of(' '), name.size()));
  std::replace(name.begin(), name.end(), '\\', '/');
  if (name.empty()) {
    const auto own = by_path_.find(from_path);
    if (own == by_path_.end()) return target;
    target.kind = Target::Kind::Post;
    target.post = own->second;
    return target;
  }
  const auto take_post = [&](const auto& names) {
    const auto found = names.find(loose_path(name));
    if (found == names.end() || found->second >= candidates_.size()) return false;
    target.kind = Target::Kind::Post;
    target.post = found->second;
    return true;
  };
  std::string joined;
  const bool is_relative = starts_with(name, "./") || starts_with(name, "../");
  if (is_relative && join_path(folder_of(from_path), name, joined) &&
      take(index_.find(joined), target))
    return target;
  if (name.front() == '/' && join_path("", name, joined) && take(index_.find(joined), target))
    return target;
  // Logseq writes the slashes of a page's name so in its file's.
  std::string flat, escaped;
  for (const char c : name) {
    flat += c == '/' ? std::string("___") : std::string(1, c);
    escaped += c == '/' ? std::string("%2F") : std::string(1, c);
  }
  const std::string decoded = percent_decoded(name);
  for (const std::string& way : {name, flat, escaped, decoded}) {
    const SourceIndex::Found found = index_.find_by_name(way, folder_of(from_path));
    if (!take(found, target)) continue;
    if (found.others > 0) target.guess = std::to_string(found.others + 1) + " files are called so";
    return target;
  }
  if (take_post(by_alias_)) return target;
  if (take_post(by_title_)) {
    target.guess = "it is its title, and no file is called so";
    return target;
  }
  if (target.why_dead.empty()) target.why_dead = "leads nowhere";
  return target;
}

void LinkResolver::find_by_name(const std::string& path, bool is_rooted, Target& target) const {
  const std::string bare = bare_address(path).value_or("");
  const std::string_view folders = folder_of(bare);
  bool has_words = false;
  // A file's name and its day are an address, whatever the slug became.
  const auto [first, last] = by_dated_name_.equal_range(loose_path(file_name(bare)));
  for (auto at = first; at != last; ++at) {
    const auto& [day, post] = at->second;
    if (!names_day(folders, day, has_words)) continue;
    target.kind = Target::Kind::Post;
    target.post = post;
    if (has_words) target.guess = "nothing stands where it says";
    return;
  }
  const auto found = by_slug_.find(std::string(file_name(bare)));
  if (found == by_slug_.end()) return;
  const Candidate& post = candidates_[found->second];
  const bool is_dated = names_day(folders, post.post.metadata.day, has_words);
  // A name alone says too little, in whichever folder: "/docs/collector/" is not the blog's post on
  // the collector.
  const bool is_meant =
      folders.empty() ? !is_rooted : is_dated || ends_with_folders(folder_of(post.path), folders);
  if (!is_meant) return;
  target.kind = Target::Kind::Post;
  target.post = found->second;
  if (!is_dated || has_words) target.guess = "nothing stands where it says";
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
