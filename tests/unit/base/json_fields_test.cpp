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

TEST_CASE("a field of another kind, or out of its range, is refused by its name") {
  const auto json = Json::parse(
      R"({"none":null,"large":10,"small":-1,"truth":true,"texts":["a",7],"numbers":[1,"2"],
          "above":[11],"below":[-1]})",
      "x.json");
  const auto refused = [&](auto read) {
    JsonFields fields(json.value().root(), "x.json");
    read(fields);
    return fields.ok() ? "it was taken" : fields.error().message;
  };
  JsonFields fields(json.value().root(), "x.json");
  CHECK_FALSE(fields.has("none"));
  CHECK(fields.has("large"));
  CHECK(fields.boolean_or("truth", false));
  CHECK(fields.boolean_or("absent", true));
  CHECK(refused([](JsonFields& all) { all.integer("large", 0, 9); }).find("large") == 11);
  CHECK(refused([](JsonFields& all) { all.integer("small", 0, 9); }).find("small") == 11);
  CHECK(refused([](JsonFields& all) { all.boolean_or("large", true); }).find("large") == 11);
  CHECK(refused([](JsonFields& all) { all.texts("texts"); }).find("texts") == 11);
  for (const char* field : {"numbers", "above", "below", "truth"})
    CHECK(refused([&](JsonFields& all) { all.integers(field, 0, 10); }).find(field) == 11);
}
