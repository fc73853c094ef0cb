#include "reading/marking.h"

#include <doctest/doctest.h>

#include <string>

#include "small_archive.h"

using namespace carrel;

namespace {

// The post's HTML with the query's words marked.
std::string marked(const std::string& markdown, const std::string& text) {
  const SmallArchive archive({make_post("x0", "Zero", markdown)});
  const auto state = archive.open();
  Needs needs;
  const Query query = parse_query(text);
  const WordMatcher matcher(query, find_forms(*state, query, needs), *state);
  Document document = parse_document(markdown);
  mark_words(document.nodes, matcher, "en");
  return write_html(document);
}

}  // namespace

TEST_CASE("each matching word is wrapped, and what stands between stays") {
  CHECK(marked("A pool, pools.", "pool") == "<p>A <mark>pool</mark>, <mark>pools</mark>.</p>\n");
}

TEST_CASE("a word at both ends, and a text without any") {
  CHECK(marked("pool pool", "pool") == "<p><mark>pool</mark> <mark>pool</mark></p>\n");
  CHECK(marked("nothing", "pool") == "<p>nothing</p>\n");
}

TEST_CASE("words are marked in whatever they stand, but in formulas") {
  CHECK(marked("# The pool\n", "pool").find("<mark>pool</mark>") != std::string::npos);
  CHECK(marked("*pool* `pool`", "pool") ==
        "<p><em><mark>pool</mark></em> <code><mark>pool</mark></code></p>\n");
  const std::string formula = marked("A pool: $pool$ and pool.", "pool");
  CHECK(formula.find("A <mark>pool</mark>") != std::string::npos);
  CHECK(formula.find("and <mark>pool</mark>") != std::string::npos);
  CHECK(formula.find("<mark>", formula.find("and <mark>") + 5) == std::string::npos);
}

TEST_CASE("a part is marked in an identifier that does not match itself, and not within one") {
  CHECK(marked("E_POOL_FULL", "pool") == "<p>E_<mark>POOL</mark>_FULL</p>\n");
  CHECK(marked("E_POOL_FULL", "E_POOL_FULL") == "<p><mark>E_POOL_FULL</mark></p>\n");
}
