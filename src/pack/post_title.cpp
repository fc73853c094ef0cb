#include "pack/post_title.h"

#include <algorithm>

#include "base/ascii.h"
#include "carrel/document.h"
#include "document/blocks.h"
#include "document/entities.h"
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
        heading.is_first_of_page = is_first && found->level == 1;
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
  const bool has_letter = std::any_of(name.begin(), name.end(), [](char c) {
    return ascii::is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
  });
  if (title.find(' ') != std::string::npos || !has_letter) return collapse(title);
  std::replace(title.begin(), title.end(), '-', ' ');
  std::replace(title.begin(), title.end(), '_', ' ');
  title = collapse(title);
  if (title.empty()) return std::string(name);
  // "iOS setup" stays.
  const std::string_view word = std::string_view(title).substr(0, title.find(' '));
  if (ascii::is_lower(title[0]) && std::none_of(word.begin(), word.end(), ascii::is_upper))
    title[0] = static_cast<char>(title[0] - 32);
  return title;
}

std::size_t order_prefix(std::string_view name, bool has_others) {
  std::size_t digits = 0;
  while (digits < name.size() && ascii::is_digit(name[digits])) ++digits;
  if (digits == 0 || digits > 5 || digits == name.size()) return 0;
  const std::string_view rest = name.substr(digits);
  std::size_t size = 0;
  while (size < rest.size() && std::string_view("-_.) ").find(rest[size]) != std::string_view::npos)
    ++size;
  const std::string_view mark = rest.substr(0, size);
  if (size == 0 || size == rest.size()) return 0;
  const bool is_list_mark = mark == ". " || mark == ") " || mark == " - ";
  // "1.2-notes" is a version, "3 ways" a sentence, "2024-plans" a year.
  if (mark == " " || (mark == "." && ascii::is_digit(rest[size])) ||
      (digits == 4 && name[0] != '0'))
    return 0;
  return name[0] == '0' || (is_list_mark && digits < 4) || has_others ? digits + size : 0;
}

std::string plain_title(std::string_view title) {
  // Those within a line alone: "<Button>" is the name of a component.
  static constexpr std::string_view kTags[] = {"em",   "strong", "b",   "i",   "u",    "s",
                                               "code", "span",   "br",  "sup", "sub",  "small",
                                               "kbd",  "mark",   "del", "ins", "abbr", "wbr"};
  std::string text;
  for (std::size_t at = 0; at < title.size();) {
    const std::string_view rest = title.substr(at);
    if (rest[0] == '`') {
      const std::size_t run = rest.find_first_not_of('`');
      const std::string_view marks = rest.substr(0, std::min(run, rest.size()));
      const std::size_t end = run == std::string_view::npos ? run : rest.find(marks, run);
      if (end != std::string_view::npos) {
        text += rest.substr(run, end - run);
        at += end + marks.size();
        continue;
      }
    }
    if (rest.substr(0, 2) == "**" && rest.size() > 4 && rest[2] != ' ' && rest[2] != '*') {
      const std::size_t end = rest.find("**", 2);
      if (end != std::string_view::npos) {
        text += plain_title(rest.substr(2, end - 2));
        at += end + 2;
        continue;
      }
    }
    if (rest[0] == '[') {
      const std::size_t middle = rest.find("](");
      const std::size_t end = middle == std::string_view::npos ? middle : rest.find(')', middle);
      if (end != std::string_view::npos) {
        text += plain_title(rest.substr(1, middle - 1));
        at += end + 1;
        continue;
      }
    }
    if (rest[0] == '<') {
      const std::size_t end = rest.find('>');
      const std::size_t from = rest.substr(0, 2) == "</" ? 2 : 1;
      std::size_t to = from;
      while (to < rest.size() && ascii::is_alphanumeric(rest[to])) ++to;
      const std::string name = ascii::lowered(rest.substr(from, to - from));
      if (end != std::string_view::npos &&
          std::find(std::begin(kTags), std::end(kTags), name) != std::end(kTags)) {
        at += end + 1;
        continue;
      }
    }
    text += rest[0];
    ++at;
  }
  const std::vector<NamedEntity> entities = collect_entities(text);
  text = collapse(decode_entities(text, &entities));
  return text.empty() ? std::string(title) : text;
}

}  // namespace carrel
