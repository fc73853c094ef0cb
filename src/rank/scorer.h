// What a posting is worth. The formula of include/carrel/ranking.h, in float, in this one file.
#pragma once

#include <array>
#include <cstdint>

namespace carrel {

class Scorer {
 public:
  // `average_length` in sixteenths of a weighted word, from the manifest.
  explicit Scorer(std::uint32_t average_length);

  // sat(tf, length) for a frequency code and a length byte.
  float saturation(std::uint8_t code, std::uint8_t length) const { return table_[code][length]; }

  // The amount of a title that covers the query and is covered by it. All are sums of idf: what the
  // title says of the query is `shared_idf` with stop words at their weight, `said_idf` in full.
  static float title_coverage(float query_idf, float shared_idf, float said_idf, float title_idf);

 private:
  std::array<std::array<float, 256>, 16> table_{};
};

}  // namespace carrel
