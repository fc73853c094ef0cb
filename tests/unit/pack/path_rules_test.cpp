#include "pack/path_rules.h"

#include <doctest/doctest.h>

using namespace carrel;

TEST_CASE("a pattern without a slash names files and folders at any depth") {
  CHECK(matches_path("README.md", "a/b/README.md"));
  CHECK(matches_path("_includes", "a/_includes/x.md"));
  CHECK(matches_path("_*.md", "a/_x.md"));
  CHECK_FALSE(matches_path("README.md", "a/README.md.txt"));
}

TEST_CASE("a slash at the end means folders alone, one elsewhere the folder itself") {
  CHECK(matches_path("drafts/", "a/drafts/x.md"));
  CHECK_FALSE(matches_path("drafts/", "a/drafts"));
  CHECK(matches_path("a/drafts", "a/drafts/x.md"));
  CHECK_FALSE(matches_path("a/drafts", "b/a/drafts/x.md"));
  CHECK(matches_path("/x.md", "x.md"));
  CHECK(matches_path("./x.md", "x.md"));
  CHECK_FALSE(matches_path("/x.md", "a/x.md"));
  CHECK(matches_path("a/**/x.md", "a/b/c/x.md"));
  CHECK(matches_path("a/?.md", "a/b.md"));
  CHECK_FALSE(matches_path("/", "a"));
  CHECK_FALSE(matches_path("", "a"));
}

TEST_CASE("the last pattern that matches decides; those that never do are known") {
  PathRules rules({"notes/", "!notes/open.md", "nothing"});
  CHECK(rules.find("notes/a.md") == true);
  CHECK(rules.find("notes/open.md") == false);
  CHECK_FALSE(rules.find("a.md").has_value());
  CHECK(rules.unused() == std::vector<std::string>{"nothing"});
}

TEST_CASE("lines of a .gitignore") {
  CHECK(pattern_lines("# all\n\n  a/ \r\n!b\n") == std::vector<std::string>{"a/", "!b"});
}
