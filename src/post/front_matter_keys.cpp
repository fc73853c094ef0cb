// One record a key; what no record names is dropped, so that nothing unasked for is packed.
#include "post/front_matter_keys.h"

#include <algorithm>
#include <iterator>

#include "base/web_address.h"
#include "post/kept_back.h"

namespace carrel {

namespace {

std::string trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t\n");
  if (from == std::string_view::npos) return {};
  return std::string(text.substr(from, text.find_last_not_of(" \t\n") + 1 - from));
}

// The values of a list key; a single text is cut at commas (or, for tags without commas, at white
// space as Jekyll does).
std::vector<std::string> to_list(const FrontMatterValue& value, bool cut_spaces) {
  std::vector<std::string> list;
  const auto add = [&](std::string_view text) {
    std::string item = trimmed(text);
    if (!item.empty() && std::find(list.begin(), list.end(), item) == list.end())
      list.push_back(std::move(item));
  };
  for (const std::string& text : value.texts) {
    if (value.is_list) {
      add(text);
      continue;
    }
    const char separator = text.find(',') != std::string::npos || !cut_spaces ? ',' : ' ';
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find(separator, at), text.size());
      add(std::string_view(text).substr(at, end - at));
      at = end + 1;
    }
  }
  return list;
}

void append_list(std::vector<std::string>& list, std::vector<std::string> more) {
  for (std::string& item : more)
    if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(std::move(item));
}

// What a key does to the front matter being read. `value.texts` is never empty.
using Apply = void (*)(FrontMatter&, const FrontMatterValue&);

void warn(FrontMatter& post, const FrontMatterValue& value, std::string message) {
  post.warnings.push_back({value.line, std::move(message)});
}

template <std::string PostMetadata::*Field>
void set_text(FrontMatter& post, const FrontMatterValue& value) {
  if ((post.metadata.*Field).empty()) post.metadata.*Field = trimmed(value.texts.front());
}

template <Day PostMetadata::*Field>
void set_day(FrontMatter& post, const FrontMatterValue& value) {
  if (post.metadata.*Field != kNoDay) return;
  bool is_guess = false;
  const std::optional<Day> day = parse_written_day(value.texts.front(), is_guess);
  if (!day)
    return warn(post, value,
                "\"" + value.key + ": " + value.texts.front() +
                    "\" is no date carrel knows; write 2024-03-05");
  post.metadata.*Field = *day;
  if (is_guess)
    warn(post, value,
         "\"" + value.texts.front() + "\" was read as " + to_text(*day) +
             ", month first; write it as 2024-03-05");
}

// Some sites write the date here.
void set_published(FrontMatter& post, const FrontMatterValue& value) {
  bool is_guess = false;
  if (parse_written_day(value.texts.front(), is_guess)) set_day<&PostMetadata::day>(post, value);
}

void set_path(FrontMatter& post, const FrontMatterValue& value) {
  if (says_no(bare(value.texts.front()))) return;  // "permalink: false"
  post.path = trimmed(value.texts.front());
  post.addresses.push_back(post.path);
}

// Docusaurus' may be a whole path.
void set_slug(FrontMatter& post, const FrontMatterValue& value) {
  if (value.texts.front().substr(0, 1) == "/") post.addresses.push_back(value.texts.front());
  set_text<&PostMetadata::slug>(post, value);
}

void add_tags(FrontMatter& post, const FrontMatterValue& value) {
  append_list(post.metadata.tags, to_list(value, true));
}
void add_categories(FrontMatter& post, const FrontMatterValue& value) {
  append_list(post.metadata.tags, to_list(value, false));
}
void add_authors(FrontMatter& post, const FrontMatterValue& value) {
  append_list(post.metadata.authors, to_list(value, false));
}

