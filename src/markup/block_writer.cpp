#include "markup/block_writer.h"

namespace carrel {

std::string BlockWriter::prefix() const {
  std::string prefix;
  for (const OpenBlock& block : blocks_) prefix += block.lead + block.mark;
  return prefix;
}

void BlockWriter::line(std::string_view text, std::uint32_t source) {
  std::string whole = prefix();
  const bool is_blank = text.find_first_not_of(" \t\r") == std::string_view::npos;
  if (text.empty())
    whole.erase(whole.find_last_not_of(' ') + 1);
  else
    whole += text;
  if (is_blank && is_closed_ && is_last_blank_) return;  // the line of the source that stood there
  is_closed_ = false;
  const Line read = scanner_.next(whole);
  text_ += whole;
  if (!is_blank) {
    last_kind_ = read.kind;
    last_end_ = text_.size();
  }
  is_last_blank_ = is_blank;
  text_ += '\n';
  sources_.push_back(source);
}

void BlockWriter::blank(std::uint32_t source) {
  if (!is_last_blank_) line("", source);
}

void BlockWriter::close(std::uint32_t source) {
  const std::string after = blocks_.back().after;
  if (!after.empty()) line(after, source);
  const bool is_fence = blocks_.back().end == OpenBlock::End::Fence;
  blocks_.pop_back();
  if (is_fence) return;
  // A line of a quote's paragraph would go on in the next line.
  is_closed_ = is_last_blank_ = false;
  line("", source);
  is_closed_ = true;
}

void BlockWriter::append(std::string_view text) {
  text_.insert(last_end_, text);
  last_end_ += text.size();
}

bool BlockWriter::make_term() {
  if (last_kind_ != LineKind::Paragraph) return false;
  std::size_t begin = text_.find_last_of('\n', last_end_ - 1) + 1;
  begin += std::min(prefix().size(), last_end_ - begin);
  begin = std::min(text_.find_first_not_of(' ', begin), last_end_);
  if (text_.find_first_of("*_", begin) < last_end_) return true;  // it has an emphasis of its own
  text_.insert(last_end_, "**");
  text_.insert(begin, "**");
  last_end_ += 4;
  return true;
}

void BlockWriter::drop_last_line() {
  if (text_.size() != last_end_ + 1) return;
  text_.resize(text_.find_last_of('\n', last_end_ - 1) + 1);
  sources_.pop_back();
}

Line BlockWriter::read(std::string_view text) const {
  BlockScanner scanner = scanner_;
  const std::string before = prefix();
  Line line = scanner.next(before + std::string(text));
  line.content = line.content > before.size() ? line.content - before.size() : 0;
  return line;
}

}  // namespace carrel
