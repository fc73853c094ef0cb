// By slug and alias first; a post whose text stands elsewhere now has only moved.
#include "cli/withdrawn.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "bundle/bundle_format.h"
#include "bundle/parts.h"
#include "cli/command.h"
#include "pack/earlier_edition.h"

namespace carrel::cli {

namespace {

namespace files = std::filesystem;

constexpr std::string_view kExportMark = "<script type=\"text/base64\" data-name=\"";

// Slugs of the posts, and with `aliases` what else leads to them.
enum class Aliases { With, Without };
std::set<std::string> names_of(const std::string& archive, const Manifest& manifest,
                               Aliases aliases) {
  std::set<std::string> names;
  for (const Part& part : manifest.parts) {
    if (part.role != PartRole::List &&
        (part.role != PartRole::Slugs || aliases == Aliases::Without))
      continue;
    const Result<std::string> bytes = read_file(archive + "/" + part.name);
    if (!bytes) continue;
    const Result<std::string> content = open_part(part, bytes.value());
    if (!content) continue;
    if (part.role == PartRole::List) {
      if (const Result<std::vector<ListedPost>> posts =
              read_list(content.value(), part.name, part.count))
        for (const ListedPost& post : posts.value()) names.insert(post.slug);
    } else if (const Result<std::vector<SlugNumber>> slugs =
                   read_slugs(content.value(), part.name, manifest.posts)) {
      for (const SlugNumber& slug : slugs.value()) names.insert(slug.slug);
    }
  }
  return names;
}

bool mentions(const std::string& content, const std::vector<const Post*>& posts) {
  return std::any_of(posts.begin(), posts.end(), [&](const Post* post) {
    const PostMetadata& metadata = post->metadata;
    return content.find("\"" + metadata.slug + "\"") != std::string::npos ||
           content.find("/post/" + metadata.slug) != std::string::npos ||
           (metadata.title.size() > 3 && content.find(metadata.title) != std::string::npos);
  });
}

class Search {
 public:
  Search(const std::string& site, const std::vector<const Post*>& posts, const Manifest& before,
         const Manifest& after)
      : site_(site), archive_(site + "/archive"), posts_(posts) {
    for (const Part& part : before.parts) before_.emplace(part.name, &part);
    current_.insert(kManifestName);
    for (const Part& part : after.parts) current_.insert(part.name);
    for (const Media& media : after.media) current_.insert(media.name);
    for (const Delta& delta : after.deltas) current_.insert(delta.name);
    for (const Post* post : posts)
      for (const ResolvedLink& link : post->links)
        if (link.kind == ResolvedLink::Kind::Media) media_.insert(link.target);
  }

  std::vector<std::string> run(const std::function<bool(const std::string& path)>& is_fresh) {
    std::vector<std::string> found;
    for_each_file(archive_, [&](const std::string& name) {
      if (current_.count(name) == 0 && may_hold(name)) found.push_back("archive/" + name);
    });
    for_each_file(site_, [&](const std::string& name) {
      const bool is_page = name.size() > 5 && name.compare(name.size() - 5, 5, ".html") == 0;
      if (is_page && name.compare(0, 8, "archive/") != 0 && !is_fresh(name) && page_holds(name))
        found.push_back(name);
    });
    std::sort(found.begin(), found.end());
    return found;
  }

 private:
  template <typename Visit>
  static void for_each_file(const std::string& folder, Visit visit) {
    std::error_code error;
    for (files::recursive_directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error))
      if (at->is_regular_file(error)) visit(at->path().lexically_relative(folder).generic_string());
  }

  // A file of the archive that this edition does not name.
  bool may_hold(const std::string& name) const {
    if (name.compare(0, 6, "media/") == 0) return media_.count(name) != 0;
    if (name.find(".zst") == std::string::npos) return false;
    const auto known = before_.find(name);
    if (known == before_.end()) return true;  // a delta, or a part of a still older edition
    const Part& part = *known->second;
    if (part.role == PartRole::Related || part.role == PartRole::Backlinks)
      return false;  // numbers only
    if (part.role == PartRole::Index || part.role == PartRole::Lexicon) return true;
    const Result<std::string> bytes = read_file(archive_ + "/" + name);
    const Result<std::string> content =
        bytes ? open_part(part, bytes.value()) : Result<std::string>(bytes.error());
    return !content || mentions(content.value(), posts_);
  }

  // A page that carrel made and this packing did not make anew.
  bool page_holds(const std::string& name) const {
    const Result<std::string> text = read_file(site_ + "/" + name);
    if (!text) return false;
    if (text.value().find(kExportMark) == std::string::npos) return mentions(text.value(), posts_);
    for (std::size_t at = text.value().find(kExportMark); at != std::string::npos;
         at = text.value().find(kExportMark, at + 1)) {
      const std::size_t begin = at + kExportMark.size();
      std::string part = text.value().substr(begin, text.value().find('"', begin) - begin);
      if (part.compare(0, 8, "archive/") == 0) part = part.substr(8);
      if (part.find(".zst") != std::string::npos && current_.count(part) == 0) return true;
    }
    return false;
  }

  const std::string& site_;
  std::string archive_;
  const std::vector<const Post*>& posts_;
  std::map<std::string, const Part*> before_;
  std::set<std::string> current_, media_;
};

}  // namespace

Withdrawal find_withdrawn(const std::string& site, const Manifest& before, const Manifest& after,
                          const std::function<bool(const std::string& path)>& is_fresh) {
  Withdrawal withdrawal;
  const std::string archive = site + "/archive";
  const std::set<std::string> names = names_of(archive, after, Aliases::With);
  const std::set<std::string> old = names_of(archive, before, Aliases::Without);
  if (std::includes(names.begin(), names.end(), old.begin(), old.end())) return withdrawal;
  const std::vector<Post> earlier = read_earlier_posts(reader_below(archive), before);
  std::vector<const Post*> gone;
  for (const Post& post : earlier)
    if (names.count(post.metadata.slug) == 0) gone.push_back(&post);
  if (gone.empty()) return withdrawal;
  std::map<std::string, std::string> by_text;  // the text → the slug it has now
  for (const Post& post : read_earlier_posts(reader_below(archive), after))
    by_text.emplace(post.metadata.title + "\n" + post.markdown, post.metadata.slug);
  const auto has_moved = [&](const Post* post) {
    const auto now = by_text.find(post->metadata.title + "\n" + post->markdown);
    if (now == by_text.end()) return false;
    withdrawal.notes.push_back({PackNote::Kind::Warning, post->metadata.slug,
                                "this post is \"" + now->second +
                                    "\" now, and links to it lead nowhere: give it \"aliases: [" +
                                    post->metadata.slug + "]\""});
    return true;
  };
  gone.erase(std::remove_if(gone.begin(), gone.end(), has_moved), gone.end());
  if (gone.empty()) return withdrawal;
  for (const Post* post : gone)
    withdrawal.notes.push_back(
        {PackNote::Kind::Withdrawn, post->metadata.slug,
         "\"" + post->metadata.title + "\" was in the edition before and is not in this one"});
  withdrawal.files = Search(site, gone, before, after).run(is_fresh);
  return withdrawal;
}

}  // namespace carrel::cli
