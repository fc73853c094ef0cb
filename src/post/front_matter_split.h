// Where front matter and body stand in a file. The rules, and whose they are, stand at
// split_front_matter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "carrel/front_matter.h"
#include "post/front_matter_values.h"

namespace carrel {

struct FrontMatterFormat {
  std::string_view name;
  std::string_view mark;  // the whole line that opens and closes it; "..." closes YAML too
  Result<FrontMatterValues> (*read)(std::string_view);
};

struct Split {
  const FrontMatterFormat* format = nullptr;  // null: no front matter
  std::string_view front;
  std::string_view body;
  std::size_t front_line = 1, body_line = 1;
  std::vector<Warning> warnings;  // what stood before the front matter and was read over
};

// Front matter is read where it stands first, or behind
//   - blank lines, spaces and a byte-order mark (as Hugo and Zola do),
//   - characters that nobody sees, and HTML comments, or within one (as Hugo does): with a warning,
// and where its opening mark names YAML, TOML or JSON ("---toml", as gray-matter does).
//
// A line "---" opens front matter when a key stands below it: in the first lines of text, or a key
// that carrel knows anywhere before the closing line. A text with nothing like it begins with a
// rule and is all body. The same holds for "+++" and ";;;", and "{" opens JSON when a quoted key
// and a colon follow.
//
// Fails, so that the post stays out, where front matter is begun and not closed, is in a language
// that cannot be read (JavaScript), stands behind or within another tool's comment or a code block,
// has another mark, or has none and says that the post is kept back. The error's `where` is the
// line, as a number. `text` is valid UTF-8 with \n line ends and must outlive the result.
Result<Split> split_front_matter(std::string_view text);

// Whether it is the mark of a format: "---", "+++" or ";;;".
bool is_front_matter_mark(std::string_view mark);

}  // namespace carrel
