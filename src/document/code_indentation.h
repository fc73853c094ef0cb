// The white space at the start of a line of code, as it was written: md4c turns its tabs into
// spaces, with which a copied Makefile does not run.
#pragma once

#include <string>
#include <string_view>

namespace carrel {

class CodeIndentation {
 public:
  // `text` is what md4c reads.
  explicit CodeIndentation(std::string_view text) : text_(text) {}

  // Takes each piece that md4c hands over for a block, in order. Returns what is to be shown in
  // front of the piece. md4c's own spaces are held until the text behind them tells how they were
  // written; then is_held is true, and the piece is not to be shown itself.
  std::string_view read(std::string_view piece);
  bool is_held() const { return is_held_; }

 private:
  void restore(std::size_t at);

  std::string_view text_;
  std::string shown_;
  std::size_t columns_ = 0;  // of white space held
  bool is_held_ = false;
};

}  // namespace carrel
