// The names that a bundle may give its files: none that a file system or a browser could read as a
// way out of the folder, or as a scheme.
#pragma once

#include <algorithm>
#include <string_view>

#include "base/ascii.h"
#include "carrel/limits.h"

namespace carrel {

// A plain file name: letters, digits, ".", "_" and "-", not hidden.
inline bool is_plain_name(std::string_view name) {
  if (name.empty() || name.size() > limits::kFileNameBytes || name.front() == '.') return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return ascii::is_alphanumeric(c) || c == '.' || c == '_' || c == '-';
  });
}

inline bool is_media_name(std::string_view name) {
  return name.substr(0, 6) == "media/" && is_plain_name(name.substr(6));
}

}  // namespace carrel
