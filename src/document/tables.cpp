// Which rows of dashes make no table? Those with another number of cells than the header above them, by GitHub's rules; md4c cuts the
// header instead. They are found while md4c reads, and escaped for a second reading.
#include <algorithm>

#include "document/passes.h"

namespace carrel {

std::size_t find_false_table(std::string_view markdown, std::size_t header, std::size_t columns) {
  const std::size_t before = header == 0 ? std::string_view::npos : markdown.rfind('\n', header - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t end = std::min(markdown.find('\n', header), markdown.size());
  // Before the first text stand only marks of quotes, lists and emphasis, the leading pipe, and pipes of empty cells.
  const auto pipes = std::count(markdown.begin() + static_cast<std::ptrdiff_t>(begin), markdown.begin() + static_cast<std::ptrdiff_t>(header), '|');
  std::size_t cells = pipes > 1 ? static_cast<std::size_t>(pipes) : 1;
  bool ends_in_pipe = false;
  for (std::size_t at = header; at < end; ++at) {
    const char c = markdown[at];
    if (c == ' ' || c == '\t' || c == '\r') continue;
    // A pipe as the very first character was escaped: md4c hands over what follows the backslash.
    ends_in_pipe = c == '|' && at > header;
    cells += ends_in_pipe;
    if (c == '\\') ++at;
  }
  cells -= ends_in_pipe;
  return cells == columns ? std::string_view::npos : markdown.find_first_of("|-:", end);
}

std::string escape_at(std::string_view markdown, const std::vector<std::size_t>& places) {
  std::string escaped;
  escaped.reserve(markdown.size() + places.size());
  std::size_t from = 0;
  for (const std::size_t place : places) {
    escaped += markdown.substr(from, place - from);
    escaped += '\\';
    from = place;
  }
  return escaped += markdown.substr(from);
}

}  // namespace carrel
