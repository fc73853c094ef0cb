// A file's front matter as values, before any key is given a meaning.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "carrel/front_matter.h"
#include "post/front_matter_values.h"

namespace carrel {

struct ReadFrontMatter {
  FrontMatterValues values;  // lines are the file's, from 1
  std::string body;
  std::size_t body_line = 1;
  std::vector<Warning> warnings;
};

// Errors are parse_front_matter's.
Result<ReadFrontMatter> read_front_matter(std::string_view text, std::string_view file);

}  // namespace carrel
