#include "pack/inline_tags.h"

#include <algorithm>

#include "base/utf8.h"
#include "document/blocks.h"
#include "text/unicode.h"

namespace carrel {

namespace {

bool is_tag_character(char32_t cp) {
  const CharacterClass kind = cp == kInvalidCodePoint ? CharacterClass::Other : class_of(cp);
  return cp == '-' || cp == '_' || cp == '/' ||
         (kind != CharacterClass::Other && kind != CharacterClass::Symbol);
}

// The tag that begins behind the '#' at `at`; empty where none does. `end` is where it ends.
std::string_view read_tag(std::string_view line, std::size_t at, std::size_t& end) {
  const std::size_t begin = at + 1;
  if (line.substr(begin, 2) == "[[") {
    const std::size_t close = line.find("]]", begin);
    end = close == std::string_view::npos ? begin : close + 2;
    return close == std::string_view::npos ? std::string_view()
                                           : line.substr(begin + 2, close - begin - 2);
  }
  end = begin;
  bool has_letter = false;
  while (end < line.size()) {
    const Decoded decoded = decode_utf8(line, end);
    if (!is_tag_character(decoded.code_point)) break;
    has_letter |= class_of(decoded.code_point) == CharacterClass::Letter ||
                  class_of(decoded.code_point) == CharacterClass::Pair;
    end += decoded.size;
  }
  std::string_view tag = line.substr(begin, end - begin);
  while (!tag.empty() && tag.back() == '/') tag.remove_suffix(1);
  return has_letter ? tag : std::string_view();
}

}  // namespace

std::vector<std::string> find_inline_tags(std::string_view markdown) {
  std::vector<std::string> tags;
  if (markdown.find('#') == std::string_view::npos) return tags;
  for (const Line& line : scan_blocks(markdown).lines) {
    if (line.kind != LineKind::Paragraph && line.kind != LineKind::TableRow) continue;
    const std::string_view text = markdown.substr(line.content, line.end - line.content);
    for (std::size_t at = 0; at < text.size();) {
      if (text[at] == '`') {  // code ends on its line, or is none
        const std::size_t run = std::min(text.find_first_not_of('`', at), text.size());
        const std::size_t close = text.find(text.substr(at, run - at), run);
        at = close == std::string_view::npos ? run : close + (run - at);
        continue;
      }
      const bool may_begin =
          text[at] == '#' && (at == 0 || text[at - 1] == ' ' || text[at - 1] == '\t');
      std::size_t end = at + 1;
      const std::string_view tag = may_begin ? read_tag(text, at, end) : std::string_view();
      if (!tag.empty() && std::find(tags.begin(), tags.end(), tag) == tags.end())
        tags.emplace_back(tag);
      at = std::max(end, at + 1);
    }
  }
  return tags;
}

}  // namespace carrel
