#include "site/page_pieces.h"

#include <vector>

namespace carrel {

namespace {

constexpr std::string_view kOpening = "<!-- piece: ", kClosing = " -->\n";

struct Piece {
  std::string_view name;
  std::string_view marks[8];
};

const Piece kPieces[] = {
    {"hint", {"address"}},
    {"time", {"day", "date"}},
    {"no-time", {}},
    {"front", {"title", "strapline", "posts", "all"}},
    {"strapline", {"strapline"}},
    {"front-first-post", {"address", "language", "title", "time", "excerpt"}},
    {"front-excerpt", {"language", "summary"}},
    {"front-post", {"address", "language", "title", "time"}},
    {"all-posts", {}},
    {"beginning", {"language", "title", "more", "style"}},
    {"moved", {"target", "address"}},
    {"unlisted", {}},
    {"text", {"beginning", "title", "entries", "neighbours", "posts"}},
    {"text-entry", {"slug", "language", "title", "time"}},
    {"text-newer", {"address"}},
    {"text-older", {"address"}},
    {"text-post", {"slug", "language", "title", "time", "html"}},
    {"page", {"beginning", "language", "title", "archive", "slug", "time", "html"}},
    {"moved-page", {"beginning", "title", "target"}},
    {"not-found", {"beginning", "title", "address"}},
};

}  // namespace

Result<PagePieces> PagePieces::read(std::string_view text) {
  PagePieces read;
  for (std::size_t at = text.find(kOpening); at != std::string_view::npos;) {
    const std::size_t name = at + kOpening.size(), end = text.find(kClosing, name),
                      next = text.find(kOpening, name);
    if (end == std::string_view::npos || end > next) break;
    const std::size_t from = end + kClosing.size();
    std::string_view piece = text.substr(from, next == std::string_view::npos ? next : next - from);
    if (!piece.empty() && piece.back() == '\n') piece.remove_suffix(1);
    read.pieces_.emplace(text.substr(name, end - name), piece);
    at = next;
  }
  for (const Piece& piece : kPieces) {
    const auto found = read.pieces_.find(piece.name);
    if (found == read.pieces_.end())
      return Error{ErrorCode::BadInput, "has no piece \"" + std::string(piece.name) + "\"",
                   kPiecesName, "build the room again with scripts/dev build"};
    std::vector<Mark> marks;
    for (const std::string_view mark : piece.marks)
      if (!mark.empty()) marks.push_back({mark, ""});
    if (const Result<std::string> tried = fill_marks(found->second, marks, kPiecesName); !tried)
      return tried.error();
  }
  return read;
}

std::string PagePieces::fill(std::string_view piece, std::initializer_list<Mark> marks) const {
  return fill_marks(pieces_.find(piece)->second, std::span(marks.begin(), marks.size()),
                    kPiecesName)
      .value();
}

}  // namespace carrel
