// A table of 16 frequencies by 256 lengths, made once when an archive is opened.
#include "rank/scorer.h"

#include <cmath>

#include "bundle/bundle_format.h"
#include "carrel/ranking.h"

namespace carrel {

Scorer::Scorer(std::uint32_t average_length) {
  const float average = average_length == 0 ? 1.0F : static_cast<float>(average_length) / 16.0F;
  for (std::size_t code = 0; code < table_.size(); ++code) {
    const float tf = static_cast<float>(kFrequencies[code]) / static_cast<float>(kHalvesPerWord);
    for (std::size_t byte = 0; byte < table_[code].size(); ++byte) {
      const float words = static_cast<float>(coarse_value(static_cast<std::uint8_t>(byte))) /
                          static_cast<float>(kHalvesPerWord);
      const float length = std::fmin(words, ranking::kMostAverages * average);
      table_[code][byte] =
          tf / (tf + ranking::kK1 * (1.0F - ranking::kB + ranking::kB * length / average));
    }
  }
}

float Scorer::title_coverage(float query_idf, float shared_idf, float said_idf, float title_idf) {
  if (query_idf <= 0 || shared_idf <= 0 || title_idf <= 0) return 0;
  const float of_query = std::fmin(1.0F, shared_idf / query_idf);
  const float of_title = std::fmin(1.0F, said_idf / title_idf);
  // x^0.75 from square roots, which IEEE 754 rounds the same everywhere; pow is not so exact.
  const float root = std::sqrt(std::sqrt(of_title));
  return ranking::kTitleCoverage * query_idf * of_query * (root * root * root);
}

}  // namespace carrel
