#include "base/percent_encoding.h"

#include <doctest/doctest.h>

using namespace carrel;

TEST_CASE("percent escapes are decoded, and nothing else is") {
  CHECK(percent_decoded("a%20b%C3%bc") == "a bü");
  CHECK(percent_decoded("50% %zz %4") == "50% %zz %4");
}

TEST_CASE("what may not stand in an address is escaped, byte by byte") {
  CHECK(percent_encoded("a-b._~Z9") == "a-b._~Z9");
  CHECK(percent_encoded("a b/ü%") == "a%20b%2F%C3%BC%25");
  CHECK(percent_encoded("a b/c", "/") == "a%20b/c");
  CHECK(percent_decoded(percent_encoded("é / %20\n")) == "é / %20\n");
}
