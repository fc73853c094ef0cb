// The lines at the head of a file, and what in them has the shape of a key and its value.
#pragma once

#include <cstddef>
#include <string_view>

namespace carrel {

// Offsets are bytes of `text`, which has \n line ends. "Trimmed" is without what nobody sees: blank
// space and the characters of hidden_characters.h.

bool starts_with(std::string_view text, std::string_view beginning);
std::string_view trimmed_left(std::string_view text);
std::string_view trimmed(std::string_view text);  // at both ends

// Where the line behind that of `at` begins; the text's end if there is none.
std::size_t next_line(std::string_view text, std::size_t at);
// From `at` to the end of its line, without the line end: as written, and trimmed.
std::string_view raw_line(std::string_view text, std::size_t at);
std::string_view line_at(std::string_view text, std::size_t at);
// Of the line of `at`, from 1.
std::size_t line_number(std::string_view text, std::size_t at);

// A line that has the shape of a key and its value, in any format: "key: value", "key = value",
// "[table]", "#+key:", ".. key:".
struct KeyLine {
  std::string_view key, value;
  bool is_one_word = true;
};
bool read_key_line(std::string_view line, KeyLine& read);

// The lines from `begin` on that hang together: blank lines first, then up to the next blank one.
struct LineBlock {
  std::size_t begin = 0, end = 0;
};
LineBlock block_at(std::string_view text, std::size_t begin, std::size_t limit);

// Whether a line from `begin` to `end` is a key line that passes `test`.
template <typename Test>
bool any_key_line(std::string_view text, std::size_t begin, std::size_t end, Test test) {
  for (std::size_t at = begin; at < end; at = next_line(text, at)) {
    KeyLine line;
    if (read_key_line(raw_line(text, at), line) && test(line)) return true;
  }
  return false;
}

// Whether what stands from `begin` to `end` looks like front matter rather than text.
bool looks_like_keys(std::string_view text, std::size_t begin, std::size_t end, bool is_closed);

}  // namespace carrel
