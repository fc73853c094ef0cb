// The error for an index or lexicon part beyond the limits.
#pragma once

#include <string>
#include <string_view>

#include "carrel/result.h"

namespace carrel {

inline Error too_large(std::string_view part_name) {
  return Error{ErrorCode::TooLarge, "the part's words take more room than a part may",
               std::string(part_name),
               "see the limits in data/FORMAT.md; the archive must be packed anew"};
}

}  // namespace carrel
