// Writes replies from the lists of reply_fields.h.
#include "replies.h"

#include "json_writer.h"
#include "reply_fields.h"

namespace carrel {

namespace {

void write(JsonWriter& json, DayText text) { json.value(to_text(text.day)); }

void write(JsonWriter& json, const MarkedText& piece) {
  json.begin_array();
  json.value(piece.text);
  json.value(piece.marked ? 1 : 0);
  json.end_array();
}

// The stream as nested arrays. Open and Close nest by contract, so plain writing keeps the brackets
// balanced.
void write(JsonWriter& json, const std::vector<Node>& nodes) {
  json.begin_array();
  for (const Node& node : nodes) {
    switch (node.kind) {
      case Node::Kind::Text:
        json.value(node.text);
        break;
      case Node::Kind::RawHtml:
        break;  // never made outside the conformance tests
      case Node::Kind::Close:
        json.end_array();
        break;
      case Node::Kind::Open:
        json.begin_array();
        json.value(element_name(node.element));
        json.begin_object();
        for (const Attribute& attribute : node.attributes)
          json.field(attribute_name(attribute.name), attribute.value);
        json.end_object();
        break;
    }
  }
  json.end_array();
}

template <typename T>
concept IsPlain = requires(JsonWriter json, const T& value) {
  json.value(value);
};

void write(JsonWriter& json, const IsPlain auto& value) { json.value(value); }

template <typename E>
requires std::is_enum_v<E>
void write(JsonWriter& json, E value) { json.value(JsonNames<E>::of(value)); }

template <IsDescribed T>
void write(JsonWriter& json, const T& object);

template <typename List>
void write_list(JsonWriter& json, const List& list) {
  json.begin_array();
  for (const auto& item : list) write(json, item);
  json.end_array();
}
template <typename T>
void write(JsonWriter& json, const std::vector<T>& list) {
  write_list(json, list);
}
template <typename T>
void write(JsonWriter& json, std::span<const T> list) {
  write_list(json, list);
}

void write(JsonWriter& json, OptionalLink optional) {
  if (optional.link.slug.empty()) return json.null();
  write(json, optional.link);
}

void write(JsonWriter& json, LoadedLinks loaded) {
  json.begin_array();
  for (const PostLink& link : loaded.links)
    if (!link.slug.empty()) write(json, link);
  json.end_array();
}

// One call for each field of a type: two would be a tenth of a kilobyte more.
template <typename Value>
[[gnu::noinline]] void write_field(JsonWriter& json, std::string_view name, const Value& value) {
  json.key(name);
  write(json, value);
}

template <IsDescribed T>
void write(JsonWriter& json, const T& object) {
  json.begin_object();
  for_each_field<T>([&](const auto& field)
                        CARREL_INLINED { write_field(json, field.name, field.get(object)); });
  json.end_object();
}

template <IsDescribed T>
std::string write_text(const T& object) {
  JsonWriter json;
  write(json, object);
  return json.take();
}

}  // namespace

std::string write_error(const Error& error) { return write_text(error); }
std::string write_loaded_reply(std::string_view part_name) {
  return write_text(LoadedReply{part_name});
}
std::string write_manifest_reply(const Archive& archive) { return write_text(*archive.manifest()); }
std::string write_search_reply(const SearchReply& reply) { return write_text(reply); }
std::string write_description(const Description& description) { return write_text(description); }
std::string write_suggest_reply(const SuggestReply& reply) { return write_text(reply); }
std::string write_post_reply(const PostReply& reply) { return write_text(reply); }

}  // namespace carrel
