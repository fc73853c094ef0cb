#include "check/checking.h"

#include <doctest/doctest.h>

#include "check/sources.h"

using namespace carrel;

TEST_CASE("a list of private words has one a line") {
  const std::vector<std::string> words =
      read_private_words("# names\nACME\r\n\n  Projekt Übung  \n#x\nlast");
  CHECK(words == std::vector<std::string>{"acme", "projekt übung", "last"});
  CHECK(read_private_words("").empty());
}

TEST_CASE("a place is a path, with a line or without") {
  CHECK(read_place("a/b.md:12").file == "a/b.md");
  CHECK(read_place("a/b.md:12").line == 12);
  for (const char* where : {"a.md", "a:b.md", "a.md:", "a.md:1x", "", "a.md:123456789012"}) {
    CAPTURE(where);
    CHECK(read_place(where).file == where);
    CHECK(read_place(where).line == 0);
  }
  CHECK(text_of_line("a\nb\n", 2) == "b");
  CHECK(text_of_line("a\nb\n", 9).empty());
  CHECK(column_at("äb", 2) == 2);
}
