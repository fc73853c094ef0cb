// What reports for people have in common.
#pragma once

#include <cstddef>
#include <string>

namespace carrel {

// "1 post", "3 posts".
std::string counted(std::size_t count, const char* one, const char* many);

// The line, or the beginning of one that no terminal shows whole, with an ellipsis: at most 160
// characters.
std::string cut_line(const std::string& line);

}  // namespace carrel
