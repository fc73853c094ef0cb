// Does Json hold what nlohmann-json's own tree of the same text holds, and refuse what it must?
#include "base/json.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace carrel;
using Tree = nlohmann::ordered_json;

namespace {

std::string describe(JsonView view) {
  switch (view.kind()) {
    case JsonView::Kind::Null:
      return "null ";
    case JsonView::Kind::Boolean:
      return view.boolean() ? "true " : "false ";
    case JsonView::Kind::Integer:
      return std::to_string(view.integer()) + ' ';
    case JsonView::Kind::Float:
      return "float ";
    case JsonView::Kind::String:
      return '"' + std::string(view.text()) + "\" ";
    case JsonView::Kind::Array:
      break;
    case JsonView::Kind::Object:
      break;
  }
  std::string all;
  if (view.is(JsonView::Kind::Array)) {
    view.for_each([&](JsonView element) { all += describe(element); });
    return "[ " + all + "] ";
  }
  view.for_each_member([&](std::string_view key, JsonView value) {
    all += '"' + std::string(key) + "\": " + describe(value);
  });
  return "{ " + all + "} ";
}

std::string describe(const Tree& tree) {
  if (tree.is_null()) return "null ";
  if (tree.is_boolean()) return tree.get<bool>() ? "true " : "false ";
  if (tree.is_number_integer()) return std::to_string(tree.get<std::int64_t>()) + ' ';
  if (tree.is_number_float()) return "float ";
  if (tree.is_string()) return '"' + tree.get<std::string>() + "\" ";
  std::string all;
  for (auto item = tree.begin(); item != tree.end(); ++item)
    all += (tree.is_object() ? '"' + item.key() + "\": " : "") + describe(*item);
  return tree.is_array() ? "[ " + all + "] " : "{ " + all + "} ";
}

// True when the text was taken.
bool compare_to_tree(const std::string& text) {
  INFO(text);
  const Tree tree = Tree::parse(text, nullptr, false);
  const auto json = Json::parse(text, "x");
  if (json) {
    const std::string described = describe(json.value().root());
    // Beyond a double's range a number has no value in a tree, and is a Float like any other here.
    if (!tree.is_discarded()) CHECK(described == describe(tree));
    if (tree.is_discarded()) CHECK(described.find("float") != std::string::npos);
  } else if (json.error().message.find("this is not JSON: line ") == 0) {
    CHECK((tree.is_discarded() || text.find('\0') != std::string::npos));
  } else {
    const bool is_limit = json.error().code == ErrorCode::TooLarge;
    CHECK((is_limit || json.error().message == "an object has the same key twice"));
  }
  return static_cast<bool>(json);
}

std::string error_of(std::string_view text, std::string_view where = "x.json") {
  const auto json = Json::parse(text, where);
  return json ? "none" : to_text(json.error());
}

// In the manner of JSONTestSuite: one rule of the grammar each, kept and broken.
const std::vector<std::string> kCases = {
    "",
    " ",
    "null",
    "true",
    "false",
    "nul",
    "nulls",
    "True",
    "tru e",
    "0",
    "-0",
    "-",
    "+1",
    "01",
    "-01",
    "1",
    "1.",
    ".5",
    "1.5",
    "1.5.5",
    "1e5",
    "1E+5",
    "1e-5",
    "1e",
    "1e+",
    "1.e1",
    "0e1",
    "0.1e1",
    "0x1",
    "1_0",
    "1a",
    "-a",
    "- 1",
    "--1",
    "Infinity",
    "-Infinity",
    "NaN",
    "-NaN",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "18446744073709551615",
    "18446744073709551616",
    "-18446744073709551616",
    "123456789012345678901234567890",
    "[123456789012345678901234567890, 1]",
    "[18446744073709551615]",
    "\"\"",
    "\"a\"",
    "\"a",
    "a\"",
    "'a'",
    "\"\t\"",
    "\"\n\"",
    "\"\x1f\"",
    "\"\x7f\"",
    R"("\"\\\/\b\f\n\r\t")",
    R"("\a")",
    R"("\x41")",
    R"("\")",
    R"("\u0041\u00e9\u20AC")",
    R"("\u")",
    R"("\u00")",
    R"("\u00g0")",
    R"("\uD834\uDD1E")",
    R"("\uD834")",
    R"("\uD834x")",
    R"("\uD834\n")",
    R"("\uD834\u0041")",
    R"("\uDD1E")",
    R"("\uDD1E\uD834")",
    R"("\uD834\uD834")",
    R"("\uDBFF\uDFFF")",
    R"("\u0000")",
    "\"é€𝄞\"",
    "\"\x80\"",
    "\"\xC0\xAF\"",
    "\"\xC3\"",
    "\"\xC3\x28\"",
    "\"\xE0\x80\x80\"",
    "\"\xE2\x82\"",
    "\"\xED\xA0\x80\"",
    "\"\xEF\xBF\xBF\"",
    "\"\xF0\x80\x80\x80\"",
    "\"\xF0\x9D\x84\"",
    "\"\xF4\x90\x80\x80\"",
    "\"\xF8\x88\x80\x80\x80\"",
    "\"\xFF\"",
    "[]",
    "[ ]",
    "[",
    "]",
    "[1]",
    "[1,2]",
    "[1 2]",
    "[1,]",
    "[,1]",
    "[,]",
    "[1,,2]",
    "[1]]",
    "[[1]",
    "[1}",
    "[1:2]",
    "{}",
    "{ }",
    "{",
    "}",
    R"({"a":1})",
    R"({"a":1,"b":2})",
    R"({"a":1,})",
    R"({,"a":1})",
    R"({"a"})",
    R"({"a":})",
    R"({"a" 1})",
    R"({"a":1 "b":2})",
    R"({"a"::1})",
    R"({a:1})",
    R"({1:1})",
    R"({null:1})",
    R"({[]:1})",
    R"({"a":1])",
    R"({"a":1}})",
    R"({"a":{"b":[{},[],{"c":null}]},"d":""})",
    R"({"a":1,"a":2})",
    R"({"a":1,"\u0061":2})",
    R"({"":1})",
    R"([{"a":1},{"a":1}])",
    "1 2",
    "{} {}",
    "[] x",
    "\xEF\xBB\xBF{}",
    "\xEF\xBB{}",
    "\xEF\xBB\xBF",
    "{}\xEF\xBB\xBF",
    "\xFE\xFF",
    " \t\r\n[ \t\r\n1 \t\r\n, \t\r\n2 \t\r\n] \t\r\n",
    "\f[]",
    "\v[]",
    "[]\f",
    "\xC2\xA0[]",
    "// x\n[]",
    "[]# x",
    "[/**/]",
    "[\"a\", // x\n 1]",
    "[1,true,null,\"x\",{\"y\":[2.5,-3,4e5]}]",
    "[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]",
    "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]",
};

}  // namespace

