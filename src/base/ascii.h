// Characters of ASCII alone: every other byte is neither letter nor digit, and is left as it is.
// text/unicode.h knows the letters of all scripts.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace carrel::ascii {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_letter(char c) { return is_lower(c) || is_upper(c); }
constexpr bool is_alphanumeric(char c) { return is_letter(c) || is_digit(c); }
constexpr char upper(char c) { return is_lower(c) ? static_cast<char>(c - 32) : c; }
constexpr char lower(char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; }

inline std::string lowered(std::string_view text) {
  std::string lower_case(text);
  std::transform(lower_case.begin(), lower_case.end(), lower_case.begin(), lower);
  return lower_case;
}

// Whether a text begins with the given one, which is in lower case, in whatever case it is written.
inline bool starts_with(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::equal(lower_case.begin(), lower_case.end(), text.begin(),
                    [](char wanted, char written) { return lower(written) == wanted; });
}

// White space and line ends.
constexpr std::string_view kSpace = " \t\r\n";
inline bool is_blank(std::string_view text) {
  return text.find_first_not_of(kSpace) == std::string_view::npos;
}
inline std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kSpace);
  return begin == std::string_view::npos
             ? std::string_view()
             : text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

}  // namespace carrel::ascii
