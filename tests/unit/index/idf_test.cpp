#include "index/idf.h"

#include <doctest/doctest.h>

#include <cmath>

using carrel::inverse_post_frequency;

TEST_CASE("the rarer a word, the more it tells") {
  CHECK(inverse_post_frequency(100, 1) > inverse_post_frequency(100, 2));
  CHECK(inverse_post_frequency(100, 99) > inverse_post_frequency(100, 100));
  CHECK(inverse_post_frequency(100, 0) > inverse_post_frequency(100, 1));
}

TEST_CASE("the same share of more posts tells more") {
  CHECK(inverse_post_frequency(1'000, 1) > inverse_post_frequency(100, 1));
}

TEST_CASE("a word that every post has still tells a little, never less than nothing") {
  CHECK(inverse_post_frequency(1, 1) > 0);
  CHECK(inverse_post_frequency(200'000, 200'000) >= 0);
}

TEST_CASE("a count beyond the archive's posts counts as all of them") {
  CHECK(inverse_post_frequency(10, 11) == inverse_post_frequency(10, 10));
}

TEST_CASE("the values of the formula") {
  CHECK(inverse_post_frequency(10, 2) ==
        doctest::Approx(std::log(1 + 8.5 / 2.5)).epsilon(0.000001));
  CHECK(inverse_post_frequency(0, 0) == doctest::Approx(std::log(2.0)).epsilon(0.000001));
}
