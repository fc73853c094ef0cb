// How much of a text's tables is read. md4c fills short rows up with empty cells, so that a short
// text could become a huge table: cells are counted against the text, in which each costs two
// bytes.
#pragma once

#include "carrel/limits.h"

namespace carrel {

class TableLimits {
 public:
  explicit TableLimits(std::size_t text_bytes) : max_cells_(limits::kTableCells + text_bytes / 2) {}

  void begin_table() { is_open_ = true; }
  void end_table() { is_open_ = false; }
  // False when the row, the cell is left out.
  bool begin_row() {
    is_row_open_ = cells_ <= max_cells_;
    return is_row_open_;
  }
  bool begin_cell() { return ++cells_ <= max_cells_; }

  bool is_open() const { return is_open_; }
  bool is_row_open() const { return is_row_open_; }
  bool was_cut() const { return cells_ > max_cells_; }
  bool hides_text() const { return is_open_ && was_cut(); }
  // A table beyond its cap goes on costing time: well beyond it the post ends.
  bool is_endless() const { return cells_ > max_cells_ + 8 * limits::kTableCells; }

 private:
  std::size_t max_cells_, cells_ = 0;
  bool is_open_ = false;
  bool is_row_open_ = false;
};

}  // namespace carrel
