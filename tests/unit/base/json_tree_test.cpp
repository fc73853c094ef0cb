#include "base/json_tree.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"

using namespace carrel;

namespace {

// The text of a string as it is written, and read back by the parser that reads all of carrel's.
std::string round_trip(std::string_view text) {
  JsonTree json = JsonTree::array();
  json.push_back(text);
  const std::string written = write_json(json);
  INFO(written);
  const Result<Json> read = Json::parse(written, "x.json");
  REQUIRE(read);
  std::string back;
  read.value().root().for_each([&](JsonView view) { back = view.text(); });
  return back;
}

}  // namespace

TEST_CASE("keys stand in the order in which they were set") {
  JsonTree json;
  json["title"] = "A";
  json["tags"] = std::vector<std::string>{"x", "y"};
  json["count"] = 2U;
  json["back"] = -1;
  json["draft"] = false;
  json["none"] = nullptr;
  json["inner"]["z"] = std::string_view("1");
  json["inner"]["a"] = 0.5;
  json["title"] = "B";
  CHECK(
      write_json(json) ==
      R"({"title":"B","tags":["x","y"],"count":2,"back":-1,"draft":false,"none":null,"inner":{"z":"1","a":0.5}})");
}

TEST_CASE("a list holds what is made of each record, and is an array without any") {
  const std::vector<int> numbers{1, 2};
  const auto twice = [](int number) { return JsonTree::array({number, "x"}); };
  CHECK(write_json(json_list(numbers, twice)) == R"([[1,"x"],[2,"x"]])");
  CHECK(write_json(json_list(std::vector<int>(), twice)) == "[]");
}

TEST_CASE("what JSON must escape is escaped, and the rest of UTF-8 stands as it is") {
  CHECK(write_json(JsonTree("\"\\/\b\f\n\r\t\x01\x1f")) == R"("\"\\/\b\f\n\r\t\u0001\u001f")");
  const std::string plain = "Zürich 東京 😀 \x7f \u0085 \u2028\u2029 \ufeff </script><!-- &amp;";
  CHECK(write_json(JsonTree(plain)) == '"' + plain + '"');
  CHECK(write_json(JsonTree(std::string_view("a\0b", 3))) == "\"a\\u0000b\"");
  for (int byte = 0; byte < 0x80; ++byte) {
    const std::string text(1, static_cast<char>(byte));
    CHECK(round_trip(text) == text);
  }
}

TEST_CASE("bytes that are not UTF-8 become U+FFFD, and the text stays JSON") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"a\xff", "a\ufffd"},
      {"\xff\xfe", "\ufffd\ufffd"},
      {"\x80z", "\ufffdz"},          // a continuation alone
      {"\xc0\xaf", "\ufffd\ufffd"},  // overlong
      {"\xc3", "\ufffd"},            // cut off at the end
      {"\xe6\x9d", "\ufffd"},
      {"\xf0\x9f\x98", "\ufffd"},
      {"\xc3\"", "\ufffd\""},  // the quote is not part of it
      {"\xe6\x9d\\", "\ufffd\\"},
      {"\xf4\x90\x80\x80", "\ufffd\ufffd\ufffd\ufffd"},  // beyond U+10FFFF
      {"\xed\xa0\x80", "\ufffd\ufffd\ufffd"},            // half of a surrogate pair
  };
  for (const auto& [text, expected] : cases) CHECK(round_trip(text) == expected);
  // As a key, too.
  JsonTree json;
  json["k\xff"] = 1;
  CHECK(write_json(json) == "{\"k\ufffd\":1}");
}

TEST_CASE("what must be exact is not written at all where a text is not UTF-8") {
  JsonTree json;
  json["a"] = "\ufffd stands";
  json["list"] = JsonTree::array({1, JsonTree::array({"x", nullptr})});
  CHECK(write_exact_json(json) == write_json(json));
  JsonTree value = json, key = json;
  value["list"][1][0] = "\xff";
  CHECK(write_exact_json(value).empty());
  key["inner"]["k\xc3"] = 1;
  CHECK(write_exact_json(key).empty());
}

TEST_CASE("numbers are written in full") {
  CHECK(write_json(JsonTree(UINT64_MAX)) == "18446744073709551615");
  CHECK(write_json(JsonTree(INT64_MIN)) == "-9223372036854775808");
  CHECK(write_json(JsonTree(0.833333)) == "0.833333");
  CHECK(write_json(JsonTree(1.0)) == "1.0");
}

TEST_CASE("a tree is read from JSON alone") {
  JsonTree tree;
  REQUIRE(read_json_tree(" {\"b\": [1, \"\\u00e9\"],\n \"a\": 1.5}", tree));
  CHECK(write_json(tree) == R"({"b":[1,"é"],"a":1.5})");
  for (const char* text : {"", "{", "{\"a\":1}x", "'a'", "{\"a\":\"\xff\"}", "[1,]"})
    CHECK_FALSE(read_json_tree(text, tree));
}
