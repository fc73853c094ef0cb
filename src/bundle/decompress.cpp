// Reads the frame header first (RFC 8878, section 3.1.1), decodes in one pass last.
#define ZSTD_STATIC_LINKING_ONLY
#include "bundle/decompress.h"

#include <zstd.h>

#include <vector>

#include "carrel/limits.h"

namespace carrel {

const char* find_frame_fault(std::string_view frame, std::size_t unpacked) {
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

std::optional<std::string> decode_frame(std::string_view frame, std::size_t unpacked,
                                        std::string_view prefix) {
  // In memory of ours: what cannot be had ends the program here as everywhere else.
  std::vector<std::max_align_t> memory(ZSTD_estimateDCtxSize() / sizeof(std::max_align_t) + 1);
  ZSTD_DCtx* context = ZSTD_initStaticDCtx(memory.data(), memory.size() * sizeof(std::max_align_t));
  std::string content(unpacked, '\0');
  const std::size_t size =
      ZSTD_decompress_usingDict(context, content.data(), content.size(), frame.data(), frame.size(),
                                prefix.data(), prefix.size());
  if (ZSTD_isError(size)) return std::nullopt;
  return content;
}

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
  if (const char* fault = find_frame_fault(frame, unpacked))
    return refuse(ErrorCode::BadBundle, std::string("the part is damaged: ") + fault);

  std::optional<std::string> content = decode_frame(frame, unpacked, {});
  if (!content)
    return refuse(ErrorCode::BadBundle,
                  "the part is damaged: its content does not match its checksum");
  return *std::move(content);
}

}  // namespace carrel
