// What authors hide in a post by their tool's own comments: text that the tool never shows, and
// that is not packed.
//
// The marks stand in the records of src/dialects. In code, a comment is text about comments, and
// stays.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace carrel {

struct HiddenText {
  std::size_t line = 0;   // of the text given, from 1
  std::string_view tool;  // "Obsidian"
  std::string_view mark;  // "%%"
  bool is_closed = true;  // false: the comment never ends, and all of it stays
};

// The text without the comments. As many line ends as they held are put in at the next empty line,
// so that later lines keep their numbers. What was found is added to `hidden`, in the order of the
// text.
std::string without_hidden_text(std::string_view markdown, std::vector<HiddenText>& hidden);

}  // namespace carrel
