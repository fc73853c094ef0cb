#include "pack/post_title.h"

#include <algorithm>

#include "base/ascii.h"
#include "carrel/document.h"
#include "document/blocks.h"
#include "document/footnote_label.h"
#include "document/prepared_text.h"

namespace carrel {

namespace {

bool is_visible(LineKind kind) { return kind != LineKind::Blank && kind != LineKind::Definition; }

// The heading's lines with what they refer to: definitions of links, and the footnotes, whose marks
// are no part of a title.
std::string with_references(std::string_view lines, std::string_view markdown,
                            const Blocks& blocks) {
  std::string text = std::string(lines) + "\n\n";
  text += DefinitionLookup(markdown, blocks).lines_for(lines);
  for (std::size_t at = lines.find("[^"); at != std::string_view::npos;
       at = lines.find("[^", at + 1)) {
    std::size_t end = 0;
    const std::string_view label = read_footnote_label(lines, at, end);
    const bool is_known = std::any_of(blocks.footnotes.begin(), blocks.footnotes.end(),
                                      [&](const Footnote& note) { return note.label == label; });
    if (is_known) text += "\n\n[^" + std::string(label) + "]: note\n";
  }
  return text;
}

// Whether a heading is all that the document shows.
bool shows_only_heading(const Document& document) {
  bool in_heading = false;
  for (const Node& node : document.nodes) {
    const bool is_heading = node.element >= Element::Heading1 && node.element <= Element::Heading6;
    if (is_heading && node.kind != Node::Kind::Text) in_heading = node.kind == Node::Kind::Open;
    if (node.element == Element::FootnoteSection) break;
    if (node.kind == Node::Kind::Open && node.element == Element::Image) return false;
    if (node.kind == Node::Kind::Text && !in_heading &&
        node.text.find_first_not_of(" \t\n") != std::string::npos)
      return false;
  }
  return true;
}

std::string collapse(std::string_view text) {
  std::string collapsed;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\t') {
      if (!collapsed.empty() && collapsed.back() != ' ') collapsed += ' ';
    } else {
      collapsed += c;
    }
  }
  while (!collapsed.empty() && collapsed.back() == ' ') collapsed.pop_back();
  return collapsed;
}

}  // namespace

FirstHeading find_first_heading(std::string_view markdown) {
  FirstHeading heading;
  const Blocks blocks = scan_blocks(markdown);
  const std::vector<Line>& lines = blocks.lines;
  bool is_first = true;  // nothing visible stands above
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t last = i;
    while (is_visible(lines[i].kind) && last + 1 < lines.size() &&
           lines[last + 1].block == lines[i].block)
      ++last;
    const std::string_view block =
        markdown.substr(lines[i].content, lines[last].end - lines[i].content);
    const bool is_html = lines[i].kind == LineKind::Html;
    const bool may_be_heading = lines[i].kind == LineKind::Heading ||
                                lines[last].kind == LineKind::SetextUnderline ||
                                (is_html && block.find('<') != std::string_view::npos &&
                                 (block.find("<h") != std::string_view::npos ||
                                  block.find("<H") != std::string_view::npos));
    if (may_be_heading && lines[i].footnote == kNoFootnote) {
      std::string text;
      for (std::size_t k = i; k <= last; ++k)
        text +=
            std::string(markdown.substr(lines[k].content, lines[k].end - lines[k].content)) + "\n";
      text = with_references(text, markdown, blocks);
      DocumentOptions options;
      const std::vector<NamedEntity> entities = collect_entities(text);
      options.entities = &entities;
      const Document document = parse_document(text, options);
      const auto found =
          std::find_if(document.outline.begin(), document.outline.end(),
                       [](const OutlineEntry& entry) { return !collapse(entry.text).empty(); });
      if (found != document.outline.end()) {
        heading.text = collapse(found->text);
        heading.id = found->id;
        heading.is_title = is_first || found->level == 1;
        if (lines[i].depth == 0 && shows_only_heading(document)) {
          heading.begin = lines[i].begin;
          heading.end = lines[last].end;
        }
        return heading;
      }
    }
    const bool is_comment = is_html && (lines[i].html == 2 || block.compare(0, 4, "<!--") == 0);
    is_first &= !is_visible(lines[i].kind) || is_comment;
    i = last + 1;
  }
  return heading;
}

std::string without_heading(std::string_view markdown, const FirstHeading& heading) {
  std::string rest(markdown.substr(0, heading.begin));
  const std::string_view taken = markdown.substr(heading.begin, heading.end - heading.begin);
  rest.append(static_cast<std::size_t>(std::count(taken.begin(), taken.end(), '\n')), '\n');
  return rest += markdown.substr(heading.end);
}

bool is_same_title(std::string_view title, std::string_view other) {
  const auto plain = [](std::string_view text) {
    std::string without;
    for (const char c : text)
      if (c != '`' && c != '*' && c != '_') without += c;
    return collapse(without);
  };
  return plain(title) == plain(other);
}

std::string title_from_name(std::string_view name) {
  std::string title(name);
  if (title.find(' ') != std::string::npos) return collapse(title);
  std::replace(title.begin(), title.end(), '-', ' ');
  std::replace(title.begin(), title.end(), '_', ' ');
  title = collapse(title);
  if (title.empty()) return std::string(name);
  if (ascii::is_lower(title[0])) title[0] = static_cast<char>(title[0] - 32);
  return title;
}

}  // namespace carrel
