// How is JSON from outside read? Under limits, into a flat list of tokens that is looked at but never copied as a tree.
//
//     auto json = Json::parse(text, "facets.1f3a.json.zst");
//     if (!json) return json.error();
//     JsonFields fields(json.value().root(), "facets.1f3a.json.zst");
//     const std::string title = fields.text("title");
//     const std::int64_t posts = fields.integer("posts", 0, limits::kPosts);
//     if (!fields.ok()) return fields.error();
//
// Unknown fields are skipped. A missing field or a wrong type is an error that names the field and the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "carrel/limits.h"
#include "carrel/result.h"

namespace carrel {

class Json;

// One value of a parsed text. Valid while its Json lives and is not moved.
class JsonView {
 public:
  enum class Kind : std::uint8_t { Null, Boolean, Integer, Float, String, Array, Object };

  Kind kind() const;
  bool is(Kind kind) const { return this->kind() == kind; }
  bool boolean() const;                  // Requires: Boolean
  std::int64_t integer() const;          // Requires: Integer
  std::string_view text() const;         // Requires: String

  // Calls visit(JsonView) for each element. Requires: Array.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (std::uint32_t at = first(); at != end(); at = after(at)) visit(JsonView(json_, at));
  }
  // Calls visit(std::string_view key, JsonView value) for each member, in the order written. Requires: Object.
  template <typename Visit>
  void for_each_member(Visit visit) const {
    for (std::uint32_t at = first(); at != end();) {
      const JsonView key(json_, at);
      const JsonView value(json_, at + 1);
      visit(key.text(), value);
      at = after(at + 1);
    }
  }
  // The member's value into `value`; false when there is none. Requires: Object.
  bool find(std::string_view key, JsonView& value) const;
  std::size_t size() const;              // elements or members

  JsonView() = default;

 private:
  friend class Json;
  friend class JsonParser;
  JsonView(const Json* json, std::uint32_t index) : json_(json), index_(index) {}
  std::uint32_t first() const { return index_ + 1; }
  std::uint32_t end() const;
  std::uint32_t after(std::uint32_t index) const;

  const Json* json_ = nullptr;
  std::uint32_t index_ = 0;
};

struct JsonLimits {
  int depth = limits::kJsonDepth;
  std::size_t string_bytes = limits::kJsonStringBytes;
  std::size_t keys_per_object = limits::kJsonKeysPerObject;
  std::size_t tokens = limits::kJsonTokens;
};

// A parsed text. Owns its strings; independent of the text it was read from.
class Json {
 public:
  // Fails with BadInput on malformed text, repeated keys or invalid UTF-8, and with TooLarge when a limit is met; `where` names the source.
  static Result<Json> parse(std::string_view text, std::string_view where, const JsonLimits& limits = {});

  JsonView root() const { return JsonView(this, 0); }

 private:
  friend class JsonView;
  friend class JsonParser;
  struct Token {
    JsonView::Kind kind;
    std::uint32_t extent;   // containers: index after the last token inside; strings: size
    std::int64_t value;     // integer, boolean, or a string's offset in text_
  };
  std::vector<Token> tokens_;
  std::string text_;
};

// Reads the fields of one object and remembers the first thing that was wrong.
class JsonFields {
 public:
  JsonFields(JsonView object, std::string_view where);

  std::string text(std::string_view field);                                   // required
  std::string text_or(std::string_view field, std::string_view fallback);     // optional; null counts as absent
  std::int64_t integer(std::string_view field, std::int64_t least, std::int64_t most);
  std::int64_t integer_or(std::string_view field, std::int64_t least, std::int64_t most, std::int64_t fallback);
  bool boolean_or(std::string_view field, bool fallback);
  std::vector<std::string> texts(std::string_view field);                     // optional: an absent field is an empty list
  std::vector<std::int64_t> integers(std::string_view field, std::int64_t least, std::int64_t most);  // required
  JsonView array(std::string_view field);                                     // required; an empty view on failure: test ok() first
  bool has(std::string_view field) const;

  void fail(std::string_view field, std::string_view expectation);
  bool ok() const { return error_.message.empty(); }
  const Error& error() const { return error_; }

 private:
  bool find(std::string_view field, JsonView::Kind kind, bool required, std::string_view expectation, JsonView& value);

  JsonView object_;
  std::string where_;
  Error error_;
};

}  // namespace carrel
