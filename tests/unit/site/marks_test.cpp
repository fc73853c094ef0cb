// Marks of pages: each is filled everywhere, nothing else is touched, and a page that lacks one is
// told.
#include "site/marks.h"

#include <doctest/doctest.h>

#include "site/page_pieces.h"

using namespace carrel;

TEST_CASE("a mark is filled in all its places, and what it becomes is not looked at again") {
  const Mark marks[] = {{"title", "{{body}} & {{title}}"}, {"body", "text"}};
  const Result<std::string> page =
      fill_marks("<h1>{{title}}</h1>{{body}}{{title}}", marks, "x.html");
  REQUIRE(page);
  CHECK(page.value() == "<h1>{{body}} & {{title}}</h1>text{{body}} & {{title}}");
}

TEST_CASE("braces that are no mark stay as they are") {
  const Mark marks[] = {{"a", "1"}};
  for (const char* braces : {"{{b}}", "{{", "}}", "{{a", "{{a}", "{{ a }}", "{{ab}}", "${{}}"}) {
    const Result<std::string> page = fill_marks(std::string(braces) + "|{{a}}", marks, "x.html");
    REQUIRE(page);
    CHECK(page.value() == std::string(braces) + "|1");
  }
  CHECK(fill_marks("{{{a}}}", marks, "x.html").value() == "{1}");
}

TEST_CASE("a page without a mark is an error that names both") {
  const Mark marks[] = {{"title", "t"}, {"hints", "h"}};
  const Result<std::string> page = fill_marks("<title>{{title}}</title>", marks, "index.html");
  REQUIRE_FALSE(page);
  CHECK(page.error().where == "index.html");
  CHECK(page.error().message == "has no place {{hints}}");
}

TEST_CASE("pieces are checked when they are read") {
  const Result<PagePieces> none = PagePieces::read("");
  REQUIRE_FALSE(none);
  CHECK(none.error().message == "has no piece \"hint\"");
  const Result<PagePieces> unmarked = PagePieces::read("<!-- piece: hint -->\n<link>\n");
  REQUIRE_FALSE(unmarked);
  CHECK(unmarked.error().message == "has no place {{address}}");
}
