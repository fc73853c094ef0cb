// Any bytes as a pattern and a path, parted by a line end.
#include <cstdint>
#include <string_view>

#include "pack/globs.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t line = text.find('\n');
  if (line == std::string_view::npos) return 0;
  (void)carrel::matches_glob(text.substr(0, line), text.substr(line + 1));
  (void)carrel::matches_glob(text.substr(0, line), text.substr(line + 1), carrel::Case::Kept);
  return 0;
}
