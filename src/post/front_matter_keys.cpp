// One record a key; what no record names is dropped, so that nothing unasked for is packed.
#include "post/front_matter_keys.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/web_address.h"
#include "post/kept_back.h"
#include "post/written_day.h"

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
  for (const FrontMatterValue& member : value.members)
    for (const std::string& text : member.texts) add(text);
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

// What a key does to the front matter being read. `value.texts` has a text, but of a map.
using Apply = void (*)(FrontMatter&, const FrontMatterValue&);

void warn(FrontMatter& post, const FrontMatterValue& value, std::string message) {
  post.warnings.push_back({value.line, std::move(message)});
}

template <std::string PostMetadata::*Field>
void set_text(FrontMatter& post, const FrontMatterValue& value) {
  if ((post.metadata.*Field).empty()) post.metadata.*Field = trimmed(value.texts.front());
}

void set_other_title(FrontMatter& post, const FrontMatterValue& value) {
  if (post.other_title.empty()) post.other_title = trimmed(value.texts.front());
}

template <Day PostMetadata::*Field>
void set_day(FrontMatter& post, const FrontMatterValue& value) {
  using Doubt = WrittenDay::Doubt;
  if (post.metadata.*Field != kNoDay) return;
  const std::string text = trimmed(value.texts.front());
  const std::optional<WrittenDay> read = read_written_day(text, post.is_day_first);
  if (!read)
    return warn(post, value,
                "\"" + value.key + ": " + text + "\" is no date carrel knows; write 2024-03-05");
  post.metadata.*Field = read->day;
  if (read->doubt == Doubt::None) return;
  const char* how = read->doubt == Doubt::MonthFirst ? "month first"
                    : read->doubt == Doubt::DayFirst ? "day first, as its language writes"
                                                     : "the first day of the month";
  warn(post, value,
       "\"" + text + "\" was read as " + to_text(read->day) + ", " + how +
           "; write it as 2024-03-05");
}

// Docusaurus' "last_update: {date: …}".
void set_last_update(FrontMatter& post, const FrontMatterValue& value) {
  if (!value.is_map) return set_day<&PostMetadata::updated>(post, value);
  for (const FrontMatterValue& member : value.members)
    if (bare(member.key) == "date" && !member.texts.empty())
      set_day<&PostMetadata::updated>(post, member);
}

// The day of something that the post is about: it dates the post, and says nothing of whether it
// may be read.
void set_event_day(FrontMatter& post, const FrontMatterValue& value) {
  if (const std::optional<WrittenDay> read =
          read_written_day(trimmed(value.texts.front()), post.is_day_first))
    post.event_day = read->day;
}

// MkDocs' may be "date: {created: …, updated: …}".
void set_date(FrontMatter& post, const FrontMatterValue& value) {
  if (!value.is_map) return set_day<&PostMetadata::day>(post, value);
  for (const FrontMatterValue& member : value.members) {
    if (member.texts.empty()) continue;
    if (bare(member.key) == "created") set_day<&PostMetadata::day>(post, member);
    if (bare(member.key) == "updated") set_day<&PostMetadata::updated>(post, member);
  }
}

// Some sites write the date here.
void set_published(FrontMatter& post, const FrontMatterValue& value) {
  if (read_written_day(trimmed(value.texts.front()), false))
    set_day<&PostMetadata::day>(post, value);
}

void set_path(FrontMatter& post, const FrontMatterValue& value) {
  if (says_no(bare(value.texts.front()))) return;  // "permalink: false"
  post.path = trimmed(value.texts.front());
  post.addresses.push_back(post.path);
}

// It may be a whole path, from the site's root on: Docusaurus', Starlight's.
void set_slug(FrontMatter& post, const FrontMatterValue& value) {
  if (value.texts.front().find('/') != std::string::npos)
    post.addresses.push_back(value.texts.front());
  set_text<&PostMetadata::slug>(post, value);
}

// "#ops" and "[[ops]]" are the tag "ops".
std::vector<std::string> without_marks(std::vector<std::string> tags) {
  for (std::string& tag : tags) {
    if (tag.size() > 1 && tag[0] == '#') tag.erase(0, 1);
    if (tag.size() > 4 && tag.compare(0, 2, "[[") == 0 && tag.compare(tag.size() - 2, 2, "]]") == 0)
      tag = tag.substr(2, tag.size() - 4);
  }
  return tags;
}

void add_tags(FrontMatter& post, const FrontMatterValue& value) {
  append_list(post.metadata.tags, without_marks(to_list(value, true)));
}
void add_categories(FrontMatter& post, const FrontMatterValue& value) {
  append_list(post.metadata.tags, without_marks(to_list(value, false)));
}

// "[Ann Reed](https://…)" is Ann Reed.
std::string name_of_link(const std::string& text) {
  const std::size_t middle = text.find("](");
  return text[0] == '[' && middle != std::string::npos ? text.substr(1, middle - 1) : text;
}

