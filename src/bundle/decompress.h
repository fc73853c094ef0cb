// Decompresses a part's frame under all limits. Every check stands before the allocation it
// protects.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "carrel/result.h"

namespace carrel {

// Whether a part claims to unpack to more than limits::kPartRatio allows. What is no larger than
// limits::kPartRatioFloor may.
bool is_beyond_ratio(std::size_t stored, std::size_t unpacked);

// What is wrong with a frame that should hold `unpacked` bytes, by its header and its size, or
// null: another magic number, an unknown or different content size, no checksum, a dictionary, a
// window above limits::kWindowLog, anything after the frame.
const char* find_frame_fault(std::string_view frame, std::size_t unpacked);

// What a frame without such a fault holds, after the prefix it was compressed with; nothing where
// its blocks or its checksum are wrong.
std::optional<std::string> decode_frame(std::string_view frame, std::size_t unpacked,
                                        std::string_view prefix);

// Unpacks exactly one zstd frame that says it holds `unpacked` bytes. Refuses what find_frame_fault
// finds, and ratios above limits::kPartRatio. `where` names the part in errors.
Result<std::string> decompress(std::string_view frame, std::size_t unpacked,
                               std::string_view where);

}  // namespace carrel
