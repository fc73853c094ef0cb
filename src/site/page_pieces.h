// The pieces of HTML that a site's pages are put together from: web/site/pieces.html.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "carrel/result.h"
#include "site/marks.h"

namespace carrel {

inline constexpr const char* kPiecesName = "site/pieces.html";  // in the built room

class PagePieces {
 public:
  // Each piece ends before the line break that the next one's name follows. Fails with BadInput
  // where a piece, or a mark of one, is not there.
  static Result<PagePieces> read(std::string_view text);

  // Requires: a piece of kPieces, in page_pieces.cpp, and its marks in any order.
  std::string fill(std::string_view piece, std::initializer_list<Mark> marks) const;

 private:
  std::map<std::string, std::string, std::less<>> pieces_;
};

}  // namespace carrel
