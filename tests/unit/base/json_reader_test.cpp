#include <doctest/doctest.h>

#include <string>

#include "base/json_reader.h"

using namespace carrel;

TEST_CASE("fields are read by name, in any order, and unknown ones are skipped") {
  const auto json = Json::parse(R"({"new":{"deep":[1,{"x":2}]},"count":3,"tags":["a","b"],"title":"T\u00fc","off":null})", "x.json");
  REQUIRE(json);
  JsonFields fields(json.value().root(), "x.json");
  CHECK(fields.text("title") == "Tü");
  CHECK(fields.integer("count", 0, 10) == 3);
  CHECK(fields.texts("tags") == std::vector<std::string>{"a", "b"});
  CHECK(fields.text_or("off", "none") == "none");
  CHECK(fields.ok());
}

TEST_CASE("the first wrong field is named with what was expected and where") {
  const auto json = Json::parse(R"({"count":"three","posts":-1})", "x.json");
  JsonFields fields(json.value().root(), "x.json");
  CHECK(fields.integer("count", 0, 9) == 0);
  fields.integer("posts", 0, 9);
  CHECK(to_text(fields.error()) == "x.json: the field \"count\" must be a whole number from 0 to 9");
  JsonFields missing(json.value().root(), "x.json");
  missing.text("title");
  CHECK(to_text(missing.error()) == "x.json: the field \"title\" must be a text; it is missing");
}

TEST_CASE("malformed, repeated and oversized JSON is refused with the reason") {
  CHECK_FALSE(Json::parse("{", "x"));
  CHECK_FALSE(Json::parse("", "x"));
  CHECK_FALSE(Json::parse("{} {}", "x"));
  CHECK_FALSE(Json::parse("[NaN]", "x"));
  CHECK_FALSE(Json::parse("\"\xFF\"", "x"));
  CHECK_FALSE(Json::parse("\"\\ud800\"", "x"));
  CHECK(Json::parse(R"({"a":1,"a":2})", "x").error().message == "an object has the same key twice");
  CHECK(Json::parse("[18446744073709551615]", "x").error().code == ErrorCode::TooLarge);
  CHECK(Json::parse(std::string(1'000'000, '['), "x").error().code == ErrorCode::TooLarge);
  CHECK(Json::parse('"' + std::string(3 * limits::kMiB, 'x') + '"', "x").error().code == ErrorCode::TooLarge);
  std::string keys = "{";
  for (int i = 0; i < 300; ++i) keys += "\"k" + std::to_string(i) + "\":0,";
  keys.back() = '}';
  CHECK(Json::parse(keys, "x").error().code == ErrorCode::TooLarge);
}
