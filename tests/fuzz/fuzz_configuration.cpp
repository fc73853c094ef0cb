// Any bytes as carrel.json and as synonyms.txt.
#include <cstdint>
#include <string_view>

#include "carrel/configuration.h"
#include "carrel/synonyms.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  (void)carrel::read_configuration(text);
  (void)carrel::read_synonyms(text);
  return 0;
}
