// Writes a post for JavaScript. The fields stand in wasm/README.md, in this order.
#include "base/json_writer.h"
#include "replies.h"

namespace carrel {

namespace {

// The stream as nested arrays. Open and Close nest by contract, so plain writing keeps the brackets balanced.
void write_nodes(JsonWriter& json, const Document& document) {
  json.begin_array();
  for (const Node& node : document.nodes) {
    switch (node.kind) {
      case Node::Kind::Text: json.value(node.text); break;
      case Node::Kind::RawHtml: break;  // never made outside the conformance tests
      case Node::Kind::Close: json.end_array(); break;
      case Node::Kind::Open:
        json.begin_array();
        json.value(element_name(node.element));
        json.begin_object();
        for (const Attribute& attribute : node.attributes) json.field(attribute_name(attribute.name), attribute.value);
        json.end_object();
        break;
    }
  }
  json.end_array();
}

void write_neighbour(JsonWriter& json, const PostLink& link) {
  if (link.slug.empty()) return json.null();
  json.begin_object();
  json.field("slug", link.slug);
  json.field("title", link.title);
  json.field("day", to_text(link.day));
  json.end_object();
}

// Those whose titles are loaded.
void write_post_links(JsonWriter& json, std::string_view name, const std::vector<PostLink>& links) {
  json.key(name);
  json.begin_array();
  for (const PostLink& link : links)
    if (!link.slug.empty()) write_neighbour(json, link);
  json.end_array();
}

}  // namespace

std::string write_post_reply(const PostReply& reply) {
  const PostMetadata& metadata = reply.post.metadata;
  JsonWriter json;
  json.begin_object();
  json.field("complete", reply.complete);
  json.field("needs", reply.needs);
  json.field("wants", reply.wants);
  json.field("text_complete", reply.text_complete);
  json.field("number", reply.number);
  json.field("slug", metadata.slug);
  json.field("title", metadata.title);
  json.field("summary", metadata.summary);
  json.field("day", to_text(metadata.day));
  json.field("updated", to_text(metadata.updated));
  json.field("kind", metadata.kind);
  json.field("theme", metadata.theme);
  json.field("tags", metadata.tags);
  json.field("authors", metadata.authors);
  json.field("language", metadata.language);
  json.field("aliases", metadata.aliases);
  json.field("superseded_by", metadata.superseded_by);
  json.field("url", metadata.url);
  json.field("words", reply.words);
  json.field("notice", reply.document.notice);
  json.key("outline");
  json.begin_array();
  for (const OutlineEntry& entry : reply.document.outline) {
    json.begin_object();
    json.field("level", entry.level);
    json.field("id", entry.id);
    json.field("text", entry.text);
    json.end_object();
  }
  json.end_array();
  json.key("nodes");
  write_nodes(json, reply.document);
  json.key("newer");
  write_neighbour(json, reply.newer);
  json.key("older");
  write_neighbour(json, reply.older);
  json.key("superseding");
  write_neighbour(json, reply.superseding);
  write_post_links(json, "related", reply.related);
  write_post_links(json, "links_here", reply.links_here);
  json.end_object();
  return json.take();
}

}  // namespace carrel
