#include "document/blocks.h"

#include <algorithm>

#include "base/utf8.h"
#include "document/block_scanner.h"
#include "text/unicode.h"

namespace carrel {

namespace {

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// The text of a paragraph, line by line, for what may span its lines.
class ParagraphText {
 public:
  ParagraphText(std::string_view text, const std::vector<Line>& lines, std::size_t first,
                std::size_t last)
      : text_(text), lines_(lines), line_(first), last_(last) {
    if (line_ <= last_) at_ = lines_[line_].content;
  }
  bool is_at_end() const { return line_ > last_; }
  // The character here; a line's end is '\n'.
  char peek() const { return at_ < lines_[line_].end ? text_[at_] : '\n'; }
  void advance() {
    if (at_ < lines_[line_].end) {
      ++at_;
    } else if (++line_ <= last_) {
      at_ = lines_[line_].content;
    }
  }
  std::size_t line() const { return line_; }
  std::size_t offset() const { return at_; }

  void skip_spaces() {
    while (!is_at_end() && (peek() == ' ' || peek() == '\t')) advance();
  }
  // White space with at most one line's end in it; whether there was any.
  bool skip_white() {
    const std::size_t line = line_, at = at_;
    skip_spaces();
    if (!is_at_end() && peek() == '\n') {
      advance();
      skip_spaces();
    }
    return line != line_ || at != at_;
  }

 private:
  std::string_view text_;
  const std::vector<Line>& lines_;
  std::size_t line_, last_, at_ = 0;
};

// "[label]:" (CommonMark 0.31.2, "Link reference definitions"). Labels over several lines are left
// alone.
bool take_label(std::string_view text, ParagraphText& at, std::string_view& label) {
  constexpr std::size_t kMaxLabel = 999;
  at.skip_spaces();
  if (at.is_at_end() || at.peek() != '[') return false;
  at.advance();
  const std::size_t begin = at.offset(), line = at.line();
  bool has_text = false;
  while (!at.is_at_end() && at.line() == line && at.offset() - begin <= kMaxLabel) {
    const char c = at.peek();
    if (c == '[' || c == '\n') return false;
    if (c == ']') {
      label = text.substr(begin, at.offset() - begin);
      at.advance();
      if (!has_text || at.is_at_end() || at.peek() != ':') return false;
      at.advance();
      return true;
    }
    has_text |= !is_white(c);
    at.advance();
    if (c == '\\' && !at.is_at_end() && at.peek() != '\n') at.advance();
  }
  return false;
}

bool take_destination(ParagraphText& at) {
  if (at.is_at_end()) return false;
  if (at.peek() == '<') {
    at.advance();
    for (; !at.is_at_end(); at.advance()) {
      const char c = at.peek();
      if (c == '\n' || c == '<') return false;
      if (c == '>') {
        at.advance();
        return true;
      }
      if (c == '\\') at.advance();
      if (at.is_at_end() || at.peek() == '\n') return false;
    }
    return false;
  }
  int open = 0;
  bool has_any = false;
  for (; !at.is_at_end() && !is_white(at.peek()); at.advance(), has_any = true) {
    if (static_cast<unsigned char>(at.peek()) < 0x20) return false;
    if (at.peek() == '\\') {
      at.advance();
      if (at.is_at_end() || is_white(at.peek())) return open == 0;
      continue;
    }
    if (at.peek() == '(') ++open;
    if (at.peek() == ')' && --open < 0) return false;
  }
  return has_any && open == 0;
}

bool take_title(ParagraphText& at) {
  if (at.is_at_end()) return false;
  const char begin = at.peek();
  if (begin != '"' && begin != '\'' && begin != '(') return false;
  const char end = begin == '(' ? ')' : begin;
  for (at.advance(); !at.is_at_end(); at.advance()) {
    if (at.peek() == end) {
      at.advance();
      return true;
    }
    if (begin == '(' && at.peek() == '(') return false;
    if (at.peek() == '\\') at.advance();
    if (at.is_at_end()) return false;
  }
  return false;
}

bool is_line_done(ParagraphText at) {
  at.skip_spaces();
  return at.is_at_end() || at.peek() == '\n';
}

// Reads a definition that begins with the paragraph's line `first`. Returns its last line, or
// kNone.
constexpr std::size_t kNone = static_cast<std::size_t>(-1);
std::size_t definition_end(std::string_view text, const std::vector<Line>& lines, std::size_t first,
                           std::size_t last, std::string_view& label) {
  ParagraphText at(text, lines, first, last);
  if (!take_label(text, at, label)) return kNone;
  at.skip_white();
  if (!take_destination(at)) return kNone;
  const bool may_end = is_line_done(at);
  const std::size_t line = at.is_at_end() ? last : at.line();
  ParagraphText title = at;
  if (title.skip_white() && take_title(title) && is_line_done(title))
    return title.is_at_end() ? last : title.line();
  return may_end ? line : kNone;
}

// Marks the definitions that a paragraph begins with.
void mark_definitions(std::string_view text, Blocks& blocks, std::size_t first, std::size_t last) {
  while (first <= last) {
    std::string_view label;
    const std::size_t end = definition_end(text, blocks.lines, first, last, label);
    if (end == kNone) return;
    for (std::size_t i = first; i <= end; ++i) blocks.lines[i].kind = LineKind::Definition;
    blocks.definitions.push_back({label, first, end});
    first = end + 1;
  }
}

void find_definitions(std::string_view text, Blocks& blocks) {
  const std::vector<Line>& lines = blocks.lines;
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t after = first + 1;
    if (lines[first].kind == LineKind::Paragraph) {
      while (after < lines.size() && lines[after].block == lines[first].block &&
             (lines[after].kind == LineKind::Paragraph ||
              lines[after].kind == LineKind::LooseDelimiter))
        ++after;
      const std::size_t begin = text.find_first_not_of(" \t", lines[first].content);
      if (begin < lines[first].end && text[begin] == '[')
        mark_definitions(text, blocks, first, after - 1);
    }
    first = after;
  }
}

bool is_blank(std::string_view text, const Line& line) {
  return text.substr(line.content, line.end - line.content).find_first_not_of(" \t") ==
         std::string_view::npos;
}

// Reads the text's lines in order, and goes back where "$$" opened a formula that is never closed.
class Reading {
 public:
  Reading(std::string_view text, BlockOptions options)
      : text_(text), scanner_(options), before_formula_(scanner_) {}

