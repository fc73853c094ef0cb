// What a post without a title in its front matter is called: its first heading, as readers would
// see it, else its file's name.
#pragma once

#include <string>
#include <string_view>

namespace carrel {

struct FirstHeading {
  std::string text;                // plain; empty: the post has no heading with a text
  std::string id;                  // what links to it name
  std::size_t begin = 0, end = 0;  // the bytes of its lines, if it can be taken out; else both 0
  // of the first level, or nothing stands above it: repeated under the same title it would be one
  // too many
  bool is_title = false;
  bool is_first_of_page = false;  // of the first level, and nothing stands above it
};

FirstHeading find_first_heading(std::string_view markdown);

// The Markdown without the heading's lines, which become empty ones.
std::string without_heading(std::string_view markdown, const FirstHeading& heading);

// Whether both say the same, marks of emphasis and code aside.
bool is_same_title(std::string_view title, std::string_view other);

// A file's name, without its ending, date and number, as a title: as written, if it is written as
// one, with spaces for "-" and "_" otherwise.
std::string title_from_name(std::string_view name);

// The number that puts a file in its place, and what parts it from the name: "01-", "2. ", "003_".
// 0 where the name has none. A number without a zero in front is one only where `has_others` beside
// it: "7-zip" is a name.
std::size_t order_prefix(std::string_view name, bool has_others);

// A title that front matter gives, as readers see it: without code marks, strong marks, addresses
// of links and the tags of HTML within a line; entities decoded.
std::string plain_title(std::string_view title);

}  // namespace carrel
