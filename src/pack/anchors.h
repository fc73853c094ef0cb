// Places of a post that links may name besides its headings and raw HTML: "{#id}" at a paragraph,
// "^block" at a line's end, a term that the next line explains.
#pragma once

#include <string_view>
#include <vector>

#include "carrel/document.h"

namespace carrel {

// In the order of the text; Anchor::id of a block begins with '^'. Their headings are counted as
// the lines of Markdown have them, those of raw HTML not among them: `heading_lines` is their
// number.
struct LineAnchors {
  std::vector<Anchor> anchors;
  std::size_t heading_lines = 0;
};
LineAnchors find_line_anchors(std::string_view markdown);

}  // namespace carrel
