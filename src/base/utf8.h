// Reads and writes UTF-8. Strictly: overlong forms, surrogates and cut sequences are invalid.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace carrel {

inline constexpr char32_t kInvalidCodePoint = 0xFFFFFFFF;
inline constexpr char32_t kReplacement = 0xFFFD;

// One code point at `offset` and how many bytes it takes; an invalid byte takes one and yields
// kInvalidCodePoint. Requires: offset < text.size().
struct Decoded {
  char32_t code_point;
  std::uint32_t size;
};
Decoded decode_utf8(std::string_view text, std::size_t offset);

void append_utf8(char32_t code_point, std::string& text);

// The number of code points; invalid bytes count as one each.
std::size_t count_code_points(std::string_view text);

// The longest beginning of `text` with at most `bytes` bytes that does not cut a code point.
std::string_view cut_utf8(std::string_view text, std::size_t bytes);

bool is_valid_utf8(std::string_view text);

// `text` with every invalid byte replaced by U+FFFD.
std::string repair_utf8(std::string_view text);

}  // namespace carrel
