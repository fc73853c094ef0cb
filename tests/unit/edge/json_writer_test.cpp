#include "json_writer.h"

#include <doctest/doctest.h>

using carrel::JsonWriter;

TEST_CASE("objects, arrays and values are separated by commas exactly where JSON wants them") {
  JsonWriter json;
  json.begin_object();
  json.field("title", "A");
  json.key("tags");
  json.begin_array();
  json.value("x");
  json.value(2U);
  json.begin_object();
  json.end_object();
  json.end_array();
  json.field("draft", false);
  json.key("none");
  json.null();
  json.end_object();
  CHECK(json.take() == R"({"title":"A","tags":["x",2,{}],"draft":false,"none":null})");
}

TEST_CASE(
    "quotes, backslashes and control characters are escaped; the rest of UTF-8 stands as it is") {
  JsonWriter json;
  json.value(std::string_view("a\"b\\c\n\t\x01 Zürich 東京"));
  CHECK(json.take() == "\"a\\\"b\\\\c\\n\\t\\u0001 Zürich 東京\"");
}

TEST_CASE("numbers with decimals are fixed point, the same digits everywhere") {
  const auto written = [](float number) {
    JsonWriter json;
    json.value(number);
    return json.take();
  };
  CHECK(written(0.0F) == "0");
  CHECK(written(1.5F) == "1.5");
  CHECK(written(-0.25F) == "-0.25");
  CHECK(written(12.000001F) == "12.000001");
  CHECK(written(1e30F) == "0");
}
