// A post is the same one by its slug, else by an alias, else by its text. Lines are compared as a
// set with their numbers: a line that only moved is not new.
#include "site/difference.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "base/ascii.h"
#include "base/json_tree.h"
#include "base/wording.h"

namespace carrel {

namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    if (line.back() == '\r') line.remove_suffix(1);
    lines.push_back(line);
  }
  return lines;
}

std::string quoted(const std::string& text) { return "“" + text + "”"; }

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : ", ") + value;
  return text;
}

// What readers see of a post beside its text, each as words.
struct Fact {
  const char* name;
  std::string (*value)(const PostMetadata&);
};
constexpr Fact kFacts[] = {
    {"title", [](const PostMetadata& post) { return post.title; }},
    {"summary", [](const PostMetadata& post) { return post.summary; }},
    {"date", [](const PostMetadata& post) { return post.day == kNoDay ? "" : to_text(post.day); }},
    {"updated",
     [](const PostMetadata& post) { return post.updated == kNoDay ? "" : to_text(post.updated); }},
    {"kind", [](const PostMetadata& post) { return post.kind; }},
    {"theme", [](const PostMetadata& post) { return post.theme; }},
    {"tags", [](const PostMetadata& post) { return joined(post.tags); }},
    {"authors", [](const PostMetadata& post) { return joined(post.authors); }},
    {"language", [](const PostMetadata& post) { return post.language; }},
    {"aliases", [](const PostMetadata& post) { return joined(post.aliases); }},
    {"superseded by", [](const PostMetadata& post) { return post.superseded_by; }},
    {"section", [](const PostMetadata& post) { return post.section; }},
    {"section's name", [](const PostMetadata& post) { return joined(post.section_titles); }},
    {"facets", [](const PostMetadata& post) { return joined(post.fields); }},
    {"page", [](const PostMetadata& post) { return post.url; }},
};

void tell_fact(const std::string& name, const std::string& before, const std::string& after,
               std::vector<std::string>& told) {
  if (before == after) return;
  if (after.empty())
    told.push_back(name + ": none, was " + quoted(before));
  else
    told.push_back(name + ": " + quoted(after) + (before.empty() ? "" : ", was " + quoted(before)));
}

std::vector<std::string> different_facts(const PostMetadata& before, const PostMetadata& after) {
  std::vector<std::string> told;
  for (const Fact& fact : kFacts) tell_fact(fact.name, fact.value(before), fact.value(after), told);
  return told;
}

void compare_lines(std::string_view before, std::string_view after, PostDifference& difference) {
  std::map<std::string_view, std::size_t> known;
  for (const std::string_view line : lines_of(before)) ++known[line];
  for (const std::string_view line : lines_of(after)) {
    const auto found = known.find(line);
    if (found != known.end() && found->second > 0)
      --found->second;
    else
      difference.appears.emplace_back(line);
  }
  for (const auto& [line, count] : known) difference.disappears += count;
}

bool is_of_host(char c) {
  return ascii::is_alphanumeric(c) || c == '.' || c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

std::string trimmed(std::string_view name) {
  while (!name.empty() && (name.back() == '.' || name.back() == '-')) name.remove_suffix(1);
  while (!name.empty() && (name.front() == '.' || name.front() == '-')) name.remove_prefix(1);
  return ascii::lowered(name);
}

// Of "https://name@host:8080/x": "host:8080".
void add_hosts(std::string_view text, std::vector<std::string>& hosts) {
  for (std::size_t at = text.find("://"); at != std::string_view::npos;
       at = text.find("://", at + 3)) {
    std::size_t end = at + 3;
    constexpr std::string_view kEnds = " \t\r\n/?#\"'<>()[]{}`\\|,;";
    while (end < text.size() && kEnds.find(text[end]) == std::string_view::npos) ++end;
    std::string_view host = text.substr(at + 3, end - at - 3);
    host.remove_prefix(host.rfind('@') + 1);  // npos + 1 is 0
    if (std::string name = trimmed(host); !name.empty()) hosts.push_back(std::move(name));
  }
}

// "https://name:word@host/": what stands before this '@' is no mail address.
bool is_user_of_address(std::string_view text, std::size_t at) {
  const std::size_t begin = text.find_last_of(" \t\r\n/?#", at);
  return begin != std::string_view::npos && begin > 1 && text.substr(begin - 2, 3) == "://";
}

void add_mail_addresses(std::string_view text, std::vector<std::string>& addresses) {
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    std::size_t begin = at, end = at + 1;
    const auto is_of_name = [](char c) { return is_of_host(c) || c == '_' || c == '+'; };
    while (begin > 0 && is_of_name(text[begin - 1])) --begin;
    while (end < text.size() && is_of_host(text[end])) ++end;
    const std::string name = trimmed(text.substr(begin, at - begin));
    const std::string host = trimmed(text.substr(at + 1, end - at - 1));
    if (!name.empty() && !is_user_of_address(text, at) && host.find('.') != std::string::npos)
      addresses.push_back(name + "@" + host);
  }
}

