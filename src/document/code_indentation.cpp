#include "document/code_indentation.h"

#include <functional>
#include <vector>

namespace carrel {

std::string_view CodeIndentation::read(std::string_view piece) {
  const std::less<const char*> before;
  const bool is_of_text =
      !before(piece.data(), text_.data()) && before(piece.data(), text_.data() + text_.size());
  is_held_ = !is_of_text && piece.find_first_not_of(' ') == std::string_view::npos;
  shown_.clear();
  if (is_held_) {
    columns_ += piece.size();
  } else if (columns_ > 0) {
    if (is_of_text)
      restore(static_cast<std::size_t>(piece.data() - text_.data()));
    else
      shown_.assign(columns_, ' ');
    columns_ = 0;
  }
  return shown_;
}

// The last columns_ columns of white space in front of text_[at]; a tab of which only a part
// belongs to them becomes spaces.
void CodeIndentation::restore(std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && text_[begin - 1] != '\n') --begin;
  std::vector<std::size_t> columns;  // behind each character of the line
  std::size_t column = 0;
  for (std::size_t i = begin; i < at; ++i) {
    column += text_[i] == '\t' ? 4 - column % 4 : 1;
    columns.push_back(column);
  }
  const std::size_t from = column < columns_ ? 0 : column - columns_;
  std::size_t first = at;  // the first character that belongs to them as a whole
  while (first > begin && (text_[first - 1] == ' ' || text_[first - 1] == '\t') &&
         (first - 1 == begin ? 0 : columns[first - 2 - begin]) >= from)
    --first;
  const std::size_t covered = column - (first == begin ? 0 : columns[first - 1 - begin]);
  if (covered < columns_) shown_.assign(columns_ - covered, ' ');
  shown_ += text_.substr(first, at - first);
}

}  // namespace carrel
