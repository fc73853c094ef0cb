#include <doctest/doctest.h>

#include "base/json_reader.h"
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
    examples.push_back({fields.text("markdown"), fields.text("html"), fields.text_or("section", ""), fields.integer_or("example", 0, 100000, 0)});
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

}  // namespace

TEST_CASE("CommonMark 0.31.2: every example") {
  for (const Example& example : read_examples("markdown/commonmark-0.31.2.json")) {
    CAPTURE(example.number);
    CAPTURE(example.markdown);
    CHECK(normalised(render(example.markdown, false)) == normalised(example.html));
  }
}
