// A Markdown text as md4c must read it to find the blocks that GitHub finds.
//
// md4c departs from GitHub in places that blocks.h knows: a table under a line of text, a row of
// dashes that makes no table, empty cells,
// "<Preview>" taken for "<pre>", a formula of several lines, footnotes, and others that
// prepared_text.cpp names. There md4c reads a copy with a byte changed or a line put in; what it
// hands over is looked up in the text as it was written, so that no reader sees the change.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/blocks.h"

namespace carrel {

class PreparedText {
 public:
  // Keeps views into `source`, which must outlive it.
  PreparedText(std::string_view source, const Blocks& blocks);

  // What md4c reads.
  std::string_view text() const { return edits_ ? std::string_view(prepared_) : source_; }

  // A piece that md4c handed over, as it was written, without what carrel put in. A piece that is
  // not of text() comes back as it is. The result may point into `buffer`.
  std::string_view as_written(std::string_view piece, std::string& buffer) const;
  // Whether the whole piece was put in by carrel.
  bool is_inserted(std::string_view piece) const;
  // Where the piece stands in the source; npos when it does not.
  std::size_t source_offset(std::string_view piece) const;
  std::string_view source_from(std::size_t source_offset) const {
    return source_.substr(source_offset < source_.size() ? source_offset : source_.size());
  }

 private:
  struct Segment {
    std::size_t begin;   // in prepared_
    std::size_t source;  // where it was written; npos: put in by carrel
  };
  const Segment* find(std::string_view piece) const;

  void copy_to(std::size_t end);  // of the source, from where the last copy ended
  void skip_to(std::size_t end) { copied_ = end; }
  void insert(std::string_view text);
  void mask(std::size_t at, std::string_view with);  // bytes of the source, read as others
  bool looks_like_item(std::size_t source_end) const;
  void keep_item_open(const Blocks& blocks, std::size_t fence);
  void part_pipes(const Line& line);
  bool ends_table(const Blocks& blocks, std::size_t number) const;
  void insert_blank_line(const Line& before);

  void prepare_line(const Blocks& blocks, std::size_t number);
  void open_formula(const Blocks& blocks, std::size_t number);

  std::string_view source_;
  std::string prepared_;
  std::vector<Segment> segments_;
  std::size_t copied_ = 0;
  std::string fence_;  // of the formula that is open
  std::string moved_;  // definitions, which stand at the end for md4c
  bool edits_ = false;
};

// The text of a footnote's body, and where each of its lines was written.
struct FootnoteBody {
  std::string text;
  struct Piece {
    std::size_t begin, source;  // in `text`, in the whole text
  };
  std::vector<Piece> pieces;
};
FootnoteBody footnote_body(std::string_view source, const Blocks& blocks, const Footnote& footnote);

// The lines that define the links whose labels stand in brackets in `text`: what a piece taken out
// of a text needs to be parsed by itself.
class DefinitionLookup {
 public:
  DefinitionLookup(std::string_view source, const Blocks& blocks);
  std::string lines_for(std::string_view text) const;

 private:
  struct Entry {
    std::string label;
    std::size_t place;  // among the definitions
    std::string lines;
  };
  std::vector<Entry> by_label_;  // sorted; the first of a label counts
};

}  // namespace carrel
