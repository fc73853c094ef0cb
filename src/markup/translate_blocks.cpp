// Opens and closes the blocks that lines and tags begin.
#include "base/ascii.h"
#include "carrel/limits.h"
#include "markup/tag_text.h"
#include "markup/translator.h"

namespace carrel {

void Translator::open_block(std::string_view marks, std::string_view header, OpenBlock block) {
  const bool has_marker = marks.find_first_not_of(" \t>") != std::string_view::npos;
  if (!header.empty() || has_marker) {
    if (!has_marker && block.end != OpenBlock::End::Fence) out_.blank(line_);
    out_.line(std::string(marks) + std::string(header), line_);
  }
  if (out_.blocks().size() >= limits::kBlockDepth) return;
  for (const char c : marks) block.lead += c == '>' ? '>' : ' ';
  if (block.end == OpenBlock::End::Tag && block.indent == 0) block.indent = OpenBlock::kUnknown;
  out_.open(std::move(block));
}

void Translator::open_callout(std::string_view marks, const Callout& callout,
                              std::string_view title, std::string_view fold, OpenBlock block) {
  block.mark = "> ";
  open_block(marks, "> " + alert_line(callout, ascii::trimmed(title), fold), std::move(block));
}

void Translator::open_tab(std::string_view marks, std::string_view label, OpenBlock block) {
  block.mark = "> ";
  open_block(marks, "> [!TAB] " + std::string(ascii::trimmed(label)), std::move(block));
}

bool Translator::close_block(OpenBlock::End end, std::string_view name) {
  std::vector<OpenBlock>& blocks = out_.blocks();
  for (std::size_t i = blocks.size(); i-- > 0;) {
    if (blocks[i].end != end || (!name.empty() && blocks[i].name != name)) continue;
    while (blocks.size() > i) out_.close(line_);
    return true;
  }
  return false;
}

void Translator::flush(Pending& text) {
  text.links.clear();
  if (ascii::is_blank(text.segment) && ascii::is_blank(text.marks)) {
    text.segment.clear();
    return;
  }
  if (!ascii::is_blank(text.segment)) {
    text.segment.erase(text.segment.find_last_not_of('\r') + 1);
    out_.line(std::string(text.marks) + text.segment, line_);
    text.marks = {};
  }
  text.segment.clear();
}

void Translator::Pending::add_space() {
  if (!segment.empty() && segment.back() != ' ' && segment.back() != '(') segment += ' ';
}

void Translator::Pending::add_word(std::string_view word) {
  if (word.empty()) return;
  add_space();
  segment += word;
}

}  // namespace carrel
