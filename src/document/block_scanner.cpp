// The steps of `next` are those of CommonMark's appendix, "Phase 1: block structure".
#include "document/block_scanner.h"

#include <algorithm>

#include "base/ascii.h"
#include "carrel/limits.h"
#include "document/footnote_label.h"
#include "document/html_blocks.h"

namespace carrel {

namespace {

constexpr std::uint32_t kCodeIndent = 4;

bool is_space(char c) { return c == ' ' || c == '\t'; }

bool is_blank_from(std::string_view line, std::size_t at) {
  return line.find_first_not_of(" \t", at) == std::string_view::npos;
}

std::size_t run_length(std::string_view line, std::size_t at) {
  return std::min(line.find_first_not_of(line[at], at), line.size()) - at;
}

bool is_heading(std::string_view line, std::size_t at) {
  const std::size_t level = run_length(line, at);
  return level <= 6 && (at + level == line.size() || is_space(line[at + level]));
}

std::size_t fence_size(std::string_view line, std::size_t at) {
  const std::size_t size = run_length(line, at);
  const bool has_tick = line[at] == '`' && line.find('`', at + size) != std::string_view::npos;
  return size >= 3 && !has_tick ? size : 0;
}

bool is_setext_underline(std::string_view line, std::size_t at) {
  return (line[at] == '=' || line[at] == '-') && is_blank_from(line, at + run_length(line, at));
}

bool is_thematic_break(std::string_view line, std::size_t at) {
  const char mark = line[at];
  if (mark != '*' && mark != '-' && mark != '_') return false;
  std::size_t marks = 0;
  for (; at < line.size(); ++at) {
    if (line[at] == mark)
      ++marks;
    else if (!is_space(line[at]))
      return false;
  }
  return marks >= 3;
}

// The cells of a row of dashes; 0 for another text.
std::size_t count_dashes(std::string_view line, std::size_t at) {
  if (line.find_first_not_of("|-: \t", at) != std::string_view::npos ||
      line.find('-', at) == std::string_view::npos)
    return 0;
  std::size_t cells = 0;
  if (at < line.size() && line[at] == '|') ++at;
  for (;;) {
    while (at < line.size() && is_space(line[at])) ++at;
    if (at == line.size()) return cells;
    if (line[at] == ':') ++at;
    const std::size_t dashes = at;
    while (at < line.size() && line[at] == '-') ++at;
    if (at == dashes) return 0;
    if (at < line.size() && line[at] == ':') ++at;
    while (at < line.size() && is_space(line[at])) ++at;
    ++cells;
    if (at == line.size()) return cells;
    if (line[at++] != '|') return 0;
  }
}

// The size of a list item's mark, "-" or "12."; 0 for none, and where the mark may not interrupt a
// paragraph.
std::size_t list_mark_size(std::string_view line, std::size_t at, bool is_in_paragraph) {
  std::size_t end = at;
  std::uint32_t start = 1;
  if (line[at] == '-' || line[at] == '+' || line[at] == '*') {
    end = at + 1;
  } else {
    start = 0;
    for (; end < line.size() && end - at < 9 && ascii::is_digit(line[end]); ++end)
      start = start * 10 + static_cast<std::uint32_t>(line[end] - '0');
    if (end == at || end == line.size() || (line[end] != '.' && line[end] != ')')) return 0;
    ++end;
  }
  if (end < line.size() && !is_space(line[end])) return 0;
  if (is_in_paragraph && (start != 1 || is_blank_from(line, end))) return 0;
  return end - at;
}

}  // namespace

// A place in a line and its column, by tab stops of four.
struct BlockScanner::Cursor {
  explicit Cursor(std::string_view text) : line(text) {}

  // Looks at the white space ahead.
  void measure() {
    std::uint32_t ahead = column;
    next = at;
    for (; next < line.size() && is_space(line[next]); ++next)
      ahead += line[next] == '\t' ? 4 - ahead % 4 : 1;
    indent = left + ahead - column;
  }
  bool is_blank() const { return next == line.size(); }
  char first() const { return line[next]; }

  // Takes columns of white space, a tab perhaps in part.
  void take_columns(std::uint32_t count) {
    while (count > 0) {
      if (left == 0) {
        if (at == line.size() || !is_space(line[at])) break;
        left = line[at] == '\t' ? 4 - column % 4 : 1;
        column += left;
        ++at;
      }
      const std::uint32_t taken = std::min(left, count);
      left -= taken;
      count -= taken;
    }
    measure();
  }
  // Takes what is no white space, behind the white space in front of it.
  void take_mark(std::size_t size) {
    column += indent - left + static_cast<std::uint32_t>(size);
    left = 0;
    at = next + size;
    measure();
  }

