#include "markup/line_text.h"

#include <algorithm>

#include "base/ascii.h"

namespace carrel {

std::size_t run_of(std::string_view text, char c) {
  return std::min(text.find_first_not_of(c), text.size());
}

std::string_view leading_name(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() &&
         (ascii::is_alphanumeric(text[size]) || text[size] == '-' || text[size] == '_'))
    ++size;
  return text.substr(0, size);
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (const char c : text) {
    if (c == '\t')
      columns += 4 - columns % 4;
    else if (c == ' ')
      ++columns;
    else
      break;
  }
  return columns;
}

std::string_view without_columns(std::string_view text, std::size_t columns) {
  std::size_t taken = 0;
  while (!text.empty() && taken < columns && (text.front() == ' ' || text.front() == '\t')) {
    taken += text.front() == '\t' ? 4 - taken % 4 : 1;
    text.remove_prefix(1);
  }
  return text;
}

}  // namespace carrel
