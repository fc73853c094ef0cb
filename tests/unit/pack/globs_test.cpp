#include "pack/globs.h"

#include <doctest/doctest.h>

#include <string>

using namespace carrel;

TEST_CASE("globs: a star stops at a slash, two do not") {
  CHECK(matches_glob("*.md", "a.md"));
  CHECK_FALSE(matches_glob("*.md", "a/b.md"));
  CHECK(matches_glob("**.md", "a/b.md"));
  CHECK(matches_glob("/posts/**", "/posts/a/b"));
  CHECK(matches_glob("/posts/**", "/posts/"));
  CHECK_FALSE(matches_glob("/posts/**", "/posts"));
}

TEST_CASE("globs: one character, alternatives, and either case") {
  CHECK(matches_glob("a?c", "abc"));
  CHECK_FALSE(matches_glob("a?c", "ac"));
  CHECK(matches_glob("*.{md,mdx}", "a.mdx"));
  CHECK_FALSE(matches_glob("*.{md,mdx}", "a.txt"));
  CHECK_FALSE(matches_glob("{md", "md"));
  CHECK(matches_glob("README", "readme"));
  CHECK_FALSE(matches_glob("README", "readme", Case::Kept));
}

TEST_CASE("globs match the whole, and nothing matches nothing") {
  CHECK(matches_glob("", ""));
  CHECK(matches_glob("*", ""));
  CHECK_FALSE(matches_glob("", "a"));
  CHECK_FALSE(matches_glob("a", ""));
  CHECK_FALSE(matches_glob("a", "ab"));
}

TEST_CASE("globs: two stars and a slash are any number of folders, none too") {
  CHECK(matches_glob("**/x.md", "x.md"));
  CHECK(matches_glob("**/x.md", "a/b/x.md"));
  CHECK_FALSE(matches_glob("**/x.md", "a/bx.md"));
  CHECK(matches_glob("a/**/b", "a/b"));
  CHECK(matches_glob("a/**/b", "a/c/d/b"));
  CHECK_FALSE(matches_glob("a/**/b", "ab"));
}

TEST_CASE("globs: a question mark is a character of any script, and no slash") {
  CHECK(matches_glob("?.md", "\u00e9.md"));
  CHECK_FALSE(matches_glob("a?b", "a/b"));
}

TEST_CASE("globs take no more time than their lengths") {
  std::string stars;
  for (int i = 0; i < 200; ++i) stars += "*a";
  CHECK_FALSE(matches_glob(stars + "b", std::string(2000, 'a')));
  std::string braces;
  for (int i = 0; i < 200; ++i) braces += "{a,b}";
  CHECK_FALSE(matches_glob(braces, std::string(200, 'c')));
}