// Names; a map is an author with a name, or authors by their ids.
void add_authors(FrontMatter& post, const FrontMatterValue& value) {
  std::vector<std::string> names;
  for (const FrontMatterValue& member : value.members) {
    const bool is_name = bare(member.key) == "name";
    if (is_name) names = to_list(member, false);
    if (is_name) break;
    for (const FrontMatterValue& inner : member.members)
      if (bare(inner.key) == "name") append_list(names, to_list(inner, false));
  }
  if (!value.is_map) names = to_list(value, false);
  for (std::string& name : names) name = name_of_link(name);
  append_list(post.metadata.authors, std::move(names));
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
  bool takes_maps = false;  // else a map says nothing
};
constexpr KeyRecord kKeys[] = {
    {"title", set_text<&PostMetadata::title>},
    {"name", set_other_title},
    {"page_title", set_other_title},
    {"sidebar_label", set_other_title},
    {"linktitle", set_other_title},
    {"summary", set_text<&PostMetadata::summary>},
    {"description", set_text<&PostMetadata::summary>},
    {"excerpt", set_text<&PostMetadata::summary>},
    {"abstract", set_text<&PostMetadata::summary>},
    {"date", set_date, true},
    {"pubdate", set_day<&PostMetadata::day>},
    {"publishdate", set_day<&PostMetadata::day>},
    {"published_at", set_day<&PostMetadata::day>},
    {"created", set_day<&PostMetadata::day>},
    {"created_at", set_day<&PostMetadata::day>},
    {"created_on", set_day<&PostMetadata::day>},
    {"date_created", set_day<&PostMetadata::day>},
    {"creation_date", set_day<&PostMetadata::day>},
    {"date_published", set_day<&PostMetadata::day>},
    {"published_on", set_day<&PostMetadata::day>},
    {"published_date", set_day<&PostMetadata::day>},
    {"post_date", set_day<&PostMetadata::day>},
    {"posted", set_day<&PostMetadata::day>},
    {"start_date", set_event_day},
    {"release_date", set_event_day},
    {"updated", set_day<&PostMetadata::updated>},
    {"lastmod", set_day<&PostMetadata::updated>},
    {"modified", set_day<&PostMetadata::updated>},
    {"last_modified_at", set_day<&PostMetadata::updated>},
    {"last_modified", set_day<&PostMetadata::updated>},
    {"date_modified", set_day<&PostMetadata::updated>},
    {"modified_at", set_day<&PostMetadata::updated>},
    {"updated_at", set_day<&PostMetadata::updated>},
    {"updated_on", set_day<&PostMetadata::updated>},
    {"date_updated", set_day<&PostMetadata::updated>},
    {"last_updated", set_day<&PostMetadata::updated>},
    {"last_update", set_last_update, true},
    {"kind", set_text<&PostMetadata::kind>},
    {"type", set_text<&PostMetadata::kind>},
    {"theme", set_text<&PostMetadata::theme>},
    {"section", set_text<&PostMetadata::theme>},
    {"tags", add_tags, true},
    {"tag", add_tags, true},
    {"keywords", add_categories, true},
    {"categories", add_tags, true},
    {"category", add_categories, true},
    {"author", add_authors, true},
    {"authors", add_authors, true},
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

// "createdAt", "created-at" and "created at" are one key, as is "created_at". Null where no record
// has it.
const KeyRecord* find_record(std::string_view key) {
  const auto plain = [](std::string_view written) {
    std::string letters;
    for (const char c : written)
      if (c != '_' && c != '-' && c != ' ' && c != '\t' && c != '\n') letters += ascii::lower(c);
    return letters;
  };
  const std::string wanted = plain(key);
  const auto found = std::find_if(std::begin(kKeys), std::end(kKeys), [&](const KeyRecord& record) {
    return plain(record.key) == wanted;
  });
  return found == std::end(kKeys) ? nullptr : &*found;
}

}  // namespace

std::vector<std::string_view> front_matter_key_names() {
  std::vector<std::string_view> names{"draft",       "status",     "visibility",
                                      "private",     "expirydate", "unlisted",
                                      "unpublished", "public",     "weight"};
  for (const KeyRecord& record : kKeys) names.push_back(record.key);
  return names;
}

bool is_language_key(std::string_view key) {
  const KeyRecord* record = find_record(key);
  return record && record->apply == set_language;
}

DayKey day_key(std::string_view key) {
  const KeyRecord* record = find_record(key);
  return !record ? DayKey::None
         : record->apply == set_date || record->apply == set_event_day ||
                 record->apply == set_day<&PostMetadata::day>
             ? DayKey::Written
         : record->apply == set_day<&PostMetadata::updated> ? DayKey::Updated
                                                            : DayKey::None;
}

bool is_front_matter_key(std::string_view key) {
  const std::string lower = bare(key);
  return find_record(key) ||
         std::find(std::begin(kOtherKeys), std::end(kOtherKeys), lower) != std::end(kOtherKeys) ||
         is_keep_key(key);
}

bool apply_key(FrontMatter& post, const FrontMatterValue& value) {
  const KeyRecord* record = find_record(value.key);
  if (!record) return is_keep_key(value.key);
  const bool is_empty = std::all_of(value.texts.begin(), value.texts.end(),
                                    [](const std::string& text) { return trimmed(text).empty(); });
  if (!is_empty || (value.is_map && record->takes_maps)) record->apply(post, value);
  return true;
}

}  // namespace carrel
