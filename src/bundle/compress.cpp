// How are a part's bytes made small? The pinned libzstd, single-threaded, so that every machine writes the same frame.
#include "bundle/compress.h"

#include <zstd.h>

#include "carrel/limits.h"

namespace carrel {

Result<std::string> compress(std::string_view bytes, int level) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  const Error failed{ErrorCode::TooLarge, "a part could not be compressed", "", "there may be too little memory"};
  if (!context) return failed;
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level);
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 1);
  // Level 19 alone would ask for a window of 8 MiB; a part is smaller, and readers refuse more than kWindowLog.
  if (bytes.size() > (std::size_t{1} << 18)) ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, limits::kWindowLog);
  std::string frame(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compress2(context, frame.data(), frame.size(), bytes.data(), bytes.size());
  ZSTD_freeCCtx(context);
  if (ZSTD_isError(size)) return failed;
  frame.resize(size);
  return frame;
}

}  // namespace carrel
