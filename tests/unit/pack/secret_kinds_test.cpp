// The table's own rules.
#include "pack/secret_kinds.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace carrel;

TEST_CASE("every kind says what it is, who says so, and a shape that can be read") {
  CHECK(secret_kinds().size() > 100);
  for (const SecretKind& kind : secret_kinds()) {
    CHECK_MESSAGE(kind.name.size() > 4, kind.prefix);
    CHECK_MESSAGE(!kind.source.empty(), kind.name);
    REQUIRE_MESSAGE(!kind.shape.empty(), kind.name);
    std::string_view rest = kind.shape;
    while (!rest.empty()) {
      const std::size_t space = std::min(rest.find(' '), rest.size());
      const std::string_view word = rest.substr(0, space);
      rest.remove_prefix(std::min(space + 1, rest.size()));
      const bool is_text = word[0] == '=' && word.size() > 1;
      const bool is_class = std::string_view("DHUNWBS").find(word[0]) < 7 && word.size() > 1 &&
                            word.find_first_not_of("0123456789+-", 1) == std::string_view::npos;
      CHECK_MESSAGE((is_text || is_class), kind.name << ": " << word);
    }
  }
}

TEST_CASE("classes hold what they say") {
  CHECK(is_in_class('H', 'F'));
  CHECK_FALSE(is_in_class('H', 'g'));
  CHECK_FALSE(is_in_class('U', 'a'));
  CHECK_FALSE(is_in_class('N', '_'));
  CHECK(is_in_class('W', '_'));
  CHECK_FALSE(is_in_class('W', '-'));
  CHECK(is_in_class('B', '-'));
  CHECK(is_in_class('S', '/'));
  CHECK_FALSE(is_in_class('S', '-'));
}
