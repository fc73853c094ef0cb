// Every check stands before the allocation it protects, as in decompress.cpp.
#define ZSTD_STATIC_LINKING_ONLY
#include "bundle/delta.h"

#include <common/xxhash.h>
#include <zstd.h>

#include <algorithm>
#include <cstdint>
#include <optional>

#include "bundle/decompress.h"
#include "bundle/sha256.h"
#include "carrel/limits.h"

namespace carrel {

namespace {

constexpr std::size_t kHashBytes = 64;
// magic, size of the content, its SHA-256 in hexadecimal
constexpr std::size_t kHeaderBytes = 4 + 4 + kHashBytes;
constexpr std::size_t kRawBlockBytes = 128 * 1024;
constexpr std::size_t kMostContent =
    std::size_t{1}
    << limits::kWindowLog;  // of the old part; a frame of raw blocks has a window of its size

std::uint32_t read_u32(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i)
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return value;
}

void append_little_endian(std::string& bytes, std::uint32_t value, int count) {
  for (int i = 0; i < count; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xffU);
}

}  // namespace

Result<std::string> unpack_frame(std::string_view frame, std::string_view where) {
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size > kMostContent)
    return Error{ErrorCode::BadBundle,
                 "the part does not say how much it holds, or too much for a delta",
                 std::string(where), ""};
  return decompress(frame, static_cast<std::size_t>(size), where);
}

std::string write_raw_frame(std::string_view content) {
  // RFC 8878, 3.1.1: one segment, its size in four bytes, a checksum; then raw blocks.
  std::string frame;
  append_little_endian(frame, 0xFD2FB528U, 4);
  frame += static_cast<char>(0x80 | 0x20 | 0x04);
  append_little_endian(frame, static_cast<std::uint32_t>(content.size()), 4);
  std::size_t at = 0;
  do {
    const std::size_t size = std::min(kRawBlockBytes, content.size() - at);
    const bool is_last = at + size == content.size();
    append_little_endian(frame, static_cast<std::uint32_t>(size << 3 | (is_last ? 1U : 0U)), 3);
    frame += content.substr(at, size);
    at += size;
  } while (at < content.size());
  append_little_endian(frame, static_cast<std::uint32_t>(XXH64(content.data(), content.size(), 0)),
                       4);
  return frame;
}

Result<std::string> apply_delta(std::string_view old_frame, std::string_view delta,
                                std::string_view where) {
  const auto refuse = [&](const char* message) {
    return Error{ErrorCode::BadBundle, message, std::string(where), "fetch the whole part instead"};
  };
  if (delta.size() > limits::kPartBytes || delta.size() < kHeaderBytes ||
      delta.substr(0, 4) != kDeltaMagic)
    return refuse("it is not a delta");
  const std::size_t size = read_u32(delta, 4);
  const std::string_view sha256 = delta.substr(8, kHashBytes), frame = delta.substr(kHeaderBytes);
  // What comes out is kept as it is, and must still be a part.
  if (size > limits::kDeltaContentBytes || find_frame_fault(frame, size))
    return refuse("the delta is damaged");
  const Result<std::string> old = unpack_frame(old_frame, where);
  if (!old) return old.error();

  const std::optional<std::string> content = decode_frame(frame, size, old.value());
  if (!content || sha256_hex(*content) != sha256) return refuse("the delta does not fit this part");
  return write_raw_frame(*content);
}

}  // namespace carrel
