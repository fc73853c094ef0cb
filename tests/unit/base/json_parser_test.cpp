// Does the parser take and refuse what nlohmann-json takes and refuses, value for value?
//
// Two differences are meant: a zero byte after the value is refused (there it counts as the end), and a number beyond a double's range is a
// Float like any other (there it is an error).
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_reader.h"

using namespace carrel;

namespace {

// What was read, as one text: the events of nlohmann's parser, in its words.
class Judge {
 public:
  using Value = nlohmann::json;

  bool null() { return say("null"); }
  bool boolean(bool truth) { return say(truth ? "true" : "false"); }
  bool number_integer(Value::number_integer_t number) { return say(std::to_string(number)); }
  bool number_unsigned(Value::number_unsigned_t number) {
    is_too_large = number > static_cast<Value::number_unsigned_t>(INT64_MAX);
    return !is_too_large && say(std::to_string(number));
  }
  bool number_float(Value::number_float_t, const Value::string_t&) { return say("float"); }
  bool string(Value::string_t& text) { return say('"' + text + '"'); }
  bool binary(Value::binary_t&) { return false; }
  bool start_object(std::size_t) { return enter('{'); }
  bool start_array(std::size_t) { return enter('['); }
  bool key(Value::string_t& text) {
    objects_.back().push_back(text);
    return say('"' + text + "\":");
  }
  bool end_array() { return leave(']'); }
  bool end_object() {
    std::vector<std::string> keys = objects_.back();
    std::sort(keys.begin(), keys.end());
    return std::adjacent_find(keys.begin(), keys.end()) == keys.end() && leave('}');
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) {
    wrong_at = position;
    is_beyond_double = error.id == 406;
    return false;
  }

  std::string events;
  std::size_t wrong_at = 0;
  bool is_too_large = false, is_beyond_double = false;

 private:
  bool say(const std::string& event) { return events += event + ' ', true; }
  bool enter(char bracket) {
    is_too_large = objects_.size() >= static_cast<std::size_t>(limits::kJsonDepth);
    objects_.emplace_back();
    return !is_too_large && say(std::string(1, bracket));
  }
  bool leave(char bracket) {
    objects_.pop_back();
    return say(std::string(1, bracket));
  }

