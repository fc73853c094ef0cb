// Any bytes as a post's file.
#include <cstdint>
#include <string_view>

#include "carrel/front_matter.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  (void)carrel::parse_front_matter(std::string_view(reinterpret_cast<const char*>(data), size),
                                   "x.md");
  return 0;
}
