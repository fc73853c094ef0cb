#include "pack/site_addresses.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "pack/post_title.h"
#include "pack/recognition.h"
#include "pack/slugs.h"
#include "pack/source_index.h"
#include "post/tool_settings.h"

namespace carrel {

namespace {

// A post's path as its tool sees it.
struct Page {
  const Candidate& post;
  std::string path;    // from the content folder on, without the ending
  std::string folder;  // the first of the path, as it is written
  std::string name;    // of the file, or of the folder that it stands for; without a date before it
};

bool names_its_folder(std::string_view name) { return name == "index" || name == "_index"; }

Page page_of(const Candidate& candidate, const std::string& content) {
  std::string_view path = without_post_ending(candidate.path);
  if (path.substr(0, content.size()) == content) path.remove_prefix(content.size());
  const std::size_t slash = path.find('/');
  const std::string_view named = names_its_folder(file_name(path)) ? folder_of(path) : path;
  std::string_view name = file_name(named);
  constexpr std::size_t kDate = 10;
  if (name.size() > kDate + 1 && name[kDate] == '-' && parse_day(name.substr(0, kDate)))
    name.remove_prefix(kDate + 1);
  return {candidate, std::string(path),
          slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash)),
          std::string(name)};
}

// What a token of a pattern stands for; nothing for one that is not known, or a date that is not.
std::optional<std::string> value_of(std::string_view token, const Page& page) {
  const PostMetadata& metadata = page.post.post.metadata;
  const std::string date = metadata.day == kNoDay ? std::string() : to_text(metadata.day);
  const auto part = [&](std::size_t at, std::size_t size) -> std::optional<std::string> {
    if (date.empty()) return std::nullopt;
    return date.substr(at, size);
  };
  if (token == "year") return part(0, 4);
  if (token == "short_year") return part(2, 2);
  if (token == "month") return part(5, 2);
  if (token == "day") return part(8, 2);
  const std::string own = page.post.has_own_slug ? metadata.slug : std::string();
  if (token == "slug") return own.empty() ? make_slug(metadata.title) : own;
  if (token == "slugorfilename" || token == "slugorcontentbasename")
    return own.empty() ? page.name : own;
  if (token == "filename" || token == "contentbasename" || token == "name") return page.name;
  if (token == "path") return page.path.substr(page.folder.empty() ? 0 : page.folder.size() + 1);
  if (token == "section") return page.folder;
  if (token == "sections") return std::string(folder_of(page.path));
  if (token == "collection") return page.folder.substr(page.folder.substr(0, 1) == "_" ? 1 : 0);
  if (token == "output_ext") return ".html";
  if (token == "categories") return std::string();
  return std::nullopt;
}

// Jekyll's ":title" is its slug or its file's name, Hugo's its title; ":slug" the other way round.
std::optional<std::string> filled(std::string_view pattern, const Page& page, bool is_jekyll) {
  std::string address;
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern[at] != ':') {
      address += pattern[at++];
      continue;
    }
    std::size_t end = ++at;
    while (end < pattern.size() && (ascii::is_alphanumeric(pattern[end]) || pattern[end] == '_'))
      ++end;
    std::string_view token = pattern.substr(at, end - at);
    if (is_jekyll && (token == "title" || token == "slug")) token = "slugorfilename";
    std::optional<std::string> value =
        token == "title" ? make_slug(page.post.post.metadata.title) : value_of(token, page);
    if (!value) return std::nullopt;
    address += *value;
    at = end;
  }
  return address;
}

std::string pattern_for(const Page& page, const Dialect& dialect, const FrontMatterValues& values) {
  for (const AddressKey& each : dialect.address_keys) {
    const bool is_underscored = page.folder.substr(0, 1) == "_";
    if (each.folder == AddressKey::Folder::Named && page.folder != each.name) continue;
    if (each.folder == AddressKey::Folder::Underscored && !is_underscored) continue;
    const std::string name = page.folder.substr(is_underscored ? 1 : 0);
    if (page.folder.empty() || name.find('.') != std::string::npos) continue;
    const std::string pattern = text_of(values, with_name(each.key, name));
    if (pattern.find(':') != std::string::npos) return pattern;
  }
  return {};
}

// A slug that begins with a slash goes from the folder of all posts of its kind on.
std::optional<std::string> own_address(const Page& page) {
  for (const std::string& address : page.post.addresses)
    if (address.substr(0, 1) == "/") return page.folder + address;
  return std::nullopt;
}

// The path without the numbers that order it, with the post's own name for its last.
std::string without_order_numbers(const Page& page) {
  const PostMetadata& metadata = page.post.post.metadata;
  const bool has_slug = page.post.has_own_slug;
  std::string_view path = page.path;
  if (names_its_folder(file_name(path))) path = folder_of(path);
  // A post of a blog stands below the blog, in whatever folder it is.
  const bool is_dated = page.name != file_name(path);
  if (has_slug && is_dated) return page.folder + "/" + metadata.slug;
  if (has_slug) path = folder_of(page.path);
  std::string address;
  while (!path.empty()) {
    const std::string_view name = path.substr(0, path.find('/'));
    address += (address.empty() ? "" : "/") + std::string(name.substr(order_prefix(name, true)));
    path.remove_prefix(std::min(name.size() + 1, path.size()));
  }
  return has_slug ? address + "/" + metadata.slug : address;
}

}  // namespace

void add_site_addresses(const PackSource& source, const RecognisedDialects& dialects,
                        std::vector<Candidate>& candidates) {
  for (const RecognisedDialect& each : dialects.all()) {
    const Dialect& dialect = *each.dialect;
    if (dialect.address_keys.empty() && !dialect.drops_order_numbers) continue;
    const FrontMatterValues values = read_configuration(source, each);
    const std::string content = content_folder(dialect, values);
    for (Candidate& candidate : candidates) {
      const Page page = page_of(candidate, content);
      std::string address;
      if (const std::string pattern = pattern_for(page, dialect, values); !pattern.empty())
        address = filled(pattern, page, dialect.name == "Jekyll").value_or("");
      else if (dialect.drops_order_numbers)
        address = own_address(page).value_or(without_order_numbers(page));
      if (!address.empty() && address != page.path) candidate.addresses.push_back(address);
    }
  }
}

}  // namespace carrel
