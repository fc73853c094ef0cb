#include "base/json_fields.h"

#include <doctest/doctest.h>

#include <string>

using namespace carrel;

TEST_CASE("fields are read by name, in any order, and unknown ones are skipped") {
  const auto json = Json::parse(
      R"({"new":{"deep":[1,{"x":2}]},"count":3,"tags":["a","b"],"title":"T\u00fc","off":null})",
      "x.json");
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
  CHECK(to_text(fields.error()) ==
        "x.json: the field \"count\" must be a whole number from 0 to 9");
  JsonFields missing(json.value().root(), "x.json");
  missing.text("title");
  CHECK(to_text(missing.error()) == "x.json: the field \"title\" must be a text; it is missing");
}
