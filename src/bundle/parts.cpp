// The reading half; parts_writer.cpp is the other.
#include "bundle/parts.h"

#include "base/hexadecimal.h"
#include "base/json_fields.h"
#include "base/web_address.h"
#include "bundle/plain_names.h"
#include "carrel/limits.h"

namespace carrel {

namespace {

Error as_bad_bundle(Error error) {
  if (error.code == ErrorCode::BadInput) error.code = ErrorCode::BadBundle;
  if (error.hint.empty()) error.hint = "the archive must be packed anew";
  return error;
}

Error wrong(std::string_view part_name, std::string message) {
  return Error{ErrorCode::BadBundle, std::move(message), std::string(part_name),
               "the archive must be packed anew"};
}

Error wrong_column(std::string_view part_name, std::size_t size, std::uint32_t posts) {
  return wrong(part_name, "a column has " + std::to_string(size) + " values for " +
                              std::to_string(posts) + " posts");
}

// A list of lists, one for each post, of numbers that `to_index(number, post)` turns into indices
// below `values`.
template <typename ToIndex>
std::vector<std::vector<std::uint32_t>> read_index_lists(JsonFields& fields, std::string_view name,
                                                         std::size_t values, ToIndex to_index) {
  std::vector<std::vector<std::uint32_t>> lists;
  const JsonView array = fields.array(name);
  if (!fields.ok()) return lists;
  array.for_each([&](JsonView element) {
    std::vector<std::uint32_t> list;
    if (!element.is(JsonView::Kind::Array)) return fields.fail(name, "a list of lists");
    element.for_each([&](JsonView number) {
      const std::int64_t index =
          number.is(JsonView::Kind::Integer) ? to_index(number.integer(), lists.size()) : -1;
      if (index < 0 || index >= static_cast<std::int64_t>(values))
        return fields.fail(name, "lists of numbers that lead to something");
      list.push_back(static_cast<std::uint32_t>(index));
    });
    lists.push_back(std::move(list));
  });
  return lists;
}

// What a reply may repeat for each of its hits.
const char* find_fault(const std::vector<std::string>& values) {
  for (const std::string& value : values)
    if (value.size() > limits::kLabelBytes)
      return "a kind, theme, language, tag or author is too long";
  return nullptr;
}

const char* find_fault(const std::vector<std::string>& values,
                       const std::vector<std::vector<std::uint32_t>>& lists) {
  for (const std::vector<std::uint32_t>& list : lists) {
    std::size_t bytes = 0;
    for (const std::uint32_t place : list) bytes += values[place].size() + 8;
    if (bytes > limits::kLabelsBytesPerPost) return "a post has too many tags or authors";
  }
  return nullptr;
}

Error too_large(std::string_view part_name, const char* what) {
  return Error{ErrorCode::TooLarge, what, std::string(part_name),
               "see the limits in data/FORMAT.md; the archive must be packed anew"};
}

std::int64_t as_it_is(std::int64_t number, std::size_t /*post*/) { return number; }

// A byte for each post, in two hexadecimal digits: as one text, which packs better than a list of
// numbers.
std::vector<std::uint8_t> read_bytes(JsonFields& fields, std::string_view name) {
  const std::string digits = fields.text(name);
  if (digits.size() % 2 == 0 && is_hexadecimal(digits)) return from_hexadecimal(digits);
  fields.fail(name, "two lower-case hexadecimal digits for each post");
  return {};
}

// Days are written as differences to the day before them; null stands for none and does not move
// the day.
std::vector<Day> read_days(JsonFields& fields) {
  std::vector<Day> days;
  const JsonView array = fields.array("day");
  if (!fields.ok()) return days;
  std::int64_t day = 0;
  array.for_each([&](JsonView element) {
    if (element.is(JsonView::Kind::Null)) return days.push_back(kNoDay);
    if (!element.is(JsonView::Kind::Integer) || element.integer() < -4'000'000 ||
        element.integer() > 4'000'000)
      return fields.fail("day", "a list of differences in days, or null");
    day += element.integer();
    if (day < -4'000'000 || day > 4'000'000)
      return fields.fail("day", "a list of days within ten thousand years");
    days.push_back(static_cast<Day>(day));
  });
  return days;
}

std::vector<std::int32_t> read_indices(JsonFields& fields, std::string_view name,
                                       std::size_t values) {
  const std::vector<std::int64_t> indices =
      fields.integers(name, kNoValue, static_cast<std::int64_t>(values) - 1);
  return {indices.begin(), indices.end()};
}

// A column that would say the same of every post is absent.
std::vector<std::int32_t> read_indices_or(JsonFields& fields, JsonView root, std::string_view name,
                                          std::size_t values, std::uint32_t posts,
                                          std::int32_t usual) {
  JsonView column;
  const bool may_be_absent = posts == 0 || usual < static_cast<std::int32_t>(values);
  if (fields.ok() && may_be_absent && !root.find(name, column))
    return std::vector<std::int32_t>(posts, usual);
  return read_indices(fields, name, values);
}

std::vector<std::vector<std::uint32_t>> read_index_lists_or_none(JsonFields& fields,
                                                                 std::string_view name,
                                                                 std::size_t values,
                                                                 std::uint32_t posts) {
  if (fields.ok() && values == 0) return std::vector<std::vector<std::uint32_t>>(posts);
  return read_index_lists(fields, name, values, as_it_is);
}

// The objects of {"posts":[…]}, each through `read`, which reports through its JsonFields.
template <typename T, typename Read>
Result<std::vector<T>> read_objects(std::string_view text, std::string_view part_name,
                                    std::string_view field, Read read) {
  const Result<Json> json = Json::parse(text, part_name);
  if (!json) return as_bad_bundle(json.error());
  JsonFields fields(json.value().root(), part_name);
  const JsonView array = fields.array(field);
  if (!fields.ok()) return as_bad_bundle(fields.error());
  std::vector<T> objects;
  Error first_error;
  array.for_each([&](JsonView element) {
    if (!first_error.message.empty()) return;
    T object;
    if (Error error = read(element, object); !error.message.empty()) first_error = std::move(error);
    objects.push_back(std::move(object));
  });
  if (!first_error.message.empty()) return as_bad_bundle(first_error);
  return objects;
}

Day day_field(JsonFields& fields, std::string_view name) {
  const std::string text = fields.text_or(name, "");
  const std::optional<Day> day = parse_day(text);
  if (!text.empty() && !day) fields.fail(name, "a date like 2024-03-05");
  return day.value_or(kNoDay);
}

void read_links(JsonFields& fields, JsonView element, std::vector<ResolvedLink>& links) {
  JsonView array;
  if (!element.find("links", array)) return;
  if (!array.is(JsonView::Kind::Array))
    return fields.fail("links", "a list of lists of four texts");
  array.for_each([&](JsonView entry) {
    std::vector<std::string> texts;
    if (entry.is(JsonView::Kind::Array))
      entry.for_each([&](JsonView text) {
        if (text.is(JsonView::Kind::String)) texts.emplace_back(text.text());
      });
    if (texts.size() != 4 || (texts[1] != "post" && texts[1] != "media"))
      return fields.fail("links", "a list of lists of four texts");
    if (texts[1] == "media" && !is_media_name(texts[2]))
      return fields.fail("links", "media named \"media/\" and a plain file name");
    if (!links.empty() && texts[0] <= links.back().destination)
      return fields.fail("links", "sorted by destination");
    links.push_back({texts[0],
                     texts[1] == "post" ? ResolvedLink::Kind::Post : ResolvedLink::Kind::Media,
                     texts[2], texts[3]});
  });
}

void read_entities(JsonFields& fields, JsonView element, std::vector<NamedEntity>& entities) {
  const auto read_object = [&](JsonView object) {
    if (!object.is(JsonView::Kind::Object)) return fields.fail("entities", "an object of texts");
    object.for_each_member([&](std::string_view name, JsonView characters) {
      if (!characters.is(JsonView::Kind::String))
        return fields.fail("entities", "an object of texts");
      if (!entities.empty() && name <= entities.back().name)
        return fields.fail("entities", "sorted by name");
      entities.push_back({std::string(name), std::string(characters.text())});
    });
  };
  JsonView value;
  if (element.find("entities", value)) read_object(value);
  if (!element.find("more_entities", value)) return;
  if (!value.is(JsonView::Kind::Array))
    return fields.fail("more_entities", "a list of objects of texts");
  value.for_each(read_object);
}

Error read_post(JsonView element, std::string_view part_name, Post& post) {
  JsonFields fields(element, part_name);
  if (!fields.ok()) return fields.error();
  PostMetadata& metadata = post.metadata;
  metadata.slug = fields.text("slug");
  metadata.title = fields.text("title");
  metadata.summary = fields.text_or("summary", "");
  metadata.beginning = fields.text_or("beginning", "");
  metadata.day = day_field(fields, "date");
  metadata.updated = day_field(fields, "updated");
  metadata.kind = fields.text_or("kind", "");
  metadata.theme = fields.text_or("theme", "");
  metadata.tags = fields.texts("tags");
  metadata.authors = fields.texts("authors");
  metadata.language = fields.text("lang");
  metadata.aliases = fields.texts("aliases");
  metadata.superseded_by = fields.text_or("superseded_by", "");
  metadata.url = safe_address(fields.text_or("url", ""));
  metadata.section = fields.text_or("section", "");
  metadata.section_titles = fields.texts("section_titles");
  metadata.fields = fields.texts("fields");
  post.markdown = fields.text("markdown");
  read_links(fields, element, post.links);
  read_entities(fields, element, post.entities);
  return fields.error();
}

}  // namespace

Result<Facets> read_facets(std::string_view text, std::string_view part_name, std::uint32_t posts) {
  const Result<Json> json = Json::parse(text, part_name);
  if (!json) return as_bad_bundle(json.error());
  JsonFields fields(json.value().root(), part_name);
  Facets facets;
  facets.kinds = fields.texts("kinds");
  facets.themes = fields.texts("themes");
  facets.languages = fields.texts("languages");
  facets.day = read_days(fields);
  const JsonView root = json.value().root();
  facets.kind = read_indices_or(fields, root, "kind", facets.kinds.size(), posts, kNoValue);
  facets.theme = read_indices_or(fields, root, "theme", facets.themes.size(), posts, kNoValue);
  facets.language = read_indices_or(fields, root, "language", facets.languages.size(), posts, 0);
  facets.length = read_bytes(fields, "length");
  facets.title_weight = read_bytes(fields, "title_weight");
  if (!fields.ok()) return as_bad_bundle(fields.error());
  for (const std::size_t size :
       {facets.day.size(), facets.kind.size(), facets.theme.size(), facets.language.size(),
        facets.length.size(), facets.title_weight.size()})
    if (size != posts) return wrong_column(part_name, size, posts);
  for (const std::vector<std::string>* values : {&facets.kinds, &facets.themes, &facets.languages})
    if (const char* fault = find_fault(*values)) return too_large(part_name, fault);
  return facets;
}

Result<Labels> read_labels(std::string_view text, std::string_view part_name, std::uint32_t posts,
                           std::size_t own_fields) {
  const Result<Json> json = Json::parse(text, part_name);
  if (!json) return as_bad_bundle(json.error());
  JsonFields fields(json.value().root(), part_name);
  Labels labels;
  labels.tags = fields.texts("tags");
  labels.authors = fields.texts("authors");
  labels.tags_of = read_index_lists_or_none(fields, "tags_of", labels.tags.size(), posts);
  labels.authors_of = read_index_lists_or_none(fields, "authors_of", labels.authors.size(), posts);
  if (!fields.ok()) return as_bad_bundle(fields.error());
  for (const std::size_t size : {labels.tags_of.size(), labels.authors_of.size()})
    if (size != posts) return wrong_column(part_name, size, posts);
  for (std::size_t i = 0; i < own_fields; ++i) {
    Labels::Field& field = labels.fields.emplace_back();
    const std::string number = std::to_string(i);
    field.values = fields.texts("values_" + number);
    field.titles = fields.texts("titles_" + number);
    field.of = read_index_lists_or_none(fields, "of_" + number, field.values.size(), posts);
    if (!fields.ok()) return as_bad_bundle(fields.error());
    if (field.of.size() != posts) return wrong_column(part_name, field.of.size(), posts);
    if (!field.titles.empty() && field.titles.size() != field.values.size())
      return wrong_column(part_name, field.titles.size(), posts);
    for (const char* fault :
         {find_fault(field.values), find_fault(field.titles), find_fault(field.values, field.of)})
      if (fault) return too_large(part_name, fault);
  }
  for (const char* fault :
       {find_fault(labels.tags), find_fault(labels.authors),
        find_fault(labels.tags, labels.tags_of), find_fault(labels.authors, labels.authors_of)})
    if (fault) return too_large(part_name, fault);
  return labels;
}

Result<std::vector<ListedPost>> read_list(std::string_view text, std::string_view part_name,
                                          std::uint32_t count) {
  auto posts =
      read_objects<ListedPost>(text, part_name, "posts", [&](JsonView element, ListedPost& post) {
        JsonFields fields(element, part_name);
        if (!fields.ok()) return fields.error();
        post.slug = fields.text("slug");
        post.title = fields.text("title");
        post.summary = fields.text_or("summary", "");
        post.updated = day_field(fields, "updated");
        post.superseded_by = fields.text_or("superseded_by", "");
        post.url = safe_address(fields.text_or("url", ""));
        return fields.error();
      });
  if (posts && posts.value().size() != count)
    return wrong(part_name, "it lists another number of posts than the manifest says");
  return posts;
}

Result<std::vector<SlugNumber>> read_slugs(std::string_view text, std::string_view part_name,
                                           std::uint32_t posts) {
  return read_objects<SlugNumber>(
      text, part_name, "slugs", [&](JsonView element, SlugNumber& slug) {
        std::vector<JsonView> pair;
        if (element.is(JsonView::Kind::Array))
          element.for_each([&](JsonView value) { pair.push_back(value); });
        if (pair.size() != 2 || !pair[0].is(JsonView::Kind::String) ||
            !pair[1].is(JsonView::Kind::Integer) || pair[1].integer() < 0 ||
            pair[1].integer() >= static_cast<std::int64_t>(posts))
          return wrong(part_name, "\"slugs\" must be a list of [slug, post number]");
        slug = {std::string(pair[0].text()), static_cast<std::uint32_t>(pair[1].integer())};
        return Error{ErrorCode::BadBundle, "", "", ""};
      });
}

Result<LinksHere> read_backlinks(std::string_view text, std::string_view part_name,
                                 std::uint32_t base, std::uint32_t count, std::uint32_t posts) {
  const Result<Json> json = Json::parse(text, part_name);
  if (!json) return as_bad_bundle(json.error());
  JsonFields fields(json.value().root(), part_name);
  auto lists =
      read_index_lists(fields, "links_here", posts, [&](std::int64_t distance, std::size_t post) {
        const bool is_near =
            distance > -std::int64_t{posts} && distance < std::int64_t{posts} && distance != 0;
        return is_near ? static_cast<std::int64_t>(base + post) + distance : -1;
      });
  if (!fields.ok()) return as_bad_bundle(fields.error());
  for (const std::vector<std::uint32_t>& list : lists)
    for (std::size_t i = 1; i < list.size(); ++i)
      if (list[i] <= list[i - 1])
        return wrong(part_name,
                     "the posts that link to a post are not in order, or one is named twice");
  if (lists.size() != count)
    return wrong(part_name, "it has lists for " + std::to_string(lists.size()) +
                                " posts instead of " + std::to_string(count));
  return lists;
}

Result<std::vector<Post>> read_posts(std::string_view text, std::string_view part_name,
                                     std::uint32_t count) {
  auto posts = read_objects<Post>(text, part_name, "posts", [&](JsonView element, Post& post) {
    return read_post(element, part_name, post);
  });
  if (posts && posts.value().size() != count)
    return wrong(part_name, "it holds another number of posts than the manifest says");
  return posts;
}

}  // namespace carrel
