// The words of a post as plain text: by section for the index and excerpts, whole for reading.
#include <algorithm>

#include "carrel/document.h"
#include "document/elements.h"
#include "document/passes.h"

namespace carrel {

namespace {

bool is_formula(Element element) {
  return element == Element::MathInline || element == Element::MathBlock;
}
bool is_apparatus(Element element) {
  return element == Element::FootnoteReference || element == Element::FootnoteBack;
}

std::string_view find_attribute(const Node& node, AttributeName name) {
  for (const Attribute& attribute : node.attributes)
    if (attribute.name == name) return attribute.value;
  return {};
}

void end_word(std::string& text) {
  if (!text.empty() && text.back() != ' ' && text.back() != '\n') text += ' ';
}

void end_block(std::string& text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
  if (!text.empty() && text.back() != '\n') text += '\n';
}

// A line end within a block is a space, except in code: what stands on a line of its own in the
// text is a block.
void append_prose(std::string_view written, bool is_code, std::string& text) {
  const std::size_t begin = text.size();
  text += written;
  if (!is_code)
    std::replace(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), '\n', ' ');
}

}  // namespace

std::vector<TextSection> write_sections(const Document& document, Formulas formulas) {
  std::vector<TextSection> sections(1);
  int skipping = 0;
  bool in_heading = false, in_code = false;
  for (const Node& node : document.nodes) {
    TextSection& section = sections.back();
    if (node.kind == Node::Kind::Text) {
      if (skipping == 0)
        append_prose(node.text, in_code, in_heading ? section.heading : section.text);
      continue;
    }
    if (node.kind == Node::Kind::RawHtml) continue;
    const bool is_open = node.kind == Node::Kind::Open;
    if (is_apparatus(node.element)) skipping += is_open ? 1 : -1;
    if (is_formula(node.element) && formulas == Formulas::LeftOut) {
      std::string& text = in_heading ? section.heading : section.text;
      if (is_open) text += "…";
      skipping += is_open ? 1 : -1;
    }
    if (node.element == Element::CodeBlock) in_code = is_open;
    if (const int level = heading_level(node.element)) {
      in_heading = is_open;
      if (is_open) {
        end_block(section.text);
        TextSection next;
        next.heading_id = find_attribute(node, AttributeName::Id);
        next.level = level;
        sections.push_back(std::move(next));
      }
      continue;
    }
    std::string& text = in_heading ? section.heading : section.text;
    if (is_open && node.element == Element::Image) {
      end_word(text);
      text += find_attribute(node, AttributeName::Alt);
      end_word(text);
    }
    if (in_heading && node.element == Element::LineBreak) end_word(text);
    if (!in_heading && (record_of(node.element).is_block || node.element == Element::LineBreak))
      end_block(text);
  }
  end_block(sections.back().text);
  return sections;
}

std::string write_text(const Document& document) {
  std::string text;
  std::vector<std::string> markers;  // what stands before the text of each open list item or quote
  std::vector<int> numbers;          // the next number of each open list; 0: bullets
  int skipping = 0;
  bool needs_marker = false;
  std::string marker;
  const auto begin_line = [&] {
    if (!text.empty() && text.back() != '\n') return;
    for (std::size_t i = 0; i + (needs_marker ? 1 : 0) < markers.size(); ++i) text += markers[i];
    if (needs_marker) text += marker;
    needs_marker = false;
  };
  const auto blank_line = [&] {
    end_block(text);
    if (!text.empty() && !(text.size() > 1 && text[text.size() - 2] == '\n')) text += '\n';
  };
  for (const Node& node : document.nodes) {
    const bool is_open = node.kind == Node::Kind::Open;
    if (node.kind == Node::Kind::Text) {
      if (skipping > 0) continue;
      for (const char c : node.text) {
        if (c != '\n') begin_line();
        text += c;
      }
      continue;
    }
    if (node.kind == Node::Kind::RawHtml) continue;
    switch (node.element) {
      case Element::FootnoteReference:
        if (is_open) text += "[" + std::string(find_attribute(node, AttributeName::Number)) + "]";
        skipping += is_open ? 1 : -1;
        break;
      case Element::FootnoteBack:
        skipping += is_open ? 1 : -1;
        break;
      case Element::UnorderedList:
      case Element::OrderedList:
        if (is_open) {
          if (markers.empty()) blank_line();
          numbers.push_back(node.element == Element::OrderedList ? 1 : 0);
        } else {
          numbers.pop_back();
          if (markers.empty()) blank_line();
        }
        break;
      case Element::ListItem:
        end_block(text);
        if (is_open) {
          const bool numbered = !numbers.empty() && numbers.back() > 0;
          marker = numbered ? std::to_string(numbers.back()++) + ". " : "- ";
          markers.emplace_back(marker.size(), ' ');
          needs_marker = true;
        } else {
          if (needs_marker) begin_line();
          markers.pop_back();
        }
        break;
      case Element::BlockQuote:
      case Element::Alert:
        if (is_open) {
          blank_line();
          markers.emplace_back("> ");
        } else {
          markers.pop_back();
          blank_line();
        }
        break;
      case Element::TaskCheckbox:
        if (is_open) {
          begin_line();
          bool checked = false;
          for (const Attribute& attribute : node.attributes)
            checked |= attribute.name == AttributeName::Checked;
          text += checked ? "[x] " : "[ ] ";
        }
        break;
      case Element::Image:
        if (is_open) {
          begin_line();
          text += "[" + std::string(find_attribute(node, AttributeName::Alt)) + "]";
        }
        break;
      case Element::TableCell:
      case Element::TableHeaderCell:
        if (!is_open) text += " | ";
        break;
      case Element::TableRow:
        if (!is_open) end_block(text);
        break;
      case Element::LineBreak:
        if (is_open) text += '\n';
        break;
      case Element::ThematicBreak:
        if (is_open) {
          blank_line();
          text += "* * *\n";
        }
        break;
      default:
        if (!record_of(node.element).is_block) break;
        if (is_open && (!markers.empty())) {
          end_block(text);
        } else {
          markers.empty() ? blank_line() : end_block(text);
        }
        if (is_open && heading_level(node.element) != 0)
          text += std::string(static_cast<std::size_t>(heading_level(node.element)), '#') + " ";
    }
  }
  while (text.size() > 1 && text[text.size() - 2] == '\n' && text.back() == '\n') text.pop_back();
  return text;
}

}  // namespace carrel
