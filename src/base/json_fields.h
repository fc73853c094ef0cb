// Reads the fields of one JSON object. A missing field or a wrong type is an error that names the
// field and the source; unknown fields are skipped.
//
//     auto json = Json::parse(text, "facets.1f3a.json.zst");
//     if (!json) return json.error();
//     JsonFields fields(json.value().root(), "facets.1f3a.json.zst");
//     const std::string title = fields.text("title");
//     const std::int64_t posts = fields.integer("posts", 0, limits::kPosts);
//     if (!fields.ok()) return fields.error();
#pragma once

#include "base/json.h"

namespace carrel {

// Reads the fields of one object and remembers the first thing that was wrong.
class JsonFields {
 public:
  JsonFields(JsonView object, std::string_view where);

  std::string text(std::string_view field);  // required
  std::string text_or(std::string_view field,
                      std::string_view fallback);  // optional; null counts as absent
  std::int64_t integer(std::string_view field, std::int64_t least, std::int64_t most);
  std::int64_t integer_or(std::string_view field, std::int64_t least, std::int64_t most,
                          std::int64_t fallback);
  bool boolean_or(std::string_view field, bool fallback);
  std::vector<std::string> texts(
      std::string_view field);  // optional: an absent field is an empty list
  std::vector<std::int64_t> integers(std::string_view field, std::int64_t least,
                                     std::int64_t most);  // required
  JsonView array(std::string_view field);  // required; an empty view on failure: test ok() first
  bool has(std::string_view field) const;

  void fail(std::string_view field, std::string_view expectation);
  bool ok() const { return error_.message.empty(); }
  const Error& error() const { return error_; }

 private:
  bool find(std::string_view field, JsonView::Kind kind, bool required,
            std::string_view expectation, JsonView& value);

  JsonView object_;
  std::string where_;
  Error error_;
};

}  // namespace carrel