TEST_CASE("every rule of the grammar is kept") {
  std::size_t taken = 0;
  for (const std::string& text : kCases) taken += static_cast<std::size_t>(compare_to_tree(text));
  CHECK(taken == 44);
}

TEST_CASE("damaged texts are refused, or hold what a tree of them holds") {
  constexpr std::string_view kBytes =
      "{}[]:,\"\\/ \n0123456789-+.eEtfnulrsabxD8\x80\xBF\xC3\xE2\xED\xF0\xFF\x1f";
  std::mt19937 random(20260);  // NOLINT: the same texts in every run
  const auto below = [&](std::size_t count) { return static_cast<std::size_t>(random()) % count; };
  std::size_t taken = 0;
  for (int run = 0; run < 60'000; ++run) {
    std::string text = kCases[below(kCases.size())];
    for (std::size_t change = 0; change <= below(3); ++change) {
      const std::size_t at = below(text.size() + 1);
      switch (below(4)) {
        case 0:
          text.insert(at, 1, kBytes[below(kBytes.size())]);
          break;
        case 1:
          text.erase(at, 1 + below(2));
          break;
        case 2:
          text.insert(at, kCases[below(kCases.size())]);
          break;
        default:
          if (at < text.size()) text[at] = kBytes[below(kBytes.size())];
      }
    }
    taken += static_cast<std::size_t>(compare_to_tree(text));
  }
  CHECK(taken > 4'000);
}

TEST_CASE("an error names line, column and reason") {
  CHECK(error_of("[1,x]") == "x.json: this is not JSON: line 1, column 4: invalid literal");
  CHECK(error_of("[1") ==
        "x.json: this is not JSON: line 1, column 3: unexpected end of input; "
        "expected ']'");
  CHECK(error_of("") == "x.json: this is not JSON: line 1, column 1: the text is empty");
  CHECK(error_of("{\n  \"ü\": 1,\n}") ==
        "x.json: this is not JSON: line 3, column 1: unexpected '}'; expected string literal");
  CHECK(error_of("{\"ü\":\"\xC3\"}") ==
        "x.json: this is not JSON: line 1, column 8: "
        "invalid string: ill-formed UTF-8 byte");
  CHECK(error_of("[\"\\ud800\"]").find("column 9: invalid string: surrogate U+D800..U+DBFF") !=
        std::string::npos);
  CHECK(error_of("{} {}") ==
        "x.json: this is not JSON: line 1, column 4: unexpected '{'; "
        "expected end of input");
}

TEST_CASE("without a source's name an error's place is the line") {
  CHECK(Json::parse("{\n  \"a\": 1,\n}", "").error().where == "3");
  CHECK(Json::parse("{\"a\":1,\"a\":2}", "").error().where == "1");
}

TEST_CASE("a zero byte is not the end of a text") {
  CHECK(error_of(std::string_view("{}\n\0{}", 6)) ==
        "x.json: this is not JSON: line 2, column 1: unexpected zero byte");
  CHECK(error_of(std::string_view("\"\0\"", 3)).find("missing closing quote") != std::string::npos);
  CHECK(error_of(std::string_view("\0", 1)).find("the text is empty") != std::string::npos);
  const auto json = Json::parse(R"("a\u0000b")", "x");
  REQUIRE(json);
  CHECK(json.value().root().text() == std::string_view("a\0b", 3));
}

TEST_CASE("a number without a whole value has none, however large") {
  for (const char* text : {"1.5", "1e5", "1e999", "-1e999", "1e-999", "18446744073709551616"}) {
    const auto json = Json::parse(text, "x");
    REQUIRE(json);
    CHECK(json.value().root().is(JsonView::Kind::Float));
  }
  CHECK(Json::parse("-9223372036854775808", "x").value().root().integer() == INT64_MIN);
  CHECK(Json::parse("9223372036854775807", "x").value().root().integer() == INT64_MAX);
  CHECK(error_of("9223372036854775808").find("a number is too large") != std::string::npos);
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
  const std::string long_string = '"' + std::string(3 * limits::kMiB, 'x') + '"';
  CHECK(Json::parse(long_string, "x").error().code == ErrorCode::TooLarge);
  std::string keys = "{";
  for (int i = 0; i < 300; ++i) keys += "\"k" + std::to_string(i) + "\":0,";
  keys.back() = '}';
  CHECK(Json::parse(keys, "x").error().code == ErrorCode::TooLarge);
  JsonLimits three;
  three.tokens = 3;
  CHECK(Json::parse("[1,2]", "x", three));
  CHECK(Json::parse("[1,2,3]", "x", three).error().code == ErrorCode::TooLarge);
}