  std::vector<std::vector<std::string>> objects_;
};

std::string describe(JsonView view) {
  switch (view.kind()) {
    case JsonView::Kind::Null: return "null ";
    case JsonView::Kind::Boolean: return view.boolean() ? "true " : "false ";
    case JsonView::Kind::Integer: return std::to_string(view.integer()) + ' ';
    case JsonView::Kind::Float: return "float ";
    case JsonView::Kind::String: return '"' + std::string(view.text()) + "\" ";
    case JsonView::Kind::Array: break;
    case JsonView::Kind::Object: break;
  }
  const bool is_array = view.is(JsonView::Kind::Array);
  std::string events = is_array ? "[ " : "{ ";
  if (is_array) {
    view.for_each([&](JsonView element) { events += describe(element); });
  } else {
    view.for_each_member([&](std::string_view key, JsonView value) { events += '"' + std::string(key) + "\": " + describe(value); });
  }
  return events + (is_array ? "] " : "} ");
}

// True when the text was taken.
bool compare_to_judge(const std::string& text) {
  INFO(text);
  Judge judge;
  const bool is_json = nlohmann::json::sax_parse(text.begin(), text.end(), &judge);
  if (judge.is_beyond_double) return false;
  const auto json = Json::parse(text, "x");
  CHECK(static_cast<bool>(json) == is_json);
  if (json && is_json) {
    CHECK(describe(json.value().root()) == judge.events);
  } else if (!json && !is_json) {
    const Error& error = json.error();
    CHECK((error.code == ErrorCode::TooLarge) == judge.is_too_large);
    const std::string_view kPlace = "this is not JSON from byte ";
    // nlohmann reads the whole of a misplaced value before it says so; the place here is its first byte.
    if (error.message.rfind(kPlace, 0) == 0) CHECK(std::stoul(error.message.substr(kPlace.size())) <= judge.wrong_at);
  }
  return is_json;
}

// In the manner of JSONTestSuite: one rule of the grammar each, kept and broken.
const std::vector<std::string> kCases = {
    "", " ", "null", "true", "false", "nul", "nulls", "True", "tru e", "0", "-0", "-", "+1", "01", "-01", "1", "1.", ".5", "1.5", "1.5.5", "1e5", "1E+5",
    "1e-5", "1e", "1e+", "1.e1", "0e1", "0.1e1", "0x1", "1_0", "1a", "-a", "- 1", "--1", "Infinity", "-Infinity", "NaN", "-NaN", "9223372036854775807",
    "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616", "-18446744073709551616",
    "123456789012345678901234567890", "[123456789012345678901234567890, 1]", "[18446744073709551615]", "\"\"", "\"a\"", "\"a", "a\"", "'a'", "\"\t\"",
    "\"\n\"", "\"\x1f\"", "\"\x7f\"", R"("\"\\\/\b\f\n\r\t")", R"("\a")", R"("\x41")", R"("\")", R"("\u0041\u00e9\u20AC")", R"("\u")", R"("\u00")",
    R"("\u00g0")", R"("\uD834\uDD1E")", R"("\uD834")", R"("\uD834x")", R"("\uD834\n")", R"("\uD834\u0041")", R"("\uDD1E")", R"("\uDD1E\uD834")",
    R"("\uD834\uD834")", R"("\uDBFF\uDFFF")", R"("\u0000")", "\"é€𝄞\"", "\"\x80\"", "\"\xC0\xAF\"", "\"\xC3\"", "\"\xC3\x28\"", "\"\xE0\x80\x80\"",
    "\"\xE2\x82\"", "\"\xED\xA0\x80\"", "\"\xEF\xBF\xBF\"", "\"\xF0\x80\x80\x80\"", "\"\xF0\x9D\x84\"", "\"\xF4\x90\x80\x80\"", "\"\xF8\x88\x80\x80\x80\"",
    "\"\xFF\"", "[]", "[ ]", "[", "]", "[1]", "[1,2]", "[1 2]", "[1,]", "[,1]", "[,]", "[1,,2]", "[1]]", "[[1]", "[1}", "[1:2]", "{}", "{ }", "{", "}",
    R"({"a":1})", R"({"a":1,"b":2})", R"({"a":1,})", R"({,"a":1})", R"({"a"})", R"({"a":})", R"({"a" 1})", R"({"a":1 "b":2})", R"({"a"::1})", R"({a:1})",
    R"({1:1})", R"({null:1})", R"({[]:1})", R"({"a":1])", R"({"a":1}})", R"({"a":{"b":[{},[],{"c":null}]},"d":""})", R"({"a":1,"a":2})",
    R"({"a":1,"\u0061":2})", R"({"":1})", R"([{"a":1},{"a":1}])", "1 2", "{} {}", "[] x", "\xEF\xBB\xBF{}", "\xEF\xBB{}", "\xEF\xBB\xBF", "{}\xEF\xBB\xBF",
    "\xFE\xFF", " \t\r\n[ \t\r\n1 \t\r\n, \t\r\n2 \t\r\n] \t\r\n", "\f[]", "\v[]", "[]\f", "\xC2\xA0[]", "// x\n[]", "[]# x", "[/**/]", "[\"a\", // x\n 1]",
    "[1,true,null,\"x\",{\"y\":[2.5,-3,4e5]}]", "[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]", "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]",
};

}  // namespace

TEST_CASE("every rule of the grammar is kept as nlohmann-json keeps it") {
  std::size_t taken = 0;
  for (const std::string& text : kCases) taken += static_cast<std::size_t>(compare_to_judge(text));
  CHECK(taken == 44);
}

TEST_CASE("damaged texts are taken and refused as by nlohmann-json") {
  constexpr std::string_view kBytes = "{}[]:,\"\\/ \n0123456789-+.eEtfnulrsabxD8\x80\xBF\xC3\xE2\xED\xF0\xFF\x1f";
  std::mt19937 random(20260);   // NOLINT: the same texts in every run
  const auto below = [&](std::size_t count) { return static_cast<std::size_t>(random()) % count; };
  std::size_t taken = 0;
  for (int run = 0; run < 60'000; ++run) {
    std::string text = kCases[below(kCases.size())];
    for (std::size_t change = 0; change <= below(3); ++change) {
      const std::size_t at = below(text.size() + 1);
      switch (below(4)) {
        case 0: text.insert(at, 1, kBytes[below(kBytes.size())]); break;
        case 1: text.erase(at, 1 + below(2)); break;
        case 2: text.insert(at, kCases[below(kCases.size())]); break;
        default: if (at < text.size()) text[at] = kBytes[below(kBytes.size())];
      }
    }
    taken += static_cast<std::size_t>(compare_to_judge(text));
  }
  CHECK(taken > 4'000);
}

TEST_CASE("the wrong byte is named") {
  CHECK(Json::parse("[1,x]", "x").error().message == "this is not JSON from byte 4 on");
  CHECK(Json::parse("[1", "x").error().message == "this is not JSON from byte 3 on");
  CHECK(Json::parse("{\"a\":\"\xC3\"}", "x").error().message == "this is not JSON from byte 7 on");
}

TEST_CASE("what nlohmann-json judges otherwise") {
  CHECK_FALSE(Json::parse(std::string_view("{}\0", 3), "x"));
  CHECK_FALSE(Json::parse(std::string_view("\"\0\"", 3), "x"));
  CHECK(Json::parse("[1e999]", "x"));
}
