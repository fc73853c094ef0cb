#include "rank/scorer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "bundle/bundle_format.h"
#include "carrel/ranking.h"

using namespace carrel;

namespace {

// A weighted length of so many words, as a byte.
std::uint8_t words(std::uint32_t number) { return coarse_byte(number * kHalvesPerWord); }
constexpr std::uint32_t kAverage = 100 * 16;
constexpr std::uint8_t kOneWord = 1;  // the code of a frequency of two halves

doctest::Approx near(float number) { return doctest::Approx(number).epsilon(0.0005); }

}  // namespace

TEST_CASE("one occurrence in a post of average length is worth a half") {
  CHECK(Scorer(kAverage).saturation(kOneWord, words(100)) == near(0.5F));
}

TEST_CASE("saturation follows the formula, for every frequency and at both ends of the lengths") {
  const Scorer scorer(kAverage);
  for (std::uint8_t code = 0; code < kFrequencies.size(); ++code)
    for (const int byte : {0, 1, 32, 100, 255}) {
      const float tf = static_cast<float>(kFrequencies[code]) / 2;
      const float length = static_cast<float>(coarse_value(static_cast<std::uint8_t>(byte))) / 2;
      CHECK(scorer.saturation(code, static_cast<std::uint8_t>(byte)) ==
            near(tf / (tf + 1.0F * (0.3F + 0.7F * std::min(length, 800.0F) / 100))));
    }
}

TEST_CASE("repetition adds less each time, and never reaches one") {
  const Scorer scorer(kAverage);
  float before = 0, step = 1;
  for (std::uint8_t code = 0; code < 4; ++code) {  // half a word more each
    const float now = scorer.saturation(code, words(100));
    CHECK(now > before);
    CHECK(now - before < step);
    step = now - before;
    before = now;
  }
  CHECK(scorer.saturation(15, words(100)) < 1.0F);
}

TEST_CASE("a longer post is worth less for the same words") {
  const Scorer scorer(kAverage);
  CHECK(scorer.saturation(kOneWord, words(50)) > scorer.saturation(kOneWord, words(100)));
  CHECK(scorer.saturation(kOneWord, words(100)) > scorer.saturation(kOneWord, words(200)));
}

TEST_CASE("an archive without words has no average, and still scores are numbers") {
  const Scorer scorer(0);
  CHECK(std::isfinite(scorer.saturation(0, 0)));
  CHECK(scorer.saturation(kOneWord, words(1)) == near(0.5F));  // an average of one word
}

TEST_CASE("a post is held back as one of at most eight average lengths") {
  const Scorer scorer(100 * 16);
  CHECK(scorer.saturation(kOneWord, words(700)) > scorer.saturation(kOneWord, words(790)));
  CHECK(scorer.saturation(kOneWord, words(900)) == scorer.saturation(kOneWord, words(5000)));
}

TEST_CASE("a title that says just what was asked gets the whole amount") {
  CHECK(Scorer::title_coverage(5, 5, 5, 5) == near(ranking::kTitleCoverage * 5));
  CHECK(Scorer::title_coverage(2, 2, 2, 2) == near(ranking::kTitleCoverage * 2));
}

TEST_CASE("half of the query in a title is worth half; half a title asked, a half to the 0.75") {
  CHECK(Scorer::title_coverage(4, 2, 2, 2) == near(ranking::kTitleCoverage * 4 * 0.5F));
  CHECK(Scorer::title_coverage(4, 4, 4, 8) ==
        near(ranking::kTitleCoverage * 4 * std::pow(0.5F, 0.75F)));
}

TEST_CASE("a title's share counts stop words in full") {
  CHECK(Scorer::title_coverage(4, 4, 8, 8) == near(ranking::kTitleCoverage * 4));
}

TEST_CASE("a share is never more than the whole") {
  CHECK(Scorer::title_coverage(2, 3, 3, 3) == near(ranking::kTitleCoverage * 2));
  CHECK(Scorer::title_coverage(3, 3, 3, 2) == near(ranking::kTitleCoverage * 3));
}

TEST_CASE("nothing shared, asked or said is worth nothing") {
  CHECK(Scorer::title_coverage(0, 1, 1, 1) == 0);
  CHECK(Scorer::title_coverage(1, 0, 0, 1) == 0);
  CHECK(Scorer::title_coverage(1, 1, 1, 0) == 0);
  CHECK(Scorer::title_coverage(-1, 1, 1, 1) == 0);
  CHECK(Scorer::title_coverage(1, -1, -1, 1) == 0);
  CHECK(Scorer::title_coverage(1, 1, 1, -1) == 0);
}
