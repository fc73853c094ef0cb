// Encodings by mark and by what the bytes look like; binary files; what cannot be told.
#include "post/encoding.h"

#include <doctest/doctest.h>

#include "base/utf8.h"

using namespace carrel;

namespace {

std::string utf16(std::string_view text, bool is_big, bool has_mark) {
  std::string bytes;
  const auto put = [&](unsigned unit) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    bytes += is_big ? high : low;
    bytes += is_big ? low : high;
  };
  if (has_mark) put(0xFEFF);
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    at += decoded.size;
    const unsigned c = decoded.code_point;
    if (c < 0x10000) {
      put(c);
    } else {
      put(0xD800 + ((c - 0x10000) >> 10));
      put(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  return bytes;
}

DecodedText read(std::string_view bytes) {
  const Result<DecodedText> decoded = decode_text(bytes);
  REQUIRE_MESSAGE(decoded, (decoded ? "" : to_text(decoded.error())));
  CHECK(is_valid_utf8(decoded.value().text));
  return decoded.value();
}

}  // namespace

TEST_CASE("UTF-16 is read by its mark in both orders, and without one where it is plainly that") {
  for (const char* text : {"---\ntitle: \"Größe\"\n---\nÜbung\n", "# 日本語の題\n\n本文はここ。\n",
                           "a\U0001F600b", "# Straße\r\n"}) {
    for (const bool is_big : {false, true}) {
      CHECK(read(utf16(text, is_big, true)).text == text);
      CHECK(read(utf16(text, is_big, true)).encoding ==
            (is_big ? "UTF-16 (big-endian)" : "UTF-16 (little-endian)"));
    }
  }
  for (const char* text : {"---\ntitle: \"Größe\"\ndraft: true\n---\nÜbung und mehr\n",
                           "# Plain letters only\n\nand more of them\n",
                           "# 日本語の題\n\nこれは本文です。改行もある。\n次の行。\n"}) {
    for (const bool is_big : {false, true}) {
      CHECK(read(utf16(text, is_big, false)).text == text);
      CHECK(read(utf16(text, is_big, false)).is_detected);
    }
  }
  CHECK_FALSE(decode_text("\xFF\xFE\x41"));
  CHECK(read(std::string("\xFF\xFE\0\0A\0\0\0", 8)).text == "A");
}

TEST_CASE(
    "Windows-1252 and Latin-1 are found from their bytes, and damaged UTF-8 is not taken for "
    "them") {
  CHECK(read("# Stra\xDF"
             "e\n\nGr\xFC\xDF"
             "e aus K\xF6ln")
            .text == "# Straße\n\nGrüße aus Köln");
  CHECK(read("It\x92s \x93quoted\x94 \x96 and 5 \x80 more").text == "It’s “quoted” – and 5 € more");
  CHECK(read("caf\xE9").encoding == "Windows-1252 or Latin-1");
  const DecodedText damaged = read(
      "Gr\xC3\xBC\xC3\x9F"
      "e\nund M\xC3\xBChe\ncut \xE2\x82\n");
  CHECK(damaged.text == "Grüße\nund Mühe\ncut \uFFFD\uFFFD\n");
  CHECK(damaged.damaged == 2);
  CHECK(damaged.damaged_line == 3);
  CHECK(damaged.encoding.empty());
}

TEST_CASE("UTF-8 is what it was, with its mark taken off and named") {
  CHECK(read("# Größe").encoding.empty());
  CHECK(read("").text.empty());
  CHECK(read("\xEF\xBB\xBF# A").text == "# A");
  CHECK(read("\xEF\xBB\xBF# A").encoding == "UTF-8 with a byte-order mark");
  CHECK(read(std::string("a text with one \0 in it, and long enough to be one of people", 60))
            .text.size() == 60);
  CHECK(read("\x1B[31mred\x1B[0m log").encoding.empty());
}

TEST_CASE("binary files, and encodings that cannot be told, are refused") {
  for (const std::string_view bytes :
       {std::string_view("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16),
        std::string_view("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n"),
        std::string_view("PK\x03\x04\x14\0\x06\0", 8),
        std::string_view("\xFF\xD8\xFF\xE0\0\x10JFIF", 10), std::string_view("GIF89a\1\0"),
        std::string_view("\x7F"
                         "ELF\2\1\1\0",
                         8),
        std::string_view("\1\2\3\4\5\6\7\0\1\2\3", 11),
        std::string_view("RIFF\x10\0\0\0WEBPVP8 ", 16),
        std::string_view("\0\0\0\x18"
                         "ftypmp42\0",
                         13)})
    CHECK_FALSE(decode_text(bytes));
  // Russian in Windows-1251, Japanese in Shift-JIS and ISO-2022-JP, Chinese in GBK.
  for (const std::string_view bytes :
       {std::string_view("\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0!"),
        std::string_view("\x93\xFA\x96{\x8C\xEA\x82\xCC\x95\xB6"),
        std::string_view("\x1B$B4A;z\x1B(B"), std::string_view("\xD6\xD0\xCE\xC4\xCE\xC4\xD5\xC2")})
    CHECK_FALSE(decode_text(bytes));
}
