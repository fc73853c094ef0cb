// Parses JSON under limits, with nlohmann-json's SAX parser, which does not recurse. What it reads
// is kept as one flat list of tokens, a tenth of the memory of a tree, and read through views;
// json_fields.h reads the fields of an object. Only json.cpp knows that package.
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
  bool boolean() const;           // Requires: Boolean
  std::int64_t integer() const;   // Requires: Integer
  std::string_view text() const;  // Requires: String

  // Calls visit(JsonView) for each element. Requires: Array.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (std::uint32_t at = first(); at != end(); at = after(at)) visit(JsonView(json_, at));
  }
  // Calls visit(std::string_view key, JsonView value) for each member, in the order written.
  // Requires: Object.
  template <typename Visit>
  void for_each_member(Visit visit) const {
    for (std::uint32_t at = first(); at != end(); at = after(at + 1))
      visit(JsonView(json_, at).text(), JsonView(json_, at + 1));
  }
  // The member's value into `value`; false when there is none. Requires: Object.
  bool find(std::string_view key, JsonView& value) const;

  JsonView() = default;

 private:
  friend class Json;
  friend class JsonEvents;
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
//
// Integers are those of 64 bits with a sign. A number with a fraction or an exponent, or beyond
// unsigned 64 bits, is a Float without its value: no part, request or configuration has one.
class Json {
 public:
  // Fails with BadInput on malformed text, repeated keys or invalid UTF-8, and with TooLarge when
  // a limit is met. `where` names the source; when empty, the error's place is the line.
  static Result<Json> parse(std::string_view text, std::string_view where,
                            const JsonLimits& limits = {});

  JsonView root() const { return JsonView(this, 0); }

 private:
  friend class JsonView;
  friend class JsonEvents;
  struct Token {
    JsonView::Kind kind;
    std::uint32_t extent;  // containers: index after the last token inside; strings: size
    std::int64_t value;    // integer, boolean, or a string's offset in text_
  };
  std::vector<Token> tokens_;
  std::string text_;
};

}  // namespace carrel
