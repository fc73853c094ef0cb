// Writes the difference from one part to the next. The new content is compressed with the old one
// as its prefix.
#include <zstd.h>

#include "bundle/delta.h"
#include "bundle/sha256.h"
#include "carrel/limits.h"

namespace carrel {

namespace {

constexpr int kLevel = 19;

// The least window that reaches from the end of the new content to the beginning of the old.
int window_log(std::size_t bytes) {
  int log = 10;
  while ((std::size_t{1} << log) < bytes) ++log;
  return log;
}

Result<std::string> compress_after(std::string_view prefix, std::string_view content,
                                   std::string_view where) {
  const Error failed{ErrorCode::TooLarge, "no delta could be made", std::string(where), ""};
  const int log = window_log(prefix.size() + content.size());
  if (log > limits::kWindowLog) return failed;
  ZSTD_CCtx* context = ZSTD_createCCtx();
  if (!context) return failed;
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, kLevel);
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 1);
  ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, log);
  ZSTD_CCtx_refPrefix(context, prefix.data(), prefix.size());
  std::string frame(ZSTD_compressBound(content.size()), '\0');
  const std::size_t size =
      ZSTD_compress2(context, frame.data(), frame.size(), content.data(), content.size());
  ZSTD_freeCCtx(context);
  if (ZSTD_isError(size)) return failed;
  frame.resize(size);
  return frame;
}

}  // namespace

Result<std::string> make_delta(std::string_view old_frame, std::string_view new_frame,
                               std::string_view where) {
  const Result<std::string> old = unpack_frame(old_frame, where);
  if (!old) return old.error();
  const Result<std::string> content = unpack_frame(new_frame, where);
  if (!content) return content.error();
  const Result<std::string> frame = compress_after(old.value(), content.value(), where);
  if (!frame) return frame.error();
  std::string delta(kDeltaMagic);
  for (int i = 0; i < 4; ++i) delta += static_cast<char>(content.value().size() >> (8 * i) & 0xffU);
  delta += sha256_hex(content.value()) + frame.value();
  // What does not give the new part back is not written.
  if (const Result<std::string> made = apply_delta(old_frame, delta, where); !made)
    return made.error();
  return delta;
}

}  // namespace carrel
