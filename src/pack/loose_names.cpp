#include "pack/loose_names.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/unicode.h"

namespace carrel {

namespace {

// Every code point in lower case and joined with the one before it where NFC has one for both.
template <typename Take>
void compose_lower(std::string_view text, const Take& take) {
  char32_t pending = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    at += decoded.size;
    const char32_t lower =
        decoded.code_point == kInvalidCodePoint ? kReplacement : to_lower(decoded.code_point);
    if (const char32_t joined = pending ? compose(pending, lower) : 0) {
      pending = joined;
      continue;
    }
    if (pending) take(pending);
    pending = lower;
  }
  if (pending) take(pending);
}

}  // namespace

std::string loose_path(std::string_view path) {
  std::string loose;
  compose_lower(path, [&](char32_t cp) { append_utf8(cp == '\\' ? U'/' : cp, loose); });
  return loose;
}

std::string loose_heading(std::string_view text) {
  std::string loose;
  compose_lower(text, [&](char32_t cp) {
    const CharacterClass kind = class_of(cp);
    if (kind != CharacterClass::Other && kind != CharacterClass::Symbol) append_utf8(cp, loose);
  });
  return loose;
}

bool comes_before(std::string_view a, std::string_view b) {
  std::size_t i = 0, k = 0;
  const auto take_number = [](std::string_view text, std::size_t& at) {
    while (at + 1 < text.size() && text[at] == '0' && ascii::is_digit(text[at + 1])) ++at;
    const std::size_t begin = at;
    while (at < text.size() && ascii::is_digit(text[at])) ++at;
    return text.substr(begin, at - begin);
  };
  while (i < a.size() && k < b.size()) {
    if (ascii::is_digit(a[i]) && ascii::is_digit(b[k])) {
      const std::string_view x = take_number(a, i), y = take_number(b, k);
      if (x.size() != y.size()) return x.size() < y.size();
      if (x != y) return x < y;
    } else {
      if (a[i] != b[k]) return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[k]);
      ++i;
      ++k;
    }
  }
  return a.size() - i < b.size() - k;
}

}  // namespace carrel
