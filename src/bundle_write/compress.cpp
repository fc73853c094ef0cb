// The pinned libzstd, single-threaded, so that every machine writes the same frame.
#define ZSTD_STATIC_LINKING_ONLY
#include "bundle_write/compress.h"

#include <common/xxhash.h>
#include <zstd.h>

#include <algorithm>
#include <cstdint>

#include "bundle/decompress.h"
#include "carrel/limits.h"

namespace carrel {

namespace {

constexpr std::size_t kRawBlockBytes = 128 * 1024;

void append_little_endian(std::string& bytes, std::uint64_t value, int count) {
  for (int i = 0; i < count; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xffU);
}

Result<std::string> compress_freely(std::string_view bytes, int level) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  const Error failed{ErrorCode::TooLarge, "a part could not be compressed", "",
                     "there may be too little memory"};
  if (!context) return failed;
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level);
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 1);
  // Level 19 alone would ask for a window of 8 MiB; a part is smaller, and readers refuse more than
  // kWindowLog.
  if (bytes.size() > (std::size_t{1} << 18))
    ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, limits::kWindowLog);
  std::string frame(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size =
      ZSTD_compress2(context, frame.data(), frame.size(), bytes.data(), bytes.size());
  ZSTD_freeCCtx(context);
  if (ZSTD_isError(size)) return failed;
  frame.resize(size);
  return frame;
}

// Text that repeats itself packs better than a reader believes. As much of it as the ratio asks for
// then stands uncompressed before the rest, in blocks of the same frame (RFC 8878, 3.1.1): it costs
// a 64th of the content and no reader notices. Requires: the content is larger than
// limits::kPartRatioFloor, so that its size takes four bytes.
Result<std::string> compress_within_ratio(std::string_view bytes, int level) {
  const std::size_t raw = bytes.size() / limits::kPartRatio;
  Result<std::string> rest = compress_freely(bytes.substr(raw), level);
  if (!rest) return rest;
  // The frame's own first bytes: a window of 2^kWindowLog, four bytes of size, a checksum.
  std::string frame;
  append_little_endian(frame, 0xFD2FB528U, 4);
  frame += static_cast<char>(0x80 | 0x04);
  frame += static_cast<char>((limits::kWindowLog - 10) << 3);
  append_little_endian(frame, bytes.size(), 4);
  for (std::size_t at = 0; at < raw; at += kRawBlockBytes) {
    const std::size_t size = std::min(kRawBlockBytes, raw - at);
    append_little_endian(frame, size << 3, 3);
    frame += bytes.substr(at, size);
  }
  // The blocks of the rest look back no further than to its beginning, so they may stand behind
  // anything.
  constexpr std::size_t kChecksumBytes = 4;
  const std::size_t header = ZSTD_frameHeaderSize(rest.value().data(), rest.value().size());
  frame.append(rest.value(), header, rest.value().size() - header - kChecksumBytes);
  append_little_endian(frame, XXH64(bytes.data(), bytes.size(), 0), 4);
  return frame;
}

}  // namespace

Result<std::string> compress(std::string_view bytes, int level) {
  Result<std::string> frame = compress_freely(bytes, level);
  return frame && is_beyond_ratio(frame.value().size(), bytes.size())
             ? compress_within_ratio(bytes, level)
             : frame;
}

}  // namespace carrel
