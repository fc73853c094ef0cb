// Any bytes as a delta, for any part before it: two bytes say how long that is. What is made of it
// is a part that can be unpacked.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "bundle/delta.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
  const std::size_t cut = std::min(std::size_t{data[0]} + std::size_t{256} * data[1], bytes.size());
  const std::string_view old = bytes.substr(0, cut), delta = bytes.substr(cut);
  (void)carrel::unpack_frame(bytes, "x");
  const std::string old_frame = carrel::write_raw_frame(old);
  for (const std::string_view before : {std::string_view(old_frame), old}) {
    const carrel::Result<std::string> made = carrel::apply_delta(before, delta, "x");
    if (made && !carrel::unpack_frame(made.value(), "x")) std::abort();
  }
  // What the packer writes of the two, the reader takes.
  const std::string new_frame = carrel::write_raw_frame(delta);
  const carrel::Result<std::string> written = carrel::make_delta(old_frame, new_frame, "x");
  if (!written) return 0;
  const carrel::Result<std::string> made = carrel::apply_delta(old_frame, written.value(), "x");
  if (!made || carrel::unpack_frame(made.value(), "x").value() != delta) std::abort();
  return 0;
}
