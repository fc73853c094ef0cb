// Makes a part from its predecessor. A delta is the new content as a zstd frame whose prefix is the
// old content; data/FORMAT.md, "Deltas".
#pragma once

#include <string>
#include <string_view>

#include "carrel/result.h"

namespace carrel {

inline constexpr std::string_view kDeltaMagic = "CRD1";

// The new part made of the old part and the delta, as a zstd frame of raw blocks: what the reader's
// device stores in its place. `old_frame` is the old part as stored, or a frame that this function
// made. Verifies the delta's own SHA-256 of the content; fails with BadBundle and `where` where
// anything is not as it should be.
Result<std::string> apply_delta(std::string_view old_frame, std::string_view delta,
                                std::string_view where);

// The delta from one part to another, both as stored. Fails where they are too large for the window
// that readers allow.
Result<std::string> make_delta(std::string_view old_frame, std::string_view new_frame,
                               std::string_view where);

// A zstd frame that holds the content as it is. No encoder is needed for it.
std::string write_raw_frame(std::string_view content);

// The content of a part's frame, under all limits, when only the frame itself says how much it
// holds.
Result<std::string> unpack_frame(std::string_view frame, std::string_view where);

}  // namespace carrel
