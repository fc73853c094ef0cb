// The writing half of parts.h. Empty optional fields are left out.
#include <algorithm>

#include "base/hexadecimal.h"
#include "base/json_writer.h"
#include "bundle/parts.h"
#include "carrel/limits.h"

namespace carrel {

namespace {

void field_unless_empty(JsonWriter& json, std::string_view name, const std::string& text) {
  if (!text.empty()) json.field(name, text);
}

void field_unless_empty(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
  if (!texts.empty()) json.field(name, texts);
}

// Whether a column has anything to tell: one that says the same of every post would be nothing but length, and in a large archive look like a bomb.
bool tells(const std::vector<std::string>& values, const std::vector<std::int32_t>& column, std::int32_t usual) {
  return !values.empty() && std::any_of(column.begin(), column.end(), [&](std::int32_t place) { return place != usual; });
}

template <typename Number>
void write_numbers(JsonWriter& json, std::string_view name, const std::vector<Number>& numbers) {
  json.key(name);
  json.begin_array();
  for (const Number number : numbers) json.value(number);
  json.end_array();
}

void write_lists(JsonWriter& json, std::string_view name, const std::vector<std::vector<std::uint32_t>>& lists) {
  json.key(name);
  json.begin_array();
  for (const auto& list : lists) {
    json.begin_array();
    for (const std::uint32_t index : list) json.value(index);
    json.end_array();
  }
  json.end_array();
}

// In objects of no more keys than a reader takes: the first as it always was, the others in a field
// that older readers skip.
void write_entities(JsonWriter& json, const std::vector<NamedEntity>& entities) {
  const auto write_object = [&](std::size_t from) {
    json.begin_object();
    const std::size_t to = std::min(entities.size(), from + limits::kJsonKeysPerObject);
    for (std::size_t i = from; i < to; ++i) json.field(entities[i].name, entities[i].characters);
    json.end_object();
  };
  if (entities.empty()) return;
  json.key("entities");
  write_object(0);
  if (entities.size() <= limits::kJsonKeysPerObject) return;
  json.key("more_entities");
  json.begin_array();
  for (std::size_t from = limits::kJsonKeysPerObject; from < entities.size();
       from += limits::kJsonKeysPerObject)
    write_object(from);
  json.end_array();
}

void write_post(JsonWriter& json, const Post& post) {
  const PostMetadata& metadata = post.metadata;
  json.begin_object();
  json.field("slug", metadata.slug);
  json.field("title", metadata.title);
  field_unless_empty(json, "summary", metadata.summary);
  field_unless_empty(json, "date", to_text(metadata.day));
  field_unless_empty(json, "updated", to_text(metadata.updated));
  field_unless_empty(json, "kind", metadata.kind);
  field_unless_empty(json, "theme", metadata.theme);
  field_unless_empty(json, "tags", metadata.tags);
  field_unless_empty(json, "authors", metadata.authors);
  json.field("lang", metadata.language);
  field_unless_empty(json, "aliases", metadata.aliases);
  field_unless_empty(json, "superseded_by", metadata.superseded_by);
  field_unless_empty(json, "url", metadata.url);
  json.field("markdown", post.markdown);
  if (!post.links.empty()) {
    json.key("links");
    json.begin_array();
    for (const ResolvedLink& link : post.links) {
      json.begin_array();
      json.value(link.destination);
      json.value(link.kind == ResolvedLink::Kind::Post ? "post" : "media");
      json.value(link.target);
      json.value(link.heading);
      json.end_array();
    }
    json.end_array();
  }
  write_entities(json, post.entities);
  json.end_object();
}

}  // namespace

std::string write_facets(const Facets& facets) {
  JsonWriter json;
  json.begin_object();
  json.field("posts", facets.posts());
  json.field("kinds", facets.kinds);
  json.field("themes", facets.themes);
  json.field("languages", facets.languages);
  json.key("day");
  json.begin_array();
  Day before = 0;
  for (const Day day : facets.day) {
    if (day == kNoDay) {
      json.null();
    } else {
      json.value(day - before);
      before = day;
    }
  }
  json.end_array();
  if (tells(facets.kinds, facets.kind, kNoValue)) write_numbers(json, "kind", facets.kind);
  if (tells(facets.themes, facets.theme, kNoValue)) write_numbers(json, "theme", facets.theme);
  if (tells(facets.languages, facets.language, 0)) write_numbers(json, "language", facets.language);
  json.field("length", to_hexadecimal(facets.length));
  json.field("title_weight", to_hexadecimal(facets.title_weight));
  json.end_object();
  return json.take();
}

std::string write_labels(const Labels& labels) {
  JsonWriter json;
  json.begin_object();
  json.field("tags", labels.tags);
  json.field("authors", labels.authors);
  if (!labels.tags.empty()) write_lists(json, "tags_of", labels.tags_of);
  if (!labels.authors.empty()) write_lists(json, "authors_of", labels.authors_of);
  json.end_object();
  return json.take();
}

std::string write_list(const std::vector<ListedPost>& posts) {
  JsonWriter json;
  json.begin_object();
  json.key("posts");
  json.begin_array();
  for (const ListedPost& post : posts) {
    json.begin_object();
    json.field("slug", post.slug);
    json.field("title", post.title);
    field_unless_empty(json, "summary", post.summary);
    field_unless_empty(json, "updated", to_text(post.updated));
    field_unless_empty(json, "superseded_by", post.superseded_by);
    field_unless_empty(json, "url", post.url);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

std::string write_slugs(const std::vector<SlugNumber>& slugs) {
  JsonWriter json;
  json.begin_object();
  json.key("slugs");
  json.begin_array();
  for (const SlugNumber& slug : slugs) {
    json.begin_array();
    json.value(slug.slug);
    json.value(slug.number);
    json.end_array();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

std::string write_backlinks(const std::vector<std::vector<std::uint32_t>>& backlinks, std::uint32_t begin, std::uint32_t end) {
  JsonWriter json;
  json.begin_object();
  json.key("links_here");
  json.begin_array();
  for (std::uint32_t post = begin; post < end; ++post) {
    json.begin_array();
    for (const std::uint32_t from : backlinks[post]) json.value(static_cast<std::int32_t>(from) - static_cast<std::int32_t>(post));
    json.end_array();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

std::string write_posts(const std::vector<const Post*>& posts) {
  JsonWriter json;
  json.begin_object();
  json.key("posts");
  json.begin_array();
  for (const Post* post : posts) write_post(json, *post);
  json.end_array();
  json.end_object();
  return json.take();
}

}  // namespace carrel
