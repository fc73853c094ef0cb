#include "text/fold.h"

#include "base/utf8.h"
#include "text/unicode.h"

namespace carrel {

std::string fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = decode_utf8(text, i);
    append_folded(decoded.code_point == kInvalidCodePoint ? kReplacement : decoded.code_point,
                  folded);
    i += decoded.size;
  }
  return folded;
}

}  // namespace carrel
