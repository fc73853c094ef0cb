// One line after the other of a Markdown text, with the containers and the block that stand open.
// See blocks.h for whole texts.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "document/blocks.h"

namespace carrel {

// What a line of a text is, as far as the lines up to it tell. A header of a table, a definition
// and a setext heading's lines are known only from what follows; here they are Paragraph. A scanner
// may be copied, to go back to where it was.
class BlockScanner {
 public:
  // `formulas`: the caller goes back when one is never closed.
  explicit BlockScanner(BlockOptions options) : options_(options) {}

  // Reads the next line, without its end. Places in the result count from the line's begin.
  Line next(std::string_view text);

  // Of the last line read: where its text begins within its footnote, if it belongs to one.
  struct FootnotePlace {
    bool is_inside = false;
    std::string_view label;   // of a footnote that begins on the line, else empty
    std::size_t begin = 0;    // of that footnote's "[^"
    std::size_t content = 0;  // behind the footnote's own mark or indentation
    std::uint8_t spaces = 0;  // as Line::spaces
  };
  const FootnotePlace& footnote() const { return footnote_; }

  bool is_in_formula() const { return leaf_ == LineKind::MathText; }
  // The next line opens no formula.
  void forbid_formula() { may_open_formula_ = false; }

 private:
  enum class ContainerKind : std::uint8_t { Quote, Item, Footnote };
  struct Container {
    ContainerKind kind;
    bool is_empty;         // without content so far
    std::uint32_t indent;  // columns by which an item's or footnote's lines are indented
  };
  struct Cursor;

  std::size_t match_containers(Cursor& cursor);
  bool continue_verbatim(Cursor& cursor, Line& line);
  bool open_leaf(Cursor& cursor, bool is_in_paragraph, bool may_be_lazy, Line& line);
  std::optional<Container> open_container(Cursor& cursor, bool is_in_paragraph);
  void take_text(const Cursor& cursor, bool goes_on, std::size_t cells_above, Line& line);
  void note_footnote(const Cursor& cursor);

  BlockOptions options_;
  std::vector<Container> containers_;
  // FenceText, Html, IndentedCode, Paragraph, TableRow, MathText, or Blank: none is open
  LineKind leaf_ = LineKind::Blank;
  std::uint32_t block_ = 0;
  std::size_t fence_size_ = 0;
  std::uint32_t fence_indent_ = 0;
  char fence_mark_ = 0;
  std::uint8_t html_ = 0;
  bool may_open_formula_ = true;
  std::size_t cells_above_ = 0;  // of the line before, where it may head a table; else 0
  FootnotePlace footnote_;
};

}  // namespace carrel
