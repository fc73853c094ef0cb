#include "index/idf.h"

#include <cmath>

namespace carrel {

float inverse_post_frequency(std::uint32_t posts, std::uint32_t with) {
  const float all = static_cast<float>(posts);
  const float some = static_cast<float>(with < posts ? with : posts);
  return std::log(1.0F + (all - some + 0.5F) / (some + 0.5F));
}

}  // namespace carrel
