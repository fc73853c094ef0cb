// Any bytes as an image of each kind.
#include <cstdint>
#include <string_view>

#include "pack/media.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const char* name : {"x.png", "x.jpg", "x.gif", "x.webp", "x.svg", "x.avif", "x.pdf"})
    if (const char* type = carrel::media_type(name)) (void)carrel::read_pixel_size(bytes, type);
  (void)carrel::may_run_script(bytes);
  return 0;
}
