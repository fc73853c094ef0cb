// By slug and alias first; a post whose text stands elsewhere now has only moved.
#include "site/withdrawn.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/html_text.h"
#include "base/json.h"
#include "bundle/bundle_format.h"
#include "bundle/parts.h"
#include "site/one_file.h"
#include "site/ownership.h"
#include "site/post_pages.h"

namespace carrel {

namespace {

constexpr std::string_view kArchive = "archive/", kMedia = "media/", kZstd = ".zst";
constexpr std::size_t kTellingTitle = 4;  // bytes: a shorter title stands in many pages by chance

bool begins_with(std::string_view text, std::string_view opening) {
  return text.substr(0, opening.size()) == opening;
}

// ".html" or ".htm", in any case.
bool is_page_path(const std::string& path) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string::npos) return false;
  const std::string ending = ascii::lowered(path.substr(dot + 1));
  return ending == "html" || ending == "htm";
}

// The name below archive/ of a file of this site or of one inside it; empty elsewhere.
std::string name_in_archive(const std::string& path) {
  const std::size_t at = path.rfind(kArchive);
  const bool is_folder = at == 0 || (at != std::string::npos && path[at - 1] == '/');
  return is_folder ? path.substr(at + kArchive.size()) : std::string();
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// Whether an address that leads to the post stands in the page: "…/post/slug", not "…/post/slug-2".
bool has_address(std::string_view html, const std::string& address) {
  constexpr std::string_view kEnds = "\"'/?#&<> \n\t\r)";
  for (std::size_t at = html.find(address); at != std::string_view::npos;
       at = html.find(address, at + 1)) {
    const std::size_t end = at + address.size();
    if (end == html.size() || has(kEnds, html.substr(end, 1))) return true;
  }
  return false;
}

using Titles = std::map<std::string, std::string>;  // a slug → the post's title, empty for an alias

// What parts of this role, the lists or the slugs, name; false where one of them cannot be read.
bool add_titles(const ReadEarlier& read, const Manifest& manifest, PartRole role, Titles& titles) {
  bool is_whole = true;
  for (const Part& part : manifest.parts) {
    if (part.role != role) continue;
    const Result<std::string> bytes = read(part.name);
    const Result<std::string> content =
        bytes ? open_part(part, bytes.value()) : Result<std::string>(bytes.error());
    bool is_read = false;
    if (content && role == PartRole::List) {
      const auto posts = read_list(content.value(), part.name, part.count);
      is_read = static_cast<bool>(posts);
      if (is_read)
        for (const ListedPost& post : posts.value()) titles.emplace(post.slug, post.title);
    } else if (content) {
      const auto slugs = read_slugs(content.value(), part.name, manifest.posts);
      is_read = static_cast<bool>(slugs);
      if (is_read)
        for (const SlugNumber& slug : slugs.value()) titles.emplace(slug.slug, "");
    }
    is_whole = is_whole && is_read;
  }
  return is_whole;
}

std::set<std::string> file_names(const Manifest& manifest) {
  std::set<std::string> names;
  for (const Part& part : manifest.parts) names.insert(part.name);
  for (const Media& media : manifest.media) names.insert(media.name);
  for (const Delta& delta : manifest.deltas) names.insert(delta.name);
  return names;
}

// Whether one of the texts in a JSON value, keys aside, is such a one.
template <typename Test>
bool any_text(JsonView value, const Test& is_such) {
  if (value.is(JsonView::Kind::String)) return is_such(value.text());
  bool is_found = false;
  if (value.is(JsonView::Kind::Array))
    value.for_each([&](JsonView element) { is_found = is_found || any_text(element, is_such); });
  if (value.is(JsonView::Kind::Object))
    value.for_each_member([&](std::string_view, JsonView member) {
      is_found = is_found || any_text(member, is_such);
    });
  return is_found;
}

// What parts of labels, facets and slugs say of a post besides its slug.
std::set<std::string> words_of(const PostMetadata& post) {
  std::set<std::string> words;
  for (const std::vector<std::string>* texts : {&post.aliases, &post.tags, &post.authors})
    for (const std::string& text : *texts) words.insert(text);
  for (const std::string* text : {&post.kind, &post.theme})
    if (!text->empty()) words.insert(*text);
  // Every step of its section is a value.
  for (std::size_t end = 0; end < post.section.size();) {
    end = std::min(post.section.find('/', end + 1), post.section.size());
    words.insert(post.section.substr(0, end));
  }
  words.insert(post.section_titles.begin(), post.section_titles.end());
  // "severity:high" in the posts, "high" in the labels.
  for (const std::string& value : post.fields) {
    words.insert(value);
    words.insert(value.substr(value.find(':') + 1));
  }
  return words;
}

std::string text_of(const Post& post) { return post.metadata.title + "\n" + post.markdown; }

}  // namespace

