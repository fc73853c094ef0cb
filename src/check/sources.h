// The files of a folder as they are written, and where in them something stands.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "carrel/pack.h"

namespace carrel {

class Sources {
 public:
  // Keeps it.
  explicit Sources(const PackSource& source) : source_(source) {}

  // As UTF-8; empty where it cannot be read. Valid as long as this is.
  const std::string& text(const std::string& path);
  bool has(const std::string& path) const;

 private:
  const PackSource& source_;
  std::map<std::string, std::string> texts_;
};

// "a.md:12" → its path and line; the line is 0 where none is named.
struct Place {
  std::string file;
  std::size_t line = 0;
};
Place read_place(const std::string& where);

std::string_view text_of_line(std::string_view text, std::size_t line);  // from 1
std::size_t line_number_at(std::string_view text, std::size_t offset);   // from 1
// The column of an offset within its line, in characters, from 1.
std::size_t column_at(std::string_view line, std::size_t offset);

}  // namespace carrel
