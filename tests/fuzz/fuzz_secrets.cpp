// Any bytes as a text that may hold secrets: none is printed whole, and each stands where it is
// said to.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "pack/secrets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  for (const carrel::Secret& secret : carrel::find_secrets(text)) {
    if (secret.line == 0 || secret.line > lines) std::abort();
    if (secret.text.size() > 8 && secret.masked().find(secret.text) != std::string::npos)
      std::abort();
  }
  (void)carrel::find_secrets(carrel::without_escapes(text));
  (void)carrel::allows_secrets(text);
  return 0;
}
