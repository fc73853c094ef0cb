// Compresses a part: one zstd frame with content size and checksum, within limits::kPartRatio; the
// same bytes on every machine.
#pragma once

#include <string>
#include <string_view>

#include "carrel/result.h"

namespace carrel {

inline constexpr int kCompressionLevel = 19;

Result<std::string> compress(std::string_view bytes, int level = kCompressionLevel);

}  // namespace carrel
