// Reads the frame header first (RFC 8878, section 3.1.1), decodes in one pass last.
#define ZSTD_STATIC_LINKING_ONLY
#include "bundle/decompress.h"

#include <zstd.h>

#include "carrel/limits.h"

namespace carrel {

namespace {

// What is wrong with the frame's header, or null.
const char* find_fault(std::string_view frame, std::size_t unpacked) {
  ZSTD_frameHeader header;
  if (ZSTD_getFrameHeader(&header, frame.data(), frame.size()) != 0)
    return "it is not a zstd frame";
  if (header.frameType != ZSTD_frame) return "it is a skippable frame";
  if (header.frameContentSize == ZSTD_CONTENTSIZE_UNKNOWN)
    return "its frame does not say how much it holds";
  if (header.frameContentSize != unpacked)
    return "its frame holds another number of bytes than the manifest says";
  if (!header.checksumFlag) return "its frame has no checksum";
  if (header.dictID != 0) return "its frame needs a dictionary";
  if (header.windowSize > (1ULL << limits::kWindowLog)) return "its frame needs too large a window";
  if (ZSTD_findFrameCompressedSize(frame.data(), frame.size()) != frame.size())
    return "its frame is cut, or something follows it";
  return nullptr;
}

}  // namespace

bool is_beyond_ratio(std::size_t stored, std::size_t unpacked) {
  return unpacked > limits::kPartRatioFloor && unpacked / limits::kPartRatio > stored;
}

Result<std::string> decompress(std::string_view frame, std::size_t unpacked,
                               std::string_view where) {
  const auto refuse = [&](ErrorCode code, std::string message) {
    return Error{code, std::move(message), std::string(where),
                 "fetch it again, or pack the archive anew"};
  };
  if (frame.size() > limits::kPartBytes || unpacked > limits::kPartUnpackedBytes)
    return refuse(ErrorCode::TooLarge, "the part is larger than a part may be");
  if (is_beyond_ratio(frame.size(), unpacked))
    return refuse(ErrorCode::TooLarge, "the part claims to unpack to far more than text can");
  if (const char* fault = find_fault(frame, unpacked))
    return refuse(ErrorCode::BadBundle, std::string("the part is damaged: ") + fault);

  ZSTD_DCtx* context = ZSTD_createDCtx();
  if (!context) return refuse(ErrorCode::TooLarge, "there is too little memory to unpack the part");
  ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, limits::kWindowLog);
  std::string content(unpacked, '\0');
  const std::size_t size =
      ZSTD_decompressDCtx(context, content.data(), content.size(), frame.data(), frame.size());
  ZSTD_freeDCtx(context);
  if (ZSTD_isError(size) || size != unpacked)
    return refuse(ErrorCode::BadBundle,
                  "the part is damaged: its content does not match its checksum");
  return content;
}

}  // namespace carrel
