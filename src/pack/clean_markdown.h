// What of a post's Markdown is not published: what its author's tool hides, HTML comments, and link
// definitions that nothing uses.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/hidden_text.h"

namespace carrel {

struct CleanedMarkdown {
  std::string markdown;
  std::vector<HiddenText> hidden;  // by comments of tools
  // lines at which an HTML comment begins that takes the rest of its block with it
  std::vector<std::size_t> unclosed_comments;
  std::vector<std::string> unused_definitions;  // labels
};

// What is taken out is what the parser says is a comment or a definition, and nothing that a reader
// would see. Lines keep their numbers, but for those behind an HTML comment that begins within a
// line and ends on another.
CleanedMarkdown clean_markdown(std::string_view markdown);

}  // namespace carrel
