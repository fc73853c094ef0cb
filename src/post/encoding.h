// The encoding of a file, and its text as UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "carrel/result.h"

namespace carrel {

struct DecodedText {
  std::string text;          // valid UTF-8, without a byte-order mark
  std::string encoding;      // what it was converted from, for people; empty: UTF-8 without a mark
  bool is_detected = false;  // no mark told the encoding: it was found from the bytes
  std::size_t damaged = 0;   // bytes of a UTF-8 file that are none, now U+FFFD
  std::size_t damaged_line = 0;  // the first line that has one, from 1
};

// By mark: UTF-8, UTF-16 and UTF-32. Without one: UTF-8 where all or nearly all is valid; UTF-16
// where every unit is text in one byte order only; else Windows-1252, of which Latin-1's text is a
// part, where its bytes above 127 are letters among ASCII. Fails with BadInput where the file is
// binary, or in an encoding that cannot be told: such a file is to be left out, never guessed at.
Result<DecodedText> decode_text(std::string_view bytes);

}  // namespace carrel
