#include "base/percent_encoding.h"

#include "base/ascii.h"

namespace carrel {

namespace {

int hex_digit(char c) {
  if (ascii::is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (low >= 0) {
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

std::string percent_escape(char byte) {
  constexpr const char* kDigits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  return {'%', kDigits[value >> 4], kDigits[value & 15]};
}

std::string percent_encoded(std::string_view text, std::string_view others) {
  std::string encoded;
  for (const char c : text) {
    const bool stays = ascii::is_alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~' ||
                       others.find(c) != std::string_view::npos;
    encoded += stays ? std::string(1, c) : percent_escape(c);
  }
  return encoded;
}

}  // namespace carrel
