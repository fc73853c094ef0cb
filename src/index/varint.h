// Whole numbers in the binary parts. LEB128: seven bits a byte, the lowest first, the top bit set
// on all but the last.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace carrel {

inline void append_varint(std::uint32_t number, std::string& bytes) {
  while (number >= 0x80) {
    bytes += static_cast<char>(static_cast<unsigned char>(number | 0x80U));
    number >>= 7;
  }
  bytes += static_cast<char>(static_cast<unsigned char>(number));
}

// Reads from `at` on and moves it; false at the end of the bytes or for more than 32 bits.
inline bool read_varint(std::string_view bytes, std::size_t& at, std::uint32_t& number) {
  number = 0;
  for (unsigned shift = 0; shift < 35; shift += 7) {
    if (at >= bytes.size()) return false;
    const auto byte = static_cast<unsigned char>(bytes[at++]);
    if (shift == 28 && byte > 0x0F) return false;
    number |= (byte & 0x7FU) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

// The same where the bytes were checked before.
inline std::uint32_t read_checked_varint(const char* bytes, std::size_t& at) {
  std::uint32_t number = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes[at++]);
    number |= (byte & 0x7FU) << shift;
    if (byte < 0x80) return number;
  }
}

inline void append_u32(std::uint32_t number, std::string& bytes) {
  for (unsigned shift = 0; shift < 32; shift += 8)
    bytes += static_cast<char>(static_cast<unsigned char>(number >> shift));
}

// Requires: at + 4 <= bytes.size().
inline std::uint32_t read_u32(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (unsigned i = 0; i < 4; ++i)
    number |= std::uint32_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  return number;
}

}  // namespace carrel
