#include "post/front_matter_lines.h"

#include <algorithm>

#include "base/utf8.h"
#include "post/front_matter_keys.h"
#include "text/hidden_characters.h"

namespace carrel {

bool starts_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

std::size_t next_line(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}

std::string_view trimmed_left(std::string_view text) {
  while (!text.empty()) {
    const Decoded decoded = decode_utf8(text, 0);
    if (!is_hidden_character(decoded.code_point)) break;
    text.remove_prefix(decoded.size);
  }
  return text;
}

std::string_view trimmed(std::string_view text) {
  text = trimmed_left(text);
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    if (!is_hidden_character(decode_utf8(text, last).code_point)) break;
    text = text.substr(0, last);
  }
  return text;
}

std::string_view raw_line(std::string_view text, std::size_t at) {
  return text.substr(at, std::min(text.find('\n', at), text.size()) - at);
}
std::string_view line_at(std::string_view text, std::size_t at) {
  return trimmed(raw_line(text, at));
}

std::size_t line_number(std::string_view text, std::size_t at) {
  return 1 + static_cast<std::size_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

bool read_key_line(std::string_view line, KeyLine& read) {
  line = trimmed(line);
  for (const std::string_view prefix : {"#+", ".. ", ":", "? "})
    if (starts_with(line, prefix)) line = trimmed_left(line.substr(prefix.size()));
  if (starts_with(line, "[") && line.back() == ']' && line.size() > 2) {
    const std::string_view name =
        line.substr(line.find_first_not_of('['), line.find(']') - line.find_first_not_of('['));
    read = {name, {}, true};
    return !name.empty() && name.find_first_of(" ()") == std::string_view::npos &&
           line.find(']') + 2 >= line.size();
  }
  const char quote =
      !line.empty() && (line.front() == '"' || line.front() == '\'') ? line.front() : '\0';
  std::size_t end = quote ? line.find(quote, 1) : line.find_first_of(":=");
  const std::size_t wide = line.find("\uFF1A");  // typed with an East Asian keyboard
  if (!quote && wide < end) end = wide;
  if (end == std::string_view::npos || end > 60) return false;
  std::string_view key = trimmed(quote ? line.substr(1, end - 1) : line.substr(0, end));
  std::string_view rest = trimmed_left(line.substr(quote ? end + 1 : end));
  const std::size_t sign = starts_with(rest, "\uFF1A")                        ? 3
                           : starts_with(rest, "::")                          ? 2
                           : starts_with(rest, ":") || starts_with(rest, "=") ? 1
                                                                              : 0;
  if (sign == 0 || key.empty() || starts_with(rest.substr(sign), "//")) return false;
  if (key.find_first_of("`*<>()[]{}!?\"#|,;/\\") != std::string_view::npos) return false;
  read = {key, trimmed(rest.substr(sign)), key.find(' ') == std::string_view::npos};
  return true;
}

LineBlock block_at(std::string_view text, std::size_t begin, std::size_t limit) {
  while (begin < limit && line_at(text, begin).empty()) begin = next_line(text, begin);
  LineBlock block{begin, begin};
  while (block.end < limit && !line_at(text, block.end).empty())
    block.end = std::min(next_line(text, block.end), limit);
  return block;
}

bool looks_like_keys(std::string_view text, std::size_t begin, std::size_t end, bool is_closed) {
  const bool is_direct = begin < end && !line_at(text, begin).empty();
  LineBlock first = block_at(text, begin, end);
  while (first.begin < first.end) {  // comments of YAML and TOML, or headings, say nothing yet
    bool is_comment = true;
    for (std::size_t at = first.begin; at < first.end; at = next_line(text, at))
      is_comment &= starts_with(line_at(text, at), "#");
    if (!is_comment) break;
    first = block_at(text, first.end, end);
  }
  const auto is_one_word = [](const KeyLine& line) { return line.is_one_word; };
  const auto is_known_key = [](const KeyLine& line) { return is_front_matter_key(line.key); };
  if (any_key_line(text, first.begin, first.end, is_known_key)) return true;
  if ((is_direct || is_closed) && any_key_line(text, first.begin, first.end, is_one_word))
    return true;
  if (first.begin < first.end && (starts_with(line_at(text, first.begin), "{") ||
                                  starts_with(line_at(text, first.begin), "&")))
    return is_direct;
  return is_closed && any_key_line(text, begin, end, is_known_key);
}

}  // namespace carrel