using Names = std::vector<std::string>;
// What the posts name, each with the first post that does.
std::map<std::string, std::string> gather(const std::vector<Post>& posts,
                                          void (*add)(const Post&, Names&)) {
  std::map<std::string, std::string> found;
  for (const Post& post : posts) {
    Names names;
    add(post, names);
    for (std::string& name : names) found.emplace(std::move(name), post.metadata.slug);
  }
  return found;
}

Names named_first(const WholeEdition& before, const WholeEdition& after,
                  void (*add)(const Post&, Names&)) {
  const auto known = gather(before.posts, add);
  Names told;
  for (const auto& [name, slug] : gather(after.posts, add))
    if (known.count(name) == 0) told.push_back(name + " (" + slug + ")");
  return told;
}

std::map<std::string, std::string> files_of(const Manifest& manifest) {
  std::map<std::string, std::string> files;
  for (const Media& media : manifest.media)
    files.emplace(media.name, media.name + " (" + std::to_string(media.bytes) + " bytes)");
  return files;
}

// The post before of each post now; each is given away once.
std::vector<const Post*> match(const std::vector<Post>& before, const std::vector<Post>& after) {
  std::map<std::string_view, const Post*> by_slug;
  std::multimap<std::string_view, const Post*> by_text;
  for (const Post& post : before) {
    by_slug.emplace(post.metadata.slug, &post);
    if (!lines_of(post.markdown).empty()) by_text.emplace(post.markdown, &post);
  }
  std::vector<const Post*> partners(after.size(), nullptr);
  const auto take = [&](std::size_t i, const Post* partner) {
    partners[i] = partner;
    by_slug.erase(partner->metadata.slug);
  };
  const auto take_slug = [&](std::size_t i, const std::string& slug) {
    const auto found = by_slug.find(slug);
    if (!partners[i] && found != by_slug.end()) take(i, found->second);
  };
  for (std::size_t i = 0; i < after.size(); ++i) take_slug(i, after[i].metadata.slug);
  for (std::size_t i = 0; i < after.size(); ++i)
    for (const std::string& alias : after[i].metadata.aliases) take_slug(i, alias);
  for (std::size_t i = 0; i < after.size(); ++i) {
    const auto [first, last] = by_text.equal_range(after[i].markdown);
    for (auto at = first; at != last; ++at) take_slug(i, at->second->metadata.slug);
  }
  return partners;
}

const char* name_of(PostDifference::Kind kind) {
  switch (kind) {
    case PostDifference::Kind::New:
      return "new";
    case PostDifference::Kind::Changed:
      return "changed";
    case PostDifference::Kind::Gone:
      return "gone";
  }
  return "";
}

void write_post(const PostDifference& post, std::size_t lines, std::string& text) {
  text += "  " + post.title + " (" + post.slug + ")";
  if (!post.former_slug.empty()) text += ", was at " + post.former_slug;
  if (post.kind == PostDifference::Kind::New)
    text += ": " + counted(post.appears.size(), "line", "lines");
  text += "\n";
  for (const std::string& fact : post.facts) text += "    " + cut_line(fact) + "\n";
  const std::size_t shown = std::min(lines, post.appears.size());
  for (std::size_t i = 0; i < shown; ++i) text += "    + " + cut_line(post.appears[i]) + "\n";
  if (shown < post.appears.size() && post.kind == PostDifference::Kind::Changed)
    text += "    + " + counted(post.appears.size() - shown, "line more", "lines more") + "\n";
  if (post.kind == PostDifference::Kind::Changed && post.disappears > 0)
    text += "    - " + counted(post.disappears, "line", "lines") + "\n";
}

}  // namespace

Result<WholeEdition> read_whole_edition(const ReadEarlier& read_file) {
  const Result<std::string> text = read_file(kManifestName);
  if (!text) return text.error();
  Result<Manifest> manifest = read_manifest(text.value());
  if (!manifest) return manifest.error();
  WholeEdition edition{std::move(manifest).value(), {}};
  for (const Part& part : edition.manifest.parts) {
    Result<std::vector<Post>> posts = read_posts_of(read_file, part);
    if (!posts) return posts.error();
    for (Post& post : posts.value()) edition.posts.push_back(std::move(post));
  }
  return edition;
}

bool EditionDifference::makes_public() const {
  return !frame.empty() || !files.empty() ||
         std::any_of(posts.begin(), posts.end(), [](const PostDifference& post) {
           return post.kind == PostDifference::Kind::New || !post.facts.empty() ||
                  !post.appears.empty();
         });
}

