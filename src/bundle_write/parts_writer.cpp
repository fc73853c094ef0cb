// The writing half of parts.h. Empty optional fields are left out.
#include <algorithm>
#include <utility>

#include "base/hexadecimal.h"
#include "base/json_tree.h"
#include "bundle/parts.h"
#include "carrel/limits.h"

namespace carrel {

namespace {

template <typename Value>
void set_unless_empty(JsonTree& json, const char* name, const Value& value) {
  if (!value.empty()) json[name] = value;
}

// Whether a column has anything to tell: one that says the same of every post would be nothing but
// length, and in a large archive look like a bomb.
bool tells(const std::vector<std::string>& values, const std::vector<std::int32_t>& column,
           std::int32_t usual) {
  return !values.empty() && std::any_of(column.begin(), column.end(),
                                        [&](std::int32_t place) { return place != usual; });
}

// Each day as the distance from the one before it; null where a post has none.
JsonTree to_tree(const std::vector<Day>& days) {
  Day before = 0;
  return json_list(days, [&](Day day) {
    if (day == kNoDay) return JsonTree();
    return JsonTree(day - std::exchange(before, day));
  });
}

JsonTree to_tree(const ListedPost& post) {
  JsonTree json;
  json["slug"] = post.slug;
  json["title"] = post.title;
  set_unless_empty(json, "summary", post.summary);
  set_unless_empty(json, "updated", to_text(post.updated));
  set_unless_empty(json, "superseded_by", post.superseded_by);
  set_unless_empty(json, "url", post.url);
  return json;
}

JsonTree to_tree(const ResolvedLink& link) {
  const char* kind = link.kind == ResolvedLink::Kind::Post ? "post" : "media";
  return JsonTree::array({link.destination, kind, link.target, link.heading});
}

// In objects of no more keys than a reader takes: the first as it always was, the others in a field
// that older readers skip.
void add_entities(JsonTree& json, const std::vector<NamedEntity>& entities) {
  for (std::size_t i = 0; i < entities.size(); ++i) {
    const std::size_t object = i / limits::kJsonKeysPerObject;
    JsonTree& names = object == 0 ? json["entities"] : json["more_entities"][object - 1];
    names[entities[i].name] = entities[i].characters;
  }
}

JsonTree to_tree(const Post& post) {
  const PostMetadata& metadata = post.metadata;
  JsonTree json;
  json["slug"] = metadata.slug;
  json["title"] = metadata.title;
  set_unless_empty(json, "summary", metadata.summary);
  set_unless_empty(json, "beginning", metadata.beginning);
  set_unless_empty(json, "date", to_text(metadata.day));
  set_unless_empty(json, "updated", to_text(metadata.updated));
  set_unless_empty(json, "kind", metadata.kind);
  set_unless_empty(json, "theme", metadata.theme);
  set_unless_empty(json, "tags", metadata.tags);
  set_unless_empty(json, "authors", metadata.authors);
  json["lang"] = metadata.language;
  set_unless_empty(json, "aliases", metadata.aliases);
  set_unless_empty(json, "superseded_by", metadata.superseded_by);
  set_unless_empty(json, "url", metadata.url);
  set_unless_empty(json, "section", metadata.section);
  set_unless_empty(json, "section_titles", metadata.section_titles);
  set_unless_empty(json, "fields", metadata.fields);
  json["markdown"] = post.markdown;
  if (!post.links.empty())
    json["links"] = json_list(post.links, [](const ResolvedLink& link) { return to_tree(link); });
  add_entities(json, post.entities);
  return json;
}

}  // namespace

std::string write_facets(const Facets& facets) {
  JsonTree json;
  json["posts"] = facets.posts();
  json["kinds"] = facets.kinds;
  json["themes"] = facets.themes;
  json["languages"] = facets.languages;
  json["day"] = to_tree(facets.day);
  if (tells(facets.kinds, facets.kind, kNoValue)) json["kind"] = facets.kind;
  if (tells(facets.themes, facets.theme, kNoValue)) json["theme"] = facets.theme;
  if (tells(facets.languages, facets.language, 0)) json["language"] = facets.language;
  json["length"] = to_hexadecimal(facets.length);
  json["title_weight"] = to_hexadecimal(facets.title_weight);
  return write_exact_json(json);
}

std::string write_labels(const Labels& labels) {
  JsonTree json;
  json["tags"] = labels.tags;
  json["authors"] = labels.authors;
  if (!labels.tags.empty()) json["tags_of"] = labels.tags_of;
  if (!labels.authors.empty()) json["authors_of"] = labels.authors_of;
  for (std::size_t i = 0; i < labels.fields.size(); ++i) {
    const Labels::Field& field = labels.fields[i];
    const std::string number = std::to_string(i);
    if (field.values.empty()) continue;
    json["values_" + number] = field.values;
    if (!field.titles.empty()) json["titles_" + number] = field.titles;
    json["of_" + number] = field.of;
  }
  return write_exact_json(json);
}

std::string write_list(const std::vector<ListedPost>& posts) {
  JsonTree json;
  json["posts"] = json_list(posts, [](const ListedPost& post) { return to_tree(post); });
  return write_exact_json(json);
}

std::string write_slugs(const std::vector<SlugNumber>& slugs) {
  JsonTree json;
  json["slugs"] = json_list(slugs, [](const SlugNumber& slug) {
    return JsonTree::array({slug.slug, slug.number});
  });
  return write_exact_json(json);
}

std::string write_backlinks(const std::vector<std::vector<std::uint32_t>>& backlinks,
                            std::uint32_t begin, std::uint32_t end) {
  JsonTree lists = JsonTree::array();
  for (std::uint32_t post = begin; post < end; ++post)
    lists.push_back(json_list(backlinks[post], [&](std::uint32_t from) {
      return static_cast<std::int32_t>(from) - static_cast<std::int32_t>(post);
    }));
  JsonTree json;
  json["links_here"] = std::move(lists);
  return write_exact_json(json);
}

std::string write_posts(const std::vector<const Post*>& posts) {
  JsonTree json;
  json["posts"] = json_list(posts, [](const Post* post) { return to_tree(*post); });
  return write_exact_json(json);
}

}  // namespace carrel
