// Braces are read out first; then the pattern walks over the text once, with all the places where
// it may stand.
#include "pack/globs.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"

namespace carrel {

namespace {

// Without braces.
bool matches_plain(std::string_view pattern, std::string_view text, Case letters) {
  const auto is_same = [letters](char a, char b) {
    return a == b || (letters == Case::Ignored && ascii::lower(a) == ascii::lower(b));
  };
  std::vector<char> is_at(text.size() + 1, 0), next;  // where what was read of the pattern may end
  is_at[0] = 1;
  for (std::size_t at = 0; at < pattern.size();) {
    next.assign(text.size() + 1, 0);
    if (pattern[at] == '*') {
      const bool is_deep = pattern.substr(at, 2) == "**";
      const bool is_folders = pattern.substr(at, 3) == "**/" && (at == 0 || pattern[at - 1] == '/');
      bool is_inside = false;
      for (std::size_t i = 0; i <= text.size(); ++i) {
        if (is_folders) {
          next[i] = is_at[i] || (is_inside && i > 0 && text[i - 1] == '/');
          is_inside = is_inside || is_at[i];
        } else {
          if (i > 0 && !is_deep && text[i - 1] == '/') is_inside = false;
          is_inside = is_inside || is_at[i];
          next[i] = is_inside;
        }
      }
      at += is_folders ? 3 : is_deep ? 2 : 1;
    } else {
      for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_at[i]) continue;
        if (pattern[at] == '?') {
          if (text[i] != '/') next[std::min(i + decode_utf8(text, i).size, text.size())] = 1;
        } else if (is_same(pattern[at], text[i])) {
          next[i + 1] = 1;
        }
      }
      ++at;
    }
    std::swap(is_at, next);
  }
  return is_at[text.size()] != 0;
}

bool matches(std::string_view pattern, std::string_view text, Case letters, int& readings) {
  const std::size_t open = pattern.find('{');
  if (open == std::string_view::npos)
    return readings++ < kMostReadings && matches_plain(pattern, text, letters);
  const std::size_t close = pattern.find('}', open);
  if (close == std::string_view::npos) return false;
  for (std::size_t at = open + 1; at <= close && readings < kMostReadings;) {
    const std::size_t end = std::min(pattern.find(',', at), close);
    const std::string read = std::string(pattern.substr(0, open)) +
                             std::string(pattern.substr(at, end - at)) +
                             std::string(pattern.substr(close + 1));
    if (matches(read, text, letters, readings)) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

bool matches_glob(std::string_view pattern, std::string_view text, Case letters) {
  int readings = 0;
  return matches(pattern, text, letters, readings);
}

}  // namespace carrel