EditionDifference compare_editions(const WholeEdition& before, const WholeEdition& after) {
  EditionDifference difference;
  const ArchiveFrame &old_frame = before.manifest.frame, &frame = after.manifest.frame;
  tell_fact("the archive's title", old_frame.title, frame.title, difference.frame);
  tell_fact("the line below it", old_frame.strapline, frame.strapline, difference.frame);
  tell_fact("the foot", old_frame.foot_text, frame.foot_text, difference.frame);
  tell_fact("where the foot leads", old_frame.foot_link, frame.foot_link, difference.frame);

  const std::vector<const Post*> partners = match(before.posts, after.posts);
  std::vector<PostDifference> changed, gone;
  for (std::size_t i = 0; i < after.posts.size(); ++i) {
    const Post& post = after.posts[i];
    PostDifference told;
    told.slug = post.metadata.slug;
    told.title = post.metadata.title;
    compare_lines(partners[i] ? partners[i]->markdown : "", post.markdown, told);
    if (!partners[i]) {
      difference.posts.push_back(std::move(told));
      continue;
    }
    told.kind = PostDifference::Kind::Changed;
    told.facts = different_facts(partners[i]->metadata, post.metadata);
    if (partners[i]->metadata.slug != told.slug) told.former_slug = partners[i]->metadata.slug;
    if (told.facts.empty() && told.former_slug.empty() && told.appears.empty() &&
        told.disappears == 0)
      ++difference.unchanged;
    else
      changed.push_back(std::move(told));
  }
  const std::set<const Post*> matched(partners.begin(), partners.end());
  for (const Post& post : before.posts) {
    if (matched.count(&post) > 0) continue;
    PostDifference told;
    told.kind = PostDifference::Kind::Gone;
    told.slug = post.metadata.slug;
    told.title = post.metadata.title;
    told.disappears = lines_of(post.markdown).size();
    gone.push_back(std::move(told));
  }
  for (auto* list : {&changed, &gone})
    for (PostDifference& post : *list) difference.posts.push_back(std::move(post));

  const auto old_files = files_of(before.manifest), files = files_of(after.manifest);
  for (const auto& [name, told] : files)
    if (old_files.count(name) == 0) difference.files.push_back(told);
  for (const auto& [name, told] : old_files)
    if (files.count(name) == 0) difference.gone_files.push_back(told);

  difference.hosts = named_first(before, after, [](const Post& post, Names& names) {
    add_hosts(post.markdown, names);
    add_hosts(post.metadata.url, names);
  });
  difference.mail_addresses = named_first(before, after, [](const Post& post, Names& names) {
    add_mail_addresses(post.markdown, names);
    for (const std::string& author : post.metadata.authors) add_mail_addresses(author, names);
  });
  difference.authors = named_first(
      before, after, [](const Post& post, Names& names) { names = post.metadata.authors; });
  difference.tags = named_first(before, after,
                                [](const Post& post, Names& names) { names = post.metadata.tags; });
  return difference;
}

std::string write_difference_text(const EditionDifference& difference, bool all) {
  std::string text;
  const auto list = [&](const char* heading, const Names& lines) {
    if (lines.empty()) return;
    text += std::string(heading) + " (" + std::to_string(lines.size()) + "):\n";
    for (const std::string& line : lines) text += "  " + cut_line(line) + "\n";
  };
  std::map<PostDifference::Kind, std::size_t> counts;
  for (const PostDifference& post : difference.posts) ++counts[post.kind];
  const auto list_posts = [&](const char* heading, PostDifference::Kind kind, std::size_t lines) {
    if (counts[kind] == 0) return;
    text += std::string(heading) + " (" + std::to_string(counts[kind]) + "):\n";
    for (const PostDifference& post : difference.posts)
      if (post.kind == kind) write_post(post, lines, text);
  };
  using Kind = PostDifference::Kind;
  list_posts("Posts that become public", Kind::New, all ? std::string::npos : 0);
  list_posts("Posts that say something else", Kind::Changed, all ? std::string::npos : kLinesShown);
  list("Files that become public", difference.files);
  list("Of the archive", difference.frame);
  list("Hosts that no post named before", difference.hosts);
  list("Mail addresses that no post named before", difference.mail_addresses);
  list("Authors who are new", difference.authors);
  list("Tags that are new", difference.tags);
  list_posts("Posts that are gone", Kind::Gone, 0);
  list("Files that are gone", difference.gone_files);
  if (!text.empty()) text += "\n";
  text += std::to_string(counts[Kind::New]) + " new, " + std::to_string(counts[Kind::Changed]) +
          " changed, " + std::to_string(counts[Kind::Gone]) + " gone; " +
          counted(difference.unchanged, "post is", "posts are") + " as before.\n";
  return text + (difference.makes_public() ? "" : "Nothing becomes public.\n");
}

std::string write_difference_json(const EditionDifference& difference) {
  JsonTree json;
  json["makes_public"] = difference.makes_public();
  json["unchanged"] = difference.unchanged;
  json["posts"] = json_list(difference.posts, [](const PostDifference& post) {
    JsonTree tree = JsonTree::object(
        {{"kind", name_of(post.kind)}, {"slug", post.slug}, {"title", post.title}});
    if (!post.former_slug.empty()) tree["former_slug"] = post.former_slug;
    tree["facts"] = post.facts;
    tree["appears"] = post.appears;
    tree["disappears"] = post.disappears;
    return tree;
  });
  json["files"] = difference.files;
  json["gone_files"] = difference.gone_files;
  json["archive"] = difference.frame;
  json["hosts"] = difference.hosts;
  json["mail_addresses"] = difference.mail_addresses;
  json["authors"] = difference.authors;
  json["tags"] = difference.tags;
  return write_json(json);
}

}  // namespace carrel
