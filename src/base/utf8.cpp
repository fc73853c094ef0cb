#include "base/utf8.h"

#include <cstring>

namespace carrel {

namespace {

// How far the ASCII at `offset` reaches, in whole steps of eight bytes: most texts are little else.
std::size_t skip_ascii(std::string_view text, std::size_t offset) {
  std::uint64_t eight;
  for (; offset + sizeof eight <= text.size(); offset += sizeof eight) {
    std::memcpy(&eight, text.data() + offset, sizeof eight);
    if (eight & 0x8080808080808080U) break;
  }
  return offset;
}

}  // namespace

Decoded decode_utf8(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const std::size_t left = text.size() - offset;
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1};
  std::uint32_t size = 0;
  char32_t code_point = 0;
  char32_t smallest = 0;
  if (first >= 0xC2 && first < 0xE0) {
    size = 2, code_point = first & 0x1FU, smallest = 0x80;
  } else if (first >= 0xE0 && first < 0xF0) {
    size = 3, code_point = first & 0x0FU, smallest = 0x800;
  } else if (first >= 0xF0 && first < 0xF5) {
    size = 4, code_point = first & 0x07U, smallest = 0x10000;
  } else {
    return {kInvalidCodePoint, 1};
  }
  if (left < size) return {kInvalidCodePoint, 1};
  for (std::uint32_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {kInvalidCodePoint, 1};
    code_point = (code_point << 6) | (byte(i) & 0x3FU);
  }
  if (code_point < smallest || code_point > 0x10FFFF ||
      (code_point >= 0xD800 && code_point < 0xE000))
    return {kInvalidCodePoint, 1};
  return {code_point, size};
}

void append_utf8(char32_t code_point, std::string& text) {
  const auto append = [&](char32_t byte) {
    text += static_cast<char>(static_cast<unsigned char>(byte));
  };
  if (code_point < 0x80) {
    append(code_point);
  } else if (code_point < 0x800) {
    append(0xC0 | (code_point >> 6));
    append(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    append(0xE0 | (code_point >> 12));
    append(0x80 | ((code_point >> 6) & 0x3F));
    append(0x80 | (code_point & 0x3F));
  } else {
    append(0xF0 | (code_point >> 18));
    append(0x80 | ((code_point >> 12) & 0x3F));
    append(0x80 | ((code_point >> 6) & 0x3F));
    append(0x80 | (code_point & 0x3F));
  }
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) i += decode_utf8(text, i).size;
  return count;
}

std::string_view cut_utf8(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t i = skip_ascii(text, 0); i < text.size(); i = skip_ascii(text, i)) {
    const Decoded decoded = decode_utf8(text, i);
    if (decoded.code_point == kInvalidCodePoint) return false;
    i += decoded.size;
  }
  return true;
}

std::string repair_utf8(std::string_view text) {
  std::string repaired;
  repaired.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = decode_utf8(text, i);
    if (decoded.code_point == kInvalidCodePoint) {
      append_utf8(kReplacement, repaired);
    } else {
      repaired.append(text.substr(i, decoded.size));
    }
    i += decoded.size;
  }
  return repaired;
}

}  // namespace carrel
