// No other file of the command writes to a stream.
#include "cli/terminal.h"

#include <unistd.h>

#include <cstdarg>
#include <cstdio>

#include "base/utf8.h"

namespace carrel::cli {

namespace {

constexpr char32_t kControlPictures = 0x2400, kPictureOfDelete = 0x2421;

// Unicode's embeddings, overrides and isolates, and its line and paragraph separators.
bool turns_direction(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
}

void append_number(char32_t c, std::string& text) {
  char number[16];
  std::snprintf(number, sizeof(number), "<U+%04X>", static_cast<unsigned>(c));
  text += number;
}

[[gnu::format(printf, 2, 0)]] void write(std::FILE* stream, const char* format,
                                         std::va_list given) {
  std::va_list again;
  va_copy(again, given);
  const int size = std::vsnprintf(nullptr, 0, format, again);
  va_end(again);
  if (size <= 0) return;
  std::string text(static_cast<std::size_t>(size) + 1, '\0');
  std::vsnprintf(text.data(), text.size(), format, given);
  text.pop_back();
  std::fputs(visible(text).c_str(), stream);
}

}  // namespace

std::string visible(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    const char32_t c = decoded.code_point;
    if (c == kInvalidCodePoint) {
      append_utf8(kReplacement, shown);
    } else if (c < 0x20 && c != '\n' && c != '\t') {
      append_utf8(kControlPictures + c, shown);
    } else if (c == 0x7F) {
      append_utf8(kPictureOfDelete, shown);
    } else if ((c >= 0x80 && c < 0xA0) || turns_direction(c)) {
      append_number(c, shown);
    } else {
      shown += text.substr(at, decoded.size);
    }
    at += decoded.size;
  }
  return shown;
}

void print(const char* format, ...) {
  std::va_list given;
  va_start(given, format);
  write(stdout, format, given);
  va_end(given);
}

void warn(const char* format, ...) {
  std::va_list given;
  va_start(given, format);
  write(stderr, format, given);
  va_end(given);
}

void print_content(std::string_view content) {
  if (isatty(STDOUT_FILENO) != 0) {
    std::fputs(visible(content).c_str(), stdout);
  } else {
    std::fwrite(content.data(), 1, content.size(), stdout);
  }
}

}  // namespace carrel::cli