Withdrawal::Withdrawal(const Manifest* before, const ReadEarlier& read_before,
                       const Manifest& after, const ReadEarlier& read_after) {
  current_ = file_names(after);
  current_.insert(kManifestName);
  if (!before) return;
  before_ = file_names(*before);
  for (const Part& part : before->parts) before_parts_.emplace(part.name, part);
  compare(*before, read_before, after, read_after);
}

void Withdrawal::compare(const Manifest& before, const ReadEarlier& read_before,
                         const Manifest& after, const ReadEarlier& read_after) {
  Titles names, listed;
  add_titles(read_after, after, PartRole::List, names);
  add_titles(read_after, after, PartRole::Slugs, names);
  // The posts themselves are read only where a slug is missing: that takes the time of a packing.
  const bool is_whole = add_titles(read_before, before, PartRole::List, listed);
  const auto is_here = [&](const auto& post) { return names.count(post.first) != 0; };
  if (is_whole && std::all_of(listed.begin(), listed.end(), is_here)) return;
  for (Post& post : read_earlier_posts(read_before, before)) {
    listed.erase(post.metadata.slug);
    if (names.count(post.metadata.slug) == 0) gone_.push_back(std::move(post));
  }
  // Of a post whose part is damaged the list still tells the title.
  for (const auto& [slug, title] : listed) {
    if (names.count(slug) != 0) continue;
    Post post;
    post.metadata.slug = slug;
    post.metadata.title = title;
    gone_.push_back(std::move(post));
  }
  if (gone_.empty()) return;
  const std::vector<Post> now = read_earlier_posts(read_after, after);
  std::map<std::string, std::string> by_text;  // the text → the slug it has now
  for (const Post& post : now) by_text.emplace(text_of(post), post.metadata.slug);
  const auto has_moved = [&](const Post& post) {
    const auto found = by_text.find(text_of(post));
    if (found == by_text.end()) return false;
    const std::string& slug = post.metadata.slug;
    post_notes_.push_back({PackNote::Kind::Warning, slug,
                           "this post is \"" + found->second +
                               "\" now, and links to it lead nowhere: give it \"aliases: [" + slug +
                               "]\"",
                           "moved"});
    return true;
  };
  gone_.erase(std::remove_if(gone_.begin(), gone_.end(), has_moved), gone_.end());
  for (const Post& post : gone_)
    post_notes_.push_back(
        {PackNote::Kind::Withdrawn, post.metadata.slug,
         "\"" + post.metadata.title + "\" was in the edition before and is not in this one"});
  remember_words(now);
}

// A label that a post of this edition has, too, tells nothing.
void Withdrawal::remember_words(const std::vector<Post>& now) {
  for (const Post& post : gone_) {
    words_.merge(words_of(post.metadata));
    for (const ResolvedLink& link : post.links)
      if (link.kind == ResolvedLink::Kind::Media) media_.insert(link.target);
  }
  for (const Post& post : now)
    for (const std::string& word : words_of(post.metadata)) words_.erase(word);
}

bool Withdrawal::is_in_other_site(const std::string& path) const {
  return std::any_of(other_sites_.begin(), other_sites_.end(),
                     [&](const std::string& folder) { return begins_with(path, folder); });
}

// Read, not searched as it stands: another version of carrel may have spelled a text otherwise.
bool Withdrawal::mentions(std::string_view part) const {
  const Result<Json> json = Json::parse(part, "");
  return !json || any_text(json.value().root(), [&](std::string_view text) {
    return words_.count(std::string(text)) != 0 ||
           std::any_of(gone_.begin(), gone_.end(), [&](const Post& post) {
             const std::string& title = post.metadata.title;
             return text == post.metadata.slug ||
                    (title.size() >= kTellingTitle && has(text, title));
           });
  });
}

bool Withdrawal::page_mentions(std::string_view html, bool is_carrels) const {
  return std::any_of(gone_.begin(), gone_.end(), [&](const Post& post) {
    const std::string slug = escape_html(post.metadata.slug);
    const std::string& title = post.metadata.title;
    return has_address(html, "/post/" + slug) || has_address(html, ".html#" + slug) ||
           (is_carrels && (has(html, "\"" + slug + "\"") || has_address(html, "#" + slug))) ||
           (title.size() >= kTellingTitle && (has(html, title) || has(html, escape_html(title))));
  });
}