  std::string_view line;
  std::size_t at = 0;
  std::uint32_t column = 0;  // of `at`
  std::uint32_t left = 0;    // columns of a tab in front of `at` that are not taken yet
  std::size_t next = 0;      // the first character that is no white space
  std::uint32_t indent = 0;  // columns of white space in front of it
};

void BlockScanner::note_footnote(const Cursor& cursor) {
  footnote_.is_inside = true;
  footnote_.content = cursor.at;
  footnote_.spaces = static_cast<std::uint8_t>(cursor.left);
}

std::size_t BlockScanner::match_containers(Cursor& cursor) {
  std::size_t matched = 0;
  for (const Container& container : containers_) {
    cursor.measure();
    if (container.kind == ContainerKind::Quote) {
      if (cursor.is_blank() || cursor.indent >= kCodeIndent || cursor.first() != '>') break;
      cursor.take_mark(1);
      cursor.take_columns(1);
    } else if (cursor.is_blank()) {
      if (container.is_empty) break;
    } else {
      if (cursor.indent < container.indent) break;
      cursor.take_columns(container.indent);
    }
    if (container.kind == ContainerKind::Footnote) note_footnote(cursor);
    ++matched;
  }
  cursor.measure();
  return matched;
}

// A line of code, HTML or a formula that stands open, all of whose containers go on.
bool BlockScanner::continue_verbatim(Cursor& cursor, Line& line) {
  switch (leaf_) {
    case LineKind::FenceText: {
      const bool is_mark =
          !cursor.is_blank() && cursor.indent < kCodeIndent && cursor.first() == fence_mark_;
      if (is_mark) {
        const std::size_t size = run_length(cursor.line, cursor.next);
        if (size >= fence_size_ && is_blank_from(cursor.line, cursor.next + size)) {
          leaf_ = LineKind::Blank;
          line.kind = LineKind::FenceClose;
          return true;
        }
      }
      cursor.take_columns(std::min(cursor.indent, fence_indent_));
      line.kind = leaf_;
      return true;
    }
    case LineKind::Html:
      if (html_ >= 6 && cursor.is_blank()) return false;
      line.kind = leaf_;
      line.html = html_;
      if (ends_html_block(html_, cursor.line.substr(cursor.at))) leaf_ = LineKind::Blank;
      return true;
    case LineKind::MathText: {
      const std::size_t mark = cursor.line.find("$$", cursor.at);
      line.kind = leaf_;
      if (mark == std::string_view::npos) return true;
      line.kind = is_blank_from(cursor.line, mark + 2) ? LineKind::MathClose : LineKind::MathText;
      leaf_ = LineKind::Blank;  // another place is no end; the caller goes back
      return true;
    }
    case LineKind::IndentedCode:
      if (!cursor.is_blank() && cursor.indent < kCodeIndent) return false;
      cursor.take_columns(kCodeIndent);
      line.kind = leaf_;
      return true;
    default:
      return false;
  }
}

bool BlockScanner::open_leaf(Cursor& cursor, bool is_in_paragraph, bool may_be_lazy, Line& line) {
  if (cursor.indent >= kCodeIndent) {
    if (is_in_paragraph || may_be_lazy) return false;
    cursor.take_columns(kCodeIndent);
    leaf_ = line.kind = LineKind::IndentedCode;
    return true;
  }
  const std::string_view text = cursor.line;
  const std::size_t at = cursor.next;
  const auto alone = [&](LineKind kind) {
    leaf_ = LineKind::Blank;
    line.kind = kind;
    return true;
  };
  switch (text[at]) {
    case '#':
      if (is_heading(text, at)) return alone(LineKind::Heading);
      break;
    case '`':
    case '~':
      if (const std::size_t size = fence_size(text, at)) {
        fence_size_ = size;
        fence_mark_ = text[at];
        fence_indent_ = cursor.indent;
        leaf_ = LineKind::FenceText;
        line.kind = LineKind::FenceOpen;
        return true;
      }
      break;
    case '<': {
      const std::uint8_t kind = html_block_kind(text.substr(at));
      if (kind == 0 || (kind == 7 && (is_in_paragraph || may_be_lazy))) break;
      html_ = line.html = kind;
      line.kind = LineKind::Html;
      leaf_ = ends_html_block(kind, text.substr(at)) ? LineKind::Blank : LineKind::Html;
      return true;
    }
    case '$':
      if (!options_.formulas || !may_open_formula_ || text.compare(at, 2, "$$") != 0 ||
          text.find("$$", at + 2) != std::string_view::npos)
        break;
      leaf_ = LineKind::MathText;
      line.kind = LineKind::MathOpen;
      return true;
    default:
      break;
  }
  if (is_in_paragraph && is_setext_underline(text, at)) return alone(LineKind::SetextUnderline);
  return is_thematic_break(text, at) && alone(LineKind::ThematicBreak);
}

std::optional<BlockScanner::Container> BlockScanner::open_container(Cursor& cursor,
                                                                    bool is_in_paragraph) {
  if (cursor.indent >= kCodeIndent || containers_.size() >= limits::kBlockDepth)
    return std::nullopt;
  const std::string_view text = cursor.line;
  const std::size_t at = cursor.next;
  if (text[at] == '>') {
    cursor.take_mark(1);
    cursor.take_columns(1);
    return Container{ContainerKind::Quote, false, 0};
  }
  if (text[at] == '[') {
    std::size_t end = 0;
    if (!options_.extensions || footnote_.is_inside) return std::nullopt;
    const std::string_view label = read_footnote_label(text, at, end);
    if (label.empty() || text.substr(end, 1) != ":") return std::nullopt;
    cursor.take_mark(end + 1 - at);
    note_footnote(cursor);
    footnote_.label = label;
    footnote_.begin = at;
    return Container{ContainerKind::Footnote, cursor.is_blank(), kCodeIndent};
  }
  const std::size_t mark_size = list_mark_size(text, at, is_in_paragraph);
  if (mark_size == 0) return std::nullopt;
  const bool is_empty = is_blank_from(text, at + mark_size);
  const std::uint32_t mark = cursor.indent + static_cast<std::uint32_t>(mark_size);
  cursor.take_mark(mark_size);
  // Up to four columns of white space belong to the mark; from five on, all but one begin indented
  // code.
  const std::uint32_t space = is_empty || cursor.indent > kCodeIndent ? 1 : cursor.indent;
  cursor.take_columns(space);
  return Container{ContainerKind::Item, is_empty, mark + space};
}

// A line of text that begins or continues a paragraph or a table.
void BlockScanner::take_text(const Cursor& cursor, bool goes_on, std::size_t cells_above,
                             Line& line) {
  const bool continues_paragraph = goes_on && leaf_ == LineKind::Paragraph;
  const std::size_t dashes =
      continues_paragraph && cells_above > 0 ? count_dashes(cursor.line, cursor.next) : 0;
  if (goes_on && leaf_ == LineKind::TableRow) {
    line.kind = LineKind::TableRow;
  } else if (dashes > 0 && dashes == cells_above) {
    line.kind = LineKind::TableDelimiter;
    leaf_ = LineKind::TableRow;
    ++block_;
  } else {
    if (!continues_paragraph) ++block_;
    line.kind = dashes > 0 ? LineKind::LooseDelimiter : LineKind::Paragraph;
    leaf_ = LineKind::Paragraph;
    if (options_.extensions && cursor.indent < kCodeIndent)
      cells_above_ = count_cells(cursor.line.substr(cursor.next));
  }
}

Line BlockScanner::next(std::string_view text) {
  Line line;
  footnote_ = {};
  Cursor cursor(text);
  const std::size_t cells_above = cells_above_;
  cells_above_ = 0;
  const std::size_t matched = match_containers(cursor);
  const bool are_all_matched = matched == containers_.size();
  if (!are_all_matched || !continue_verbatim(cursor, line)) {
    const bool is_paragraph_open = leaf_ == LineKind::Paragraph;
    bool has_opened = false, has_leaf = false;
    while (!cursor.is_blank()) {
      const bool is_in_paragraph = is_paragraph_open && are_all_matched && !has_opened;
      const bool may_be_lazy = is_paragraph_open && !are_all_matched && !has_opened;
      has_leaf = open_leaf(cursor, is_in_paragraph, may_be_lazy, line);
      if (has_leaf) break;
      const std::optional<Container> container = open_container(cursor, is_in_paragraph);
      if (!container) break;
      if (!has_opened) containers_.resize(matched);
      containers_.push_back(*container);
      has_opened = true;
    }
    line.is_lazy =
        !cursor.is_blank() && !has_leaf && is_paragraph_open && !are_all_matched && !has_opened;
    if (!line.is_lazy && !has_opened) containers_.resize(matched);
    if (cursor.is_blank()) {
      leaf_ = LineKind::Blank;
    } else if (line.is_lazy) {
      line.kind = LineKind::Paragraph;
    } else if (!has_leaf) {
      take_text(cursor, are_all_matched && !has_opened, cells_above, line);
    } else if (line.kind != LineKind::SetextUnderline) {
      ++block_;
    }
  }
  if (!cursor.is_blank())
    for (Container& container : containers_) container.is_empty = false;
  may_open_formula_ = true;
  line.end = text.size();
  line.content = cursor.at;
  line.spaces = static_cast<std::uint8_t>(cursor.left);
  line.depth = static_cast<std::uint16_t>(containers_.size());
  line.block = line.kind == LineKind::Blank ? 0 : block_;
  return line;
}

}  // namespace carrel
