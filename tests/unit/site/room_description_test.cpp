// What the room says of itself is read under checks.
#include "site/room_description.h"

#include <doctest/doctest.h>

using namespace carrel;

namespace {

constexpr const char* kRoom =
    R"({"english":{"find":"assets/a.wasm#sha256-00","read":"assets/b.wasm"},"all_languages":{"find":"assets/c.wasm","read":"assets/d.wasm"},)"
    R"("one_file":"assets/one.html","text_style":"assets/text.css","element":"assets/carrel.js","for_other_pages":["carrel.js"]})";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("a room is read") {
  const Result<RoomDescription> room = read_room_description(kRoom);
  REQUIRE(room);
  CHECK(path_of(room.value().english.find) == "assets/a.wasm");
  CHECK(room.value().all_languages.read == "assets/d.wasm");
  CHECK(room.value().for_other_pages == std::vector<std::string>{"carrel.js"});
}

TEST_CASE("a field that is missing, or a path that leads out, is named") {
  for (const auto& [from, to] :
       {std::pair("\"one_file\"", "\"one\""), std::pair("assets/one.html", "../one.html"),
        std::pair("assets/one.html", "/one.html"), std::pair("assets/one.html", "")}) {
    const Result<RoomDescription> room = read_room_description(replaced(kRoom, from, to));
    REQUIRE_FALSE(room);
    CHECK(room.error().message.find("one_file") != std::string::npos);
    CHECK(room.error().hint.find("scripts/dev build") != std::string::npos);
  }
  CHECK_FALSE(read_room_description(replaced(kRoom, "assets/b.wasm", "assets/../../b.wasm")));
  CHECK_FALSE(read_room_description("[]"));
  CHECK_FALSE(read_room_description("{"));
}

TEST_CASE("what a site says of its room is read as it was written") {
  const Result<SiteRoom> room = read_site_room(
      write_site_room({{"assets/a.wasm#sha256-00", "assets/b.wasm"}, "assets/one.html"}));
  REQUIRE(room);
  CHECK(room.value().engine.find == "assets/a.wasm#sha256-00");
  CHECK(room.value().one_file == "assets/one.html");
}