bool Withdrawal::is_page_of_gone(const std::string& path) const {
  const auto is_its = [&](const std::string& slug) {
    return path == "posts/" + slug + "/index.html";
  };
  return std::any_of(gone_.begin(), gone_.end(), [&](const Post& post) {
    const std::vector<std::string>& aliases = post.metadata.aliases;
    return is_its(post.metadata.slug) || std::any_of(aliases.begin(), aliases.end(), is_its);
  });
}

// The parts in the file are packed: a part that this edition has not may hold everything. A file of
// another archive's counts only if it has one of the edition before.
bool Withdrawal::one_file_holds(std::string_view html, bool is_carrels) const {
  for (std::size_t at = html.find(kBlockBegin); at != std::string_view::npos;
       at = html.find(kBlockBegin, at + 1)) {
    const std::size_t begin = at + kBlockBegin.size();
    std::string_view part = html.substr(begin, html.find('"', begin) - begin);
    if (begins_with(part, kArchive)) part.remove_prefix(kArchive.size());
    const std::string name(part);
    if (has(part, kZstd) && current_.count(name) == 0 && (is_carrels || before_.count(name) != 0))
      return true;
  }
  return false;
}

std::vector<std::string> Withdrawal::take_stock(
    const std::vector<std::string>& paths,
    const std::function<bool(const std::string& path)>& is_fresh) {
  other_sites_ = folders_of_other_sites(paths);
  std::vector<std::string> to_read;
  for (const std::string& path : paths) {
    if (is_fresh(path)) continue;
    const std::string name = name_in_archive(path);
    const bool is_below = !name.empty() && path.size() == kArchive.size() + name.size();
    if (is_below && current_.count(name) != 0) continue;
    const bool is_of_before = before_.count(name) != 0;
    File file;
    file.is_carrels = is_below && (is_of_before || is_edition_name(name));
    file.is_outdated = file.is_carrels && (!is_of_before || !gone_.empty());
    if (gone_.empty()) {
      if (is_post_page(path)) to_read.push_back(path);
      files_[path] = file;
      continue;
    }
    const auto part = before_parts_.find(name);
    if (part != before_parts_.end()) {
      const PartRole role = part->second.role;
      file.holds = current_.count(name) == 0 && role != PartRole::Related &&
                   role != PartRole::Backlinks;  // numbers only
      if (file.holds && role != PartRole::Index && role != PartRole::Lexicon)
        to_read.push_back(path);
    } else if (is_of_before && begins_with(name, kMedia)) {
      file.holds = media_.count(name) != 0 && current_.count(name) == 0;
    } else if (is_below && (file.is_carrels || has(name, kZstd))) {
      file.holds = true;
    } else if (is_page_path(path)) {
      to_read.push_back(path);
    }
    files_[path] = file;
  }
  return to_read;
}

void Withdrawal::look_into(const std::string& path, std::string_view content) {
  const auto found = files_.find(path);
  if (found == files_.end()) return;
  File& file = found->second;
  if (const auto part = before_parts_.find(name_in_archive(path)); part != before_parts_.end()) {
    const Result<std::string> opened = open_part(part->second, content);
    file.holds = !opened || mentions(opened.value());
    return;
  }
  const PageKind kind = kind_of_page(content);
  if (kind == PageKind::OneFile) {
    file.is_carrels = !is_in_other_site(path);
    file.holds = one_file_holds(content, file.is_carrels);
  } else if (is_post_page(path)) {
    // Of a post that is gone or stands elsewhere now, or of pages that are no longer asked for.
    file.is_carrels = file.is_outdated = kind == PageKind::Text;
    file.holds = !gone_.empty() && (is_page_of_gone(path) || page_mentions(content, true));
  } else {
    // The site's own pages stand at its top; one below is a copy that somebody made.
    file.is_carrels = kind != PageKind::Foreign && !has(path, "/");
    file.holds = page_mentions(content, file.is_carrels);
  }
}

std::vector<std::string> Withdrawal::prunable() const {
  std::vector<std::string> paths;
  for (const auto& [path, file] : files_)
    if (file.is_carrels && (file.is_outdated || file.holds)) paths.push_back(path);
  return paths;
}

std::vector<PackNote> Withdrawal::notes(const std::set<std::string>& removed,
                                        bool is_pruning) const {
  std::vector<PackNote> notes = post_notes_;
  for (const auto& [path, file] : files_) {
    if (!file.holds) continue;
    const char* message =
        removed.count(path) != 0 ? "held words of a withdrawn post and was removed"
        : !file.is_carrels       ? "may still hold words of a withdrawn post and is none of this "
                                   "site's own files: look at it yourself"
        : is_pruning             ? "may still hold words of a withdrawn post and cannot be removed"
                                 : "may still hold words of a withdrawn post: --prune removes it";
    notes.push_back({PackNote::Kind::Withdrawn, path, message});
  }
  return notes;
}

}  // namespace carrel
