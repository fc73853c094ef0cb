// Stand-ins for two families of the C library that would bring 10 KB (brotli) of 128-bit floating point into the module.
//
// nlohmann-json is their only caller here: it calls strtod for numbers with a fraction, which no part of a bundle and no request has
// (Json keeps such a value as a Float without its number), and snprintf for the code point in an error text. Native builds use the real ones.
#include <cstdarg>
#include <cstddef>
#include <cstring>

namespace {

void move_to_end(const char* text, char** end) {
  if (end) *end = const_cast<char*>(text) + std::strlen(text);
}

}  // namespace

extern "C" {

float strtof(const char* text, char** end) {
  move_to_end(text, end);
  return 0;
}

double strtod(const char* text, char** end) {
  move_to_end(text, end);
  return 0;
}

long double strtold(const char* text, char** end) {
  move_to_end(text, end);
  return 0;
}

// Knows "<U+%.4X>" alone; any other format is written as it stands.
int snprintf(char* out, std::size_t size, const char* format, ...) {
  char text[32] = "<U+0000>";
  if (std::strcmp(format, "<U+%.4X>") == 0) {
    va_list arguments;
    va_start(arguments, format);
    unsigned value = va_arg(arguments, unsigned);
    va_end(arguments);
    for (int at = 6; at >= 3; --at, value >>= 4) text[at] = "0123456789ABCDEF"[value & 15U];
  } else {
    std::strncpy(text, format, sizeof text - 1);
  }
  const std::size_t length = std::strlen(text);
  if (size == 0) return static_cast<int>(length);
  const std::size_t copied = length < size ? length : size - 1;
  std::memcpy(out, text, copied);
  out[copied] = 0;
  return static_cast<int>(length);
}

}  // extern "C"
