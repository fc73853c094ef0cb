#include "check/sources.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "post/encoding.h"

namespace carrel {

const std::string& Sources::text(const std::string& path) {
  const auto known = texts_.find(path);
  if (known != texts_.end()) return known->second;
  std::string text;
  if (has(path))
    if (const Result<std::string> bytes = source_.read(path))
      if (Result<DecodedText> decoded = decode_text(bytes.value())) {
        text = std::move(decoded.value().text);
        text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
      }
  return texts_.emplace(path, std::move(text)).first->second;
}

bool Sources::has(const std::string& path) const {
  return std::find(source_.paths.begin(), source_.paths.end(), path) != source_.paths.end();
}

Place read_place(const std::string& where) {
  const std::size_t colon = where.rfind(':');
  if (colon == std::string::npos || colon + 1 == where.size() || where.size() - colon > 10 ||
      !std::all_of(where.begin() + static_cast<std::ptrdiff_t>(colon) + 1, where.end(),
                   ascii::is_digit))
    return {where, 0};
  std::size_t line = 0;
  for (const char c : std::string_view(where).substr(colon + 1))
    line = line * 10 + static_cast<std::size_t>(c - '0');
  return {where.substr(0, colon), line};
}

std::string_view text_of_line(std::string_view text, std::size_t line) {
  for (; line > 1; --line) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

std::size_t line_number_at(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

std::size_t column_at(std::string_view line, std::size_t offset) {
  return 1 + count_code_points(line.substr(0, offset));
}

}  // namespace carrel
