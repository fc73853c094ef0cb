// Writes the lines of a post into the containers that stand open: quotes for boxes and tabs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/block_scanner.h"

namespace carrel {

// A block that its opening line or tag has begun and that a later line, tag or indentation ends.
struct OpenBlock {
  enum class End : std::uint8_t { Tag, Directive, Indentation, Keyword, Fence };
  static constexpr std::size_t kUnknown = SIZE_MAX;

  End end = End::Tag;
  std::string name;           // that its closing tag has
  std::string lead;           // what stands on each of its lines before its own mark
  std::string mark;           // "> ", or nothing
  std::string after;          // a line that closes it
  std::size_t colons = 0;     // of a directive
  std::size_t indent = 0;     // columns that its lines are indented by; kUnknown: as its first
  bool is_code_tabs = false;  // every fence in it is a tab
};

class BlockWriter {
 public:
  // `formulas`: whether every "$$" of the text is closed.
  explicit BlockWriter(bool formulas) : scanner_({true, formulas}) {}

  // A line of the innermost block, which came from this line of the source.
  void line(std::string_view text, std::uint32_t source);
  // An empty line, where the last one was none.
  void blank(std::uint32_t source);
  void open(OpenBlock block) { blocks_.push_back(std::move(block)); }
  // The innermost block ends, with its closing line, and nothing that follows joins it.
  void close(std::uint32_t source);

  // The line's end is put behind the last line that is not blank: "{#id}" of a heading.
  void append(std::string_view text);
  // Makes that line a term that is explained. False: it is no paragraph's.
  bool make_term();
  // Takes back the last line, if it was not blank: the item of a list of contents.
  void drop_last_line();
  // Whether that line is a heading.
  bool is_behind_heading() const { return last_kind_ == LineKind::Heading; }

  // What the line would be, if it were written next. Places count from the begin of `text`.
  Line read(std::string_view text) const;

  std::vector<OpenBlock>& blocks() { return blocks_; }
  const std::vector<OpenBlock>& blocks() const { return blocks_; }
  std::string take_text() { return std::move(text_); }
  std::vector<std::uint32_t> take_sources() { return std::move(sources_); }

 private:
  std::string prefix() const;

  std::string text_;
  std::vector<std::uint32_t> sources_;
  std::vector<OpenBlock> blocks_;
  BlockScanner scanner_;
  LineKind last_kind_ = LineKind::Blank;
  std::size_t last_end_ = 0;   // of the last line that is not blank, in text_
  bool is_last_blank_ = true;  // but for the marks of its containers
  bool is_closed_ = false;     // the last line parts a closed block from what follows
};

}  // namespace carrel
