#include "pack/loose_names.h"

#include <doctest/doctest.h>

using namespace carrel;

TEST_CASE("paths that differ in case, slashes or accents' form are the same") {
  CHECK(loose_path("Docs\\Über.MD") == "docs/über.md");
  CHECK(loose_path("U\xCC\x88"
                   "ber") == loose_path("Über"));
  CHECK(loose_path("\xE1\x84\x80\xE1\x85\xA1") == "\xEA\xB0\x80");  // Korean letters to a syllable
  CHECK(loose_path("") == "");
  CHECK(loose_path("a\xFF") == "a\xEF\xBF\xBD");
}

TEST_CASE("of a heading the letters and digits are left") {
  CHECK(loose_heading("1. First-step: C_C!") == "1firststepcc");
  CHECK(loose_heading("東京 & Größe") == "東京größe");
  CHECK(loose_heading("🎉 – !") == "");
}
