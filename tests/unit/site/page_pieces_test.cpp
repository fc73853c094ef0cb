#include "site/page_pieces.h"

#include <doctest/doctest.h>

#include <string>

#include "built_room.h"

using namespace carrel;

TEST_CASE("a piece is what stands between its name and the next, and its marks are filled") {
  const PagePieces pieces = PagePieces::read(room_pieces()).value();
  CHECK(pieces.fill("hint", {{"address", "a"}}) == "hint:a");
  CHECK(pieces.fill("no-time", {}) == "undated");
  CHECK(pieces.fill("time", {{"date", "5 Mar"}, {"day", "2024"}}) == "2024=5 Mar");
  CHECK(has(pieces.fill("text-post", {{"slug", "s"},
                                      {"language", "en"},
                                      {"title", "T"},
                                      {"time", "t"},
                                      {"html", "<p>x</p>\n"}}),
            "T t\n<p>x</p>\n</article>"));
}

TEST_CASE("what stands before the first piece is none") {
  CHECK(PagePieces::read("<!-- for people -->\n" + room_pieces()));
}

TEST_CASE("a piece or a mark that is not there is named") {
  std::string text = room_pieces();
  text.replace(text.find("piece: hint"), 11, "piece: hind");
  const Result<PagePieces> without_piece = PagePieces::read(text);
  REQUIRE_FALSE(without_piece);
  CHECK(has(without_piece.error().message, "\"hint\""));
  text = room_pieces();
  text.replace(text.find("{{address}}"), 11, "{{adress}}");
  const Result<PagePieces> without_mark = PagePieces::read(text);
  REQUIRE_FALSE(without_mark);
  CHECK(has(without_mark.error().message, "address"));
  CHECK_FALSE(PagePieces::read(""));
}