  Blocks read() {
    while (at_ < text_.size() || scanner_.is_in_formula()) {
      if (at_ >= text_.size()) {
        go_back();
        continue;
      }
      read_line();
    }
    for (Footnote& footnote : blocks_.footnotes)
      while (footnote.lines.size() > 1 &&
             is_blank(text_, blocks_.lines[footnote.lines.back().line])) {
        blocks_.lines[footnote.lines.back().line].footnote = kNoFootnote;
        footnote.lines.pop_back();
      }
    find_definitions(text_, blocks_);
    return std::move(blocks_);
  }

 private:
  void read_line() {
    std::size_t end = std::min(text_.find('\n', at_), text_.size());
    const std::size_t next = end + 1;
    if (end > at_ && text_[end - 1] == '\r') --end;
    const std::string_view written = text_.substr(at_, end - at_);
    const bool may_open_formula =
        !scanner_.is_in_formula() && written.find("$$") != std::string_view::npos;
    if (may_open_formula) before_formula_ = scanner_;
    const bool was_in_formula = scanner_.is_in_formula();
    Line line = scanner_.next(written);
    if (line.kind == LineKind::MathOpen) {
      formula_ = {at_, blocks_.lines.size(), blocks_.footnotes.size()};
    } else if (was_in_formula && line.kind != LineKind::MathClose &&
               !(line.kind == LineKind::MathText && scanner_.is_in_formula())) {
      go_back();
      return;
    }
    if (line.kind == LineKind::TableDelimiter) {
      Line& header = blocks_.lines.back();
      header.kind = LineKind::TableHeader;
      header.interrupts_paragraph =
          blocks_.lines.size() > 1 && blocks_.lines[blocks_.lines.size() - 2].block == header.block;
      header.block = line.block;
    }
    add(line);
    at_ = next;
  }

  void add(Line line) {
    line.begin += at_;
    line.end += at_;
    line.content += at_;
    const BlockScanner::FootnotePlace& place = scanner_.footnote();
    if (!place.label.empty()) blocks_.footnotes.push_back({place.label, at_ + place.begin, {}});
    if ((place.is_inside || line.is_lazy) && !blocks_.footnotes.empty()) {
      Footnote& footnote = blocks_.footnotes.back();
      const bool goes_on = !footnote.lines.empty() &&
                           footnote.lines.back().line + 1 == blocks_.lines.size() &&
                           blocks_.lines.back().footnote == blocks_.footnotes.size() - 1;
      if (place.is_inside || goes_on) {
        line.footnote = static_cast<std::uint32_t>(blocks_.footnotes.size() - 1);
        const bool is_marked = place.is_inside;
        footnote.lines.push_back({blocks_.lines.size(),
                                  is_marked ? at_ + place.content : line.content,
                                  is_marked ? place.spaces : line.spaces});
      }
    }
    blocks_.lines.push_back(line);
  }

  // Reads again from the line of the formula's "$$", which opens none.
  void go_back() {
    at_ = formula_.at;
    blocks_.lines.resize(formula_.lines);
    blocks_.footnotes.resize(formula_.footnotes);
    for (Footnote& footnote : blocks_.footnotes)
      while (!footnote.lines.empty() && footnote.lines.back().line >= formula_.lines)
        footnote.lines.pop_back();
    scanner_ = before_formula_;
    scanner_.forbid_formula();
  }

  struct Place {
    std::size_t at = 0, lines = 0, footnotes = 0;
  };
  std::string_view text_;
  Blocks blocks_;
  BlockScanner scanner_, before_formula_;
  Place formula_;
  std::size_t at_ = 0;
};

}  // namespace

Blocks scan_blocks(std::string_view text, BlockOptions options) {
  return Reading(text, options).read();
}

bool is_literal(LineKind kind) {
  return kind == LineKind::FenceOpen || kind == LineKind::FenceText ||
         kind == LineKind::FenceClose || kind == LineKind::IndentedCode ||
         kind == LineKind::MathOpen || kind == LineKind::MathText || kind == LineKind::MathClose;
}

std::size_t count_cells(std::string_view row) {
  const std::size_t end = row.find_last_not_of(" \t\r") + 1;
  std::size_t at = row.find_first_not_of(" \t");
  if (at == std::string_view::npos) return 0;
  if (row[at] == '|') ++at;
  std::size_t cells = 1;
  for (; at < end; ++at) {
    if (row[at] == '\\') {
      ++at;
    } else if (row[at] == '|' && at + 1 < end) {
      ++cells;
    }
  }
  return cells;
}

std::string fold_label(std::string_view label) {
  std::string folded;
  for (std::size_t at = 0; at < label.size();) {
    const Decoded decoded = decode_utf8(label, at);
    at += decoded.size;
    if (decoded.code_point < 0x80 && is_white(static_cast<char>(decoded.code_point))) {
      if (!folded.empty() && folded.back() != ' ') folded += ' ';
    } else {
      append_utf8(
          decoded.code_point == kInvalidCodePoint ? kReplacement : to_lower(decoded.code_point),
          folded);
    }
  }
  while (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

}  // namespace carrel