void add_aliases(FrontMatter& post, const FrontMatterValue& value) {
  for (const std::string& alias : to_list(value, false)) {
    post.names.push_back(alias);
    post.old_addresses.push_back(alias);
    // "/2019/old-name/" leads here as "old-name": slugs have no slashes.
    std::string_view name = alias;
    while (!name.empty() && name.back() == '/') name.remove_suffix(1);
    if (alias.find(' ') == std::string::npos) name.remove_prefix(name.rfind('/') + 1);
    for (const std::string_view ending : {".html", ".htm"})
      if (name.size() > ending.size() && name.substr(name.size() - ending.size()) == ending)
        name.remove_suffix(ending.size());
    if (!name.empty()) append_list(post.metadata.aliases, {std::string(name)});
  }
}

void set_language(FrontMatter& post, const FrontMatterValue& value) {
  std::string language = bare(value.texts.front());
  std::replace(language.begin(), language.end(), '_', '-');
  if (post.metadata.language.empty()) post.metadata.language = language.substr(0, 35);
}

void set_address(FrontMatter& post, const FrontMatterValue& value) {
  if (value.texts.front().substr(0, 1) == "/" && value.texts.front().substr(0, 2) != "//")
    post.addresses.push_back(value.texts.front());  // Hugo's: where on its own site
  const std::string address = safe_address(trimmed(value.texts.front()));
  if (address.empty())
    return warn(post, value,
                "\"" + value.key + ": " + value.texts.front() +
                    "\" is no address a page may follow; left out");
  if (post.metadata.url.empty()) post.metadata.url = address;
}

struct KeyRecord {
  std::string_view key;
  Apply apply;
};
constexpr KeyRecord kKeys[] = {
    {"title", set_text<&PostMetadata::title>},
    {"summary", set_text<&PostMetadata::summary>},
    {"description", set_text<&PostMetadata::summary>},
    {"excerpt", set_text<&PostMetadata::summary>},
    {"abstract", set_text<&PostMetadata::summary>},
    {"date", set_day<&PostMetadata::day>},
    {"pubdate", set_day<&PostMetadata::day>},
    {"publishdate", set_day<&PostMetadata::day>},
    {"published_at", set_day<&PostMetadata::day>},
    {"created", set_day<&PostMetadata::day>},
    {"updated", set_day<&PostMetadata::updated>},
    {"lastmod", set_day<&PostMetadata::updated>},
    {"modified", set_day<&PostMetadata::updated>},
    {"last_modified_at", set_day<&PostMetadata::updated>},
    {"kind", set_text<&PostMetadata::kind>},
    {"type", set_text<&PostMetadata::kind>},
    {"theme", set_text<&PostMetadata::theme>},
    {"section", set_text<&PostMetadata::theme>},
    {"tags", add_tags},
    {"tag", add_tags},
    {"keywords", add_categories},
    {"categories", add_categories},
    {"category", add_categories},
    {"author", add_authors},
    {"authors", add_authors},
    {"lang", set_language},
    {"language", set_language},
    {"locale", set_language},
    {"slug", set_slug},
    {"aliases", add_aliases},
    {"alias", add_aliases},
    {"redirect_from", add_aliases},
    {"superseded_by", set_text<&PostMetadata::superseded_by>},
    {"url", set_address},
    {"path", set_path},
    {"permalink", set_path},
    {"published", set_published},
};

// Keys of other tools that say nothing carrel packs, and yet are those of front matter.
constexpr std::string_view kOtherKeys[] = {"layout",           "weight",  "image",      "template",
                                           "sidebar_position", "cascade", "taxonomies", "id"};

}  // namespace

bool is_front_matter_key(std::string_view key) {
  const std::string lower = bare(key);
  return std::any_of(std::begin(kKeys), std::end(kKeys),
                     [&](const KeyRecord& record) { return record.key == lower; }) ||
         std::find(std::begin(kOtherKeys), std::end(kOtherKeys), lower) != std::end(kOtherKeys) ||
         is_keep_key(key);
}

bool apply_key(FrontMatter& post, const FrontMatterValue& value) {
  const std::string key = bare(value.key);
  for (const KeyRecord& record : kKeys) {
    if (record.key != key) continue;
    if (!value.texts.empty()) record.apply(post, value);
    return true;
  }
  return is_keep_key(value.key);
}

}  // namespace carrel
