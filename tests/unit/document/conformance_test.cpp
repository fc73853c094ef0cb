#include <doctest/doctest.h>

#include <algorithm>

#include "base/json_fields.h"
#include "carrel/document.h"
#include "shared_data.h"

using namespace carrel;

namespace {

struct Example {
  std::string markdown, html, section;
  std::int64_t number = 0;
};

std::vector<Example> read_examples(const char* name) {
  std::vector<Example> examples;
  const std::string text = read_shared(name);
  if (text.empty()) return examples;
  const Result<Json> json = Json::parse(text, name);
  REQUIRE(json);
  json.value().root().for_each([&](JsonView element) {
    JsonFields fields(element, name);
    examples.push_back({fields.text("markdown"), fields.text("html"), fields.text_or("section", ""),
                        fields.integer_or("example", 0, 100000, 0)});
    REQUIRE(fields.ok());
  });
  return examples;
}

std::string render(const std::string& markdown, bool extensions) {
  DocumentOptions options;
  options.raw_html = DocumentOptions::RawHtml::Verbatim;
  options.extensions = extensions;
  const std::vector<NamedEntity> entities = collect_entities(markdown);
  options.entities = &entities;
  return write_html(parse_document(markdown, options));
}

// Runs of white space count as one outside <pre>, as in the specification's own test runner.
std::string normalised(std::string_view html) {
  std::string result;
  bool preformatted = false;
  for (std::size_t i = 0; i < html.size(); ++i) {
    if (html.compare(i, 4, "<pre") == 0) preformatted = true;
    if (html.compare(i, 5, "</pre") == 0) preformatted = false;
    const bool space = html[i] == ' ' || html[i] == '\n';
    if (!preformatted && space && !result.empty() && result.back() == ' ') continue;
    result += !preformatted && space ? ' ' : html[i];
  }
  return result;
}

// Tags written alike: attributes in alphabetical order, without empty values, void elements without
// the slash.
std::string with_plain_tags(std::string_view html) {
  std::string result;
  std::size_t at = 0;
  while (at < html.size()) {
    const std::size_t tag = std::min(html.find('<', at), html.size());
    result += html.substr(at, tag - at);
    const std::size_t end = html.find('>', tag);
    if (end == std::string_view::npos) return result.append(html.substr(tag));
    std::vector<std::string> words;
    std::string word;
    bool quoted = false;
    for (const char c : html.substr(tag + 1, end - tag - 1)) {
      quoted ^= c == '"';
      if (c != ' ' || quoted) {
        word += c;
        continue;
      }
      words.push_back(std::move(word));
      word.clear();
    }
    words.push_back(std::move(word));
    words.erase(std::remove(words.begin(), words.end(), "/"), words.end());
    std::sort(words.begin() + 1, words.end());
    result += '<';
    for (const std::string& each : words) {
      const bool is_empty = each.size() > 3 && each.compare(each.size() - 3, 3, "=\"\"") == 0;
      if (result.back() != '<') result += ' ';
      result += is_empty ? each.substr(0, each.size() - 3) : each;
    }
    result += '>';
    at = end + 1;
  }
  return result;
}

}  // namespace

TEST_CASE("CommonMark 0.31.2: every example" * doctest::test_suite("shared data")) {
  for (const Example& example : read_examples("markdown/commonmark-0.31.2.json")) {
    CAPTURE(example.number);
    CAPTURE(example.markdown);
    CHECK(normalised(render(example.markdown, false)) == normalised(example.html));
  }
}

TEST_CASE(
    "GitHub's tables, strikethrough, task lists and autolinks: every example of their four "
    "sections" *
    doctest::test_suite("shared data")) {
  std::size_t seen = 0;
  for (const Example& example : read_examples("markdown/gfm-0.29.json")) {
    const bool is_ours = example.section == "Tables (extension)" ||
                         example.section == "Strikethrough (extension)" ||
                         example.section == "Task list items (extension)" ||
                         example.section == "Autolinks (extension)";
    if (!is_ours) continue;
    ++seen;
    CAPTURE(example.section);
    CAPTURE(example.number);
    CAPTURE(example.markdown);
    CHECK(normalised(with_plain_tags(render(example.markdown, true))) ==
          normalised(with_plain_tags(example.html)));
  }
  CHECK((seen == 0 || seen == 23));
}
