#include "pack/media.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace carrel;

namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

Pair size_of(const std::string& bytes, std::string_view type) {
  const PixelSize size = read_pixel_size(bytes, type);
  return {size.width, size.height};
}

// A literal with its NUL bytes.
template <std::size_t N>
std::string bytes(const char (&literal)[N]) {
  return std::string(literal, N - 1);
}

std::string svg(const std::string& attributes) { return "<?xml?><svg " + attributes + "></svg>"; }

}  // namespace

TEST_CASE("a type by its ending, in either case; others are not published") {
  CHECK(media_type("a/b.png") == std::string("image/png"));
  CHECK(media_type("A.JPEG") == std::string("image/jpeg"));
  CHECK(media_type("x.csv") == std::string("text/csv"));
  for (const char* path : {"", "png", "a.html", "a.png.exe", "a.js", ".pn"})
    CHECK(media_type(path) == nullptr);
  CHECK(media_type(".png") != nullptr);
}

TEST_CASE("sizes are read from each format's own header") {
  CHECK(size_of(bytes("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\2\0\0\0\7"), "image/png") ==
        Pair{258, 7});
  CHECK(size_of(bytes("GIF89a\2\1\7\0"), "image/gif") == Pair{258, 7});
  CHECK(size_of(bytes("\xFF\xD8\xFF\xE0\0\4xx\xFF\xC0\0\x11\x08\0\7\1\2\3"), "image/jpeg") ==
        Pair{258, 7});
  CHECK(size_of(bytes("RIFF....WEBPVP8X............\1\0\6\0\0").replace(24, 6, "\1\1\0\6\0\0", 6),
                "image/webp") == Pair{258, 7});
}

TEST_CASE("a header that is cut, of another type, or too large to be true, tells nothing") {
  const std::string png = bytes("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\2\0\0\0\7");
  CHECK(size_of(png, "image/gif") == Pair{0, 0});
  CHECK(size_of(png.substr(0, 7), "image/png") == Pair{0, 0});
  CHECK(size_of("", "image/jpeg") == Pair{0, 0});
  CHECK(size_of(bytes("\xFF\xD8\xFF"), "image/jpeg") == Pair{0, 0});
  CHECK(size_of("RIFF", "image/webp") == Pair{0, 0});
  CHECK(size_of(bytes("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\1\x86\xA0\0\0\0\7"), "image/png") ==
        Pair{100'000, 7});
  CHECK(size_of(bytes("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\1\x86\xA1\0\0\0\7"), "image/png") ==
        Pair{0, 0});
}

TEST_CASE("a JPEG's size stands in its start of frame, not in tables of similar marks") {
  CHECK(size_of(bytes("\xFF\xD8\xFF\xC4\0\x0B\x08\0\1\0\1xxxx\xFF\xC2\0\x11\x08\0\7\1\2\3"),
                "image/jpeg") == Pair{258, 7});
  CHECK(size_of(bytes("\xFF\xD8xxxxxxxxxxxxxxx"), "image/jpeg") == Pair{0, 0});
}

TEST_CASE("an SVG's size is its width and height, or its box") {
  CHECK(size_of(svg("width=\"640\" height='480px'"), "image/svg+xml") == Pair{640, 480});
  CHECK(size_of(svg("width=\"10.5\" height=\"7\""), "image/svg+xml") == Pair{10, 7});
  CHECK(size_of(svg("viewBox=\"0 0 24, 32\""), "image/svg+xml") == Pair{24, 32});
  CHECK(size_of(svg("width=\"50%\" height=\"7\" viewBox=\"0 0 24 32\""), "image/svg+xml") ==
        Pair{24, 32});
  CHECK(size_of(svg("viewBox=\"0 0 24\""), "image/svg+xml") == Pair{0, 0});
  CHECK(size_of(svg("data-width=\"1\" data-height=\"1\""), "image/svg+xml") == Pair{0, 0});
  CHECK(size_of("no image", "image/svg+xml") == Pair{0, 0});
}

TEST_CASE("what may run in an SVG image is found, however it is written") {
  for (const std::string inside :
       {"<script>", "<SCRIPT>", "<svg:script>", "<a href='java\nscript:x'>", "<!ENTITY a 'b'>",
        "<g onload='x'>", "<g\tonclick = 'x'>", "<g x='1'onload='x'>", "<g/onload='x'>",
        "<handler>"})
    CHECK_MESSAGE(may_run_script(svg("") + inside), inside);
  std::string wide;
  for (const char c : std::string("<script>")) wide += {c, '\0'};
  CHECK(may_run_script(wide));
  for (const std::string inside :
       {"<text>on = off</text>", "<text>second=1</text>", "<g id='on'>", "<path d='M0 0'/>"})
    CHECK_FALSE_MESSAGE(may_run_script(svg("") + inside), inside);
}
