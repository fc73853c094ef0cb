#include "reading/post_texts.h"

#include <doctest/doctest.h>

#include <string>

#include "small_archive.h"

using namespace carrel;

namespace {

std::string surfaces(std::string_view text) {
  std::string lines;
  append_surfaces(text, lines);
  return lines;
}

}  // namespace

TEST_CASE("words stand folded on lines of their own, identifiers whole") {
  CHECK(surfaces("The Café is E_FULL.") == "\nthe\ncafe\nis\ne_full\n");
  CHECK(surfaces("") == "\n");
}

TEST_CASE("what is appended goes on, with no empty line between") {
  std::string lines = surfaces("one");
  append_surfaces("two", lines);
  CHECK(lines == "\none\ntwo\n");
}

TEST_CASE("a phrase is found by whole words, and an open one by the beginning of its last") {
  const std::string lines = surfaces("the pool is full");
  CHECK(has_phrase(lines, make_phrase({"pool", "is"}, false)));
  CHECK(has_phrase(lines, make_phrase({"the", "pool", "is", "full"}, false)));
  CHECK_FALSE(has_phrase(lines, make_phrase({"pool", "full"}, false)));
  CHECK_FALSE(has_phrase(lines, make_phrase({"ool"}, false)));
  CHECK_FALSE(has_phrase(lines, make_phrase({"po"}, false)));
  CHECK(has_phrase(lines, make_phrase({"po"}, true)));
  CHECK(has_phrase(lines, make_phrase({"the", "po"}, true)));
  CHECK_FALSE(has_phrase(lines, make_phrase({"th", "po"}, true)));
}

TEST_CASE("a title's words come from its list block, which is asked for where it is absent") {
  const SmallArchive archive({make_post("x0", "A Full Pool")});
  Needs needs;
  CHECK(title_surfaces_of(*archive.open(), 0, needs) == "\na\nfull\npool\n");
  CHECK(needs.empty());
  CHECK(title_surfaces_of(*archive.open({PartRole::List}), 0, needs).empty());
  CHECK(needs.names().size() == 1);
}
