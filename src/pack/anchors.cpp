#include "pack/anchors.h"

#include <utility>

#include "base/ascii.h"
#include "document/blocks.h"

namespace carrel {

namespace {

bool is_id(char c) {
  return ascii::is_alphanumeric(c) || c == '-' || c == '_' || c == '.' || c == ':';
}

// " ^block-1" at the end of a line, or alone on it: Obsidian's.
std::string_view block_id(std::string_view line) {
  std::size_t begin = line.size();
  while (begin > 0 && (ascii::is_alphanumeric(line[begin - 1]) || line[begin - 1] == '-')) --begin;
  const bool is_block = begin > 0 && begin < line.size() && line[begin - 1] == '^' &&
                        (begin == 1 || line[begin - 2] == ' ' || line[begin - 2] == '\t');
  return is_block ? line.substr(begin - 1) : std::string_view();
}

// "{#id}", "{: #id .class }", "{ #id }": Pandoc's, kramdown's, MkDocs'.
void add_attribute_ids(std::string_view line, std::size_t heading, std::vector<Anchor>& anchors) {
  for (std::size_t open = line.find('{'); open != std::string_view::npos;
       open = line.find('{', open + 1)) {
    const std::size_t close = line.find('}', open);
    if (close == std::string_view::npos) return;
    const std::string_view inside = line.substr(open + 1, close - open - 1);
    const std::size_t first = inside.find_first_not_of(": ");
    if (first == std::string_view::npos || (inside[first] != '#' && inside[first] != '.')) continue;
    for (std::size_t at = inside.find('#'); at != std::string_view::npos;
         at = inside.find('#', at + 1)) {
      std::size_t end = at + 1;
      while (end < inside.size() && is_id(inside[end])) ++end;
      const bool stands_alone = at == 0 || inside[at - 1] == ' ' || inside[at - 1] == ':';
      if (stands_alone && end > at + 1 && (end == inside.size() || inside[end] == ' '))
        anchors.push_back({std::string(inside.substr(at + 1, end - at - 1)), heading});
    }
  }
}

// What goldmark calls a term that is explained: "`publishDir`" is "publishdir".
std::string term_id(std::string_view term) {
  std::string id;
  for (const char c : term) {
    if (ascii::is_alphanumeric(c) || c == '_' || c == '-' || static_cast<unsigned char>(c) >= 0x80)
      id += ascii::lower(c);
    else if (c == ' ')
      id += '-';
  }
  return id;
}

// ":   What the term on the line above means."
bool is_definition(std::string_view line) {
  return line.size() > 2 && line[0] == ':' && (line[1] == ' ' || line[1] == '\t');
}

}  // namespace

LineAnchors find_line_anchors(std::string_view markdown) {
  LineAnchors found;
  if (markdown.find_first_of("{^:") == std::string_view::npos) return found;
  const Blocks blocks = scan_blocks(markdown);
  std::string_view term;  // the line above, if it can be one
  for (const Line& line : blocks.lines) {
    const std::string_view text = markdown.substr(line.content, line.end - line.content);
    const bool is_heading =
        line.kind == LineKind::Heading || line.kind == LineKind::SetextUnderline;
    if (is_heading) ++found.heading_lines;
    const bool is_paragraph = line.kind == LineKind::Paragraph;
    const std::string_view above = std::exchange(term, {});
    if (is_heading || !is_paragraph) continue;
    if (!is_definition(text))
      term = text;
    else if (std::string id = term_id(above); !id.empty())
      found.anchors.push_back({std::move(id), found.heading_lines});
    if (const std::string_view id = block_id(text); !id.empty())
      found.anchors.push_back({std::string(id), found.heading_lines});
    add_attribute_ids(text, found.heading_lines, found.anchors);
  }
  return found;
}

}  // namespace carrel
