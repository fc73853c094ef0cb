#include "base/wording.h"

#include "base/utf8.h"

namespace carrel {

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string cut_line(const std::string& line) {
  constexpr std::size_t kMostColumns = 160;
  if (count_code_points(line) <= kMostColumns) return line;
  std::size_t end = 0;
  for (std::size_t n = 1; n < kMostColumns; ++n) end += decode_utf8(line, end).size;
  return line.substr(0, end) + "…";
}

}  // namespace carrel
