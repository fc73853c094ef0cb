// Writes the engine's answers for JavaScript. The fields stand in wasm/README.md, in this order.
#include "replies.h"

#include "base/json_writer.h"
#include "carrel/limits.h"
#include "carrel/query.h"

namespace carrel {

namespace {

void write_marked_text(JsonWriter& json, const std::vector<MarkedText>& pieces) {
  json.begin_array();
  for (const MarkedText& piece : pieces) {
    json.begin_array();
    json.value(piece.text);
    json.value(piece.marked ? 1 : 0);
    json.end_array();
  }
  json.end_array();
}

void write_hit(JsonWriter& json, const Hit& hit) {
  json.begin_object();
  json.field("number", hit.number);
  json.field("slug", hit.slug);
  json.field("title", hit.title);
  json.field("summary", hit.summary);
  json.field("kind", hit.kind);
  json.field("theme", hit.theme);
  json.field("tags", hit.tags);
  json.field("language", hit.language);
  json.field("day", to_text(hit.day));
  json.field("updated", to_text(hit.updated));
  json.field("superseded_by", hit.superseded_by);
  json.field("url", hit.url);
  json.field("score", hit.score);
  json.field("all_words", hit.has_all_words);
  json.field("missing", hit.missing_words);
  json.field("has_text", hit.has_text);
  json.key("excerpt");
  write_marked_text(json, hit.excerpt);
  json.field("heading", hit.heading);
  json.field("heading_id", hit.heading_id);
  json.key("explanation");
  json.begin_array();
  for (const ExplainedTerm& term : hit.explanation) {
    json.begin_object();
    json.field("term", term.term);
    json.field("amount", term.amount);
    json.field("how", term.how);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_facet(JsonWriter& json, const Facet& facet) {
  json.begin_object();
  json.field("field", facet.field);
  json.key("values");
  json.begin_array();
  for (const FacetValue& value : facet.values) {
    json.begin_object();
    json.field("value", value.value);
    json.field("count", value.count);
    json.field("chosen", value.chosen);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

}  // namespace

std::string write_error(const Error& error) {
  JsonWriter json;
  json.begin_object();
  json.field("code", to_name(error.code));
  json.field("message", error.message);
  json.field("where", error.where);
  json.field("hint", error.hint);
  json.end_object();
  return json.take();
}

std::string write_loaded_reply(std::string_view part_name) {
  JsonWriter json;
  json.begin_object();
  json.field("loaded", part_name);
  json.end_object();
  return json.take();
}

std::string write_manifest_reply(const Archive& archive) {
  const Manifest& manifest = *archive.manifest();
  JsonWriter json;
  json.begin_object();
  json.field("edition", manifest.edition);
  json.field("packed", to_text(manifest.packed));
  json.field("title", manifest.frame.title);
  json.field("strapline", manifest.frame.strapline);
  json.key("foot");
  json.begin_object();
  json.field("text", manifest.frame.foot_text);
  json.field("link", manifest.frame.foot_link);
  json.end_object();
  json.field("language", manifest.frame.language);
  json.field("languages", manifest.languages);
  json.key("kinds");
  json.begin_array();
  for (const KindName& kind : manifest.frame.kinds) {
    json.begin_object();
    json.field("id", kind.id);
    json.field("name", kind.name);
    json.end_object();
  }
  json.end_array();
  json.field("stale_after", manifest.frame.stale_after);
  json.key("stale_kinds");
  json.begin_array();
  for (const std::string& kind : manifest.frame.stale_kinds) json.value(kind);
  json.end_array();
  json.field("posts", manifest.posts);
  json.key("parts");
  json.begin_array();
  for (const Part& part : manifest.parts) {
    json.begin_object();
    json.field("name", part.name);
    json.field("role", role_name(part.role));
    json.field("bytes", part.bytes);
    json.field("unpacked", part.unpacked);
    json.end_object();
  }
  json.end_array();
  json.key("media");
  json.begin_array();
  for (const Media& media : manifest.media) {
    json.begin_object();
    json.field("name", media.name);
    json.field("type", media.type);
    json.field("width", media.width);
    json.field("height", media.height);
    json.field("bytes", media.bytes);
    json.end_object();
  }
  json.end_array();
  json.field("start", manifest.first_parts());
  json.key("operators");
  json.begin_array();
  for (const OperatorHelp& help : query_operators()) {
    json.begin_object();
    json.field("name", help.name);
    json.field("argument", help.argument);
    json.field("help", help.help);
    json.end_object();
  }
  json.end_array();
  json.key("limits");
  json.begin_object();
  json.field("query", limits::kQueryCodePoints);
  json.field("page", limits::kPageOfHits);
  json.end_object();
  json.end_object();
  return json.take();
}

std::string write_search_reply(const SearchReply& reply) {
  JsonWriter json;
  json.begin_object();
  json.field("complete", reply.complete);
  json.field("needs", reply.needs);
  json.field("wants", reply.wants);
  json.field("total", reply.total);
  json.field("total_all", reply.total_all);
  json.field("total_some", reply.total_some);
  json.field("grouped", reply.grouped);
  json.key("hits");
  json.begin_array();
  for (const Hit& hit : reply.hits) write_hit(json, hit);
  json.end_array();
  json.key("facets");
  json.begin_array();
  for (const Facet& facet : reply.facets) write_facet(json, facet);
  json.end_array();
  json.key("understood");
  json.begin_array();
  for (const UnderstoodTerm& term : reply.understood) {
    json.begin_object();
    json.field("typed", term.typed);
    json.field("role", term.role);
    json.field("meaning", term.meaning);
    json.field("posts", term.posts);
    json.field("repaired", term.repaired);
    json.field("completed", term.completed);
    json.field("also", term.also);
    json.end_object();
  }
  json.end_array();
  json.key("notices");
  json.begin_array();
  for (const Notice& notice : reply.notices) {
    json.begin_object();
    json.field("code", notice.code);
    json.field("text", notice.text);
    json.end_object();
  }
  json.end_array();
  json.key("ways_out");
  json.begin_array();
  for (const Alternative& way : reply.alternatives) {
    json.begin_object();
    json.field("kind", way.kind);
    json.field("text", way.text);
    json.field("posts", way.posts);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

std::string write_suggest_reply(const SuggestReply& reply) {
  JsonWriter json;
  json.begin_object();
  json.field("complete", reply.complete);
  json.field("needs", reply.needs);
  json.key("words");
  json.begin_array();
  for (const Suggestion& word : reply.words) {
    json.begin_object();
    json.field("text", word.text);
    json.field("posts", word.posts);
    json.end_object();
  }
  json.end_array();
  json.key("posts");
  json.begin_array();
  for (const Suggestion& post : reply.posts) {
    json.begin_object();
    json.field("text", post.text);
    json.field("slug", post.slug);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

}  // namespace carrel
