// "[^label]", in a definition and in a reference.
#pragma once

#include <string_view>

namespace carrel {

// The label of "[^label]" at `at`, and where the brackets end; empty when there is none.
inline std::string_view read_footnote_label(std::string_view text, std::size_t at,
                                            std::size_t& end) {
  constexpr std::size_t kMaxLabelBytes = 60;
  if (text.substr(at, 2) != "[^") return {};
  // Looked for no further than a label reaches: a text of "[^" alone would be read again from each.
  const std::size_t size = text.substr(at, kMaxLabelBytes + 1).find(']');
  if (size == std::string_view::npos || size == 2) return {};
  const std::string_view label = text.substr(at + 2, size - 2);
  if (label.find_first_of(" \t\n[") != std::string_view::npos) return {};
  end = at + size + 1;
  return label;
}

}  // namespace carrel
