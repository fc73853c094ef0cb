// Decompresses a part's frame under all limits. Every check stands before the allocation it
// protects.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "carrel/result.h"

namespace carrel {

// Whether a part claims to unpack to more than limits::kPartRatio allows. What is no larger than
// limits::kPartRatioFloor may.
bool is_beyond_ratio(std::size_t stored, std::size_t unpacked);

// Unpacks exactly one zstd frame that says it holds `unpacked` bytes. Refuses other magic numbers,
// unknown or different content sizes, frames without a checksum, with a dictionary, with a window
// above limits::kWindowLog, ratios above limits::kPartRatio, and anything after the frame. `where`
// names the part in errors.
Result<std::string> decompress(std::string_view frame, std::size_t unpacked,
                               std::string_view where);

}  // namespace carrel
