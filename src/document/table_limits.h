// How far is the table that is being read, and what of it is left out? A page holds so many columns, rows and cells of one (carrel/limits.h).
#pragma once

#include "carrel/limits.h"

namespace carrel {

class TableLimits {
 public:
  void begin_table(unsigned columns) { *this = {columns, was_cut_}; }
  void end_table() { is_open_ = false; }
  // False when the row, the cell is left out.
  bool begin_row() {
    ++rows_;
    column_ = 0;
    row_is_open_ = rows_ <= limits::kTableRows && cells_ <= limits::kTableCells;
    was_cut_ |= !row_is_open_;
    return row_is_open_;
  }
  bool begin_cell() {
    ++column_;
    ++cells_;
    was_cut_ |= is_cell_cut();
    return !is_cell_cut();
  }

  // True at the table's first text, once.
  bool take_header() {
    const bool is_first = is_open_ && is_header_unread_;
    is_header_unread_ = false;
    return is_first;
  }

  bool is_open() const { return is_open_; }
  bool row_is_open() const { return row_is_open_; }
  bool is_cell_cut() const { return column_ > limits::kTableColumns || rows_ > limits::kTableRows || cells_ > limits::kTableCells; }
  bool hides_text() const { return is_open_ && (!row_is_open_ || is_cell_cut()); }
  // md4c fills short rows up to 128 cells each, so a table beyond its cap goes on costing time: beyond eight times the cap the post ends.
  bool is_endless() const { return cells_ > 8 * limits::kTableCells; }
  bool was_cut() const { return was_cut_; }   // any table of the text
  unsigned columns() const { return columns_; }

  TableLimits() = default;

 private:
  TableLimits(unsigned columns, bool was_cut) : columns_(columns), is_open_(true), was_cut_(was_cut) {}

  unsigned columns_ = 0, rows_ = 0, cells_ = 0, column_ = 0;
  bool is_open_ = false;
  bool is_header_unread_ = true;
  bool row_is_open_ = false;
  bool was_cut_ = false;
};

}  // namespace carrel
