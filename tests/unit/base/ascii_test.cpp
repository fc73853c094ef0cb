#include "base/ascii.h"

#include <doctest/doctest.h>

using namespace carrel;

TEST_CASE("the characters beside each range are outside of it, and so is every byte above 127") {
  for (const char c : {'0', '5', '9'}) CHECK(ascii::is_digit(c));
  for (const char c : {'/', ':', 'a'}) CHECK_FALSE(ascii::is_digit(c));
  for (const char c : {'a', 'm', 'z'}) CHECK(ascii::is_lower(c));
  for (const char c : {'`', '{', 'A'}) CHECK_FALSE(ascii::is_lower(c));
  for (const char c : {'A', 'M', 'Z'}) CHECK(ascii::is_upper(c));
  for (const char c : {'@', '[', 'a'}) CHECK_FALSE(ascii::is_upper(c));
  for (int byte = 128; byte < 256; ++byte)
    CHECK_FALSE(ascii::is_alphanumeric(static_cast<char>(byte)));
}

TEST_CASE("only the letters of ASCII are lowered") {
  CHECK(ascii::lowered("AZ[@ÄÖ 09") == "az[@ÄÖ 09");
}

TEST_CASE("a text begins with another in any case") {
  CHECK(ascii::starts_with("HTTPS://x", "https:"));
  CHECK(ascii::starts_with("https:", "https:"));
  CHECK(ascii::starts_with("x", ""));
  CHECK_FALSE(ascii::starts_with("http", "https"));
  CHECK_FALSE(ascii::starts_with("", "a"));
}
