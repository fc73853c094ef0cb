// What stands before the front matter of a file: blank space, characters that nobody sees,
// comments.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace carrel {

struct Preamble {
  std::size_t at = 0;              // where it ends
  std::string hidden;              // "U+200B", where a character that nobody sees stood
  bool has_comment = false;        // HTML comments came first
  bool is_inside_comment = false;  // the front matter stands within one
  std::string other;               // what of another tool's came first: a comment, a code block
  std::string kept_back;           // a comment of keys keeps the post back: "status: draft"
};

Preamble pass_preamble(std::string_view text);

// Whether the lines from `begin` to `end` are keys without any mark, as Pelican and MultiMarkdown
// write them, that keep the post back: what says so ("status: draft"), or empty. A lone word must
// be clear.
std::string kept_back_by_bare_keys(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace carrel
