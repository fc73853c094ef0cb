#include "pack/written_links.h"

#include <doctest/doctest.h>

using namespace carrel;

TEST_CASE("links are read as they were written") {
  const WrittenLinks links{{"a.md", {{"../b.md#x", {"b.md", "x"}}, {"c", {"", ""}}}}, {"b.md", {}}};
  const Result<WrittenLinks> read = read_links(write_links(links));
  REQUIRE(read);
  REQUIRE(read.value().size() == 2);
  CHECK(read.value().at("a.md").at("../b.md#x").path == "b.md");
  CHECK(read.value().at("a.md").at("../b.md#x").heading == "x");
  CHECK(read.value().at("a.md").at("c").path.empty());
  for (const char* text :
       {"", "[]", "{}", R"({"carrel":"site","files":{}})", R"({"carrel":"links","files":[]})",
        R"({"carrel":"links","files":{"a":[]}})", R"({"carrel":"links","files":{"a":{"b":1}}})"}) {
    CAPTURE(text);
    CHECK_FALSE(read_links(text));
  }
}
