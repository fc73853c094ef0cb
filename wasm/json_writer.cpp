#include "json_writer.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace carrel {

// Replies are thousands of short texts and are written at every keystroke: bytes go straight into
// room made before, not through the string.
char* JsonWriter::make_room(std::size_t bytes) {
  constexpr std::size_t kFirst = 1024;
  if (text_.size() - end_ < bytes) text_.resize(std::max({kFirst, text_.size() * 2, end_ + bytes}));
  return text_.data() + end_;
}

void JsonWriter::write(std::string_view text) {
  text.copy(make_room(text.size()), text.size());
  end_ += text.size();
}

void JsonWriter::separate() {
  if (needs_comma_) write(",");
  needs_comma_ = true;
}

void JsonWriter::open(char bracket) {
  separate();
  write({&bracket, 1});
  needs_comma_ = false;
}

void JsonWriter::close(char bracket) {
  write({&bracket, 1});
  needs_comma_ = true;
}

void JsonWriter::key(std::string_view name) {
  char* out = make_room(name.size() + 4);
  if (needs_comma_) *out++ = ',';
  *out++ = '"';
  out += name.copy(out, name.size());
  *out++ = '"';
  *out++ = ':';
  end_ = static_cast<std::size_t>(out - text_.data());
  needs_comma_ = false;
}

void JsonWriter::value(std::string_view text) {
  separate();
  write_string(text);
}

void JsonWriter::value(bool truth) {
  separate();
  write(truth ? "true" : "false");
}

void JsonWriter::value(const std::vector<std::string>& texts) {
  begin_array();
  for (const std::string& text : texts) value(std::string_view(text));
  end_array();
}

void JsonWriter::value(float number) {
  separate();
  constexpr std::int64_t kScale = 1'000'000;
  // Beyond this a float has no decimals left, and the product below would not fit.
  constexpr float kLargest = 1e12F;
  if (!(number > -kLargest && number < kLargest)) {
    write("0");
    return;
  }
  const double scaled = static_cast<double>(number) * static_cast<double>(kScale);
  const auto fixed = static_cast<std::int64_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
  const std::int64_t magnitude = fixed < 0 ? -fixed : fixed;
  if (fixed < 0) write("-");
  write(std::to_string(magnitude / kScale));
  std::int64_t fraction = magnitude % kScale;
  if (fraction == 0) return;
  std::string decimals = std::to_string(fraction);
  decimals.insert(0, 6 - decimals.size(), '0');
  while (decimals.back() == '0') decimals.pop_back();
  write(".");
  write(decimals);
}

void JsonWriter::null() {
  separate();
  write("null");
}

std::string JsonWriter::take() {
  needs_comma_ = false;
  text_.resize(std::exchange(end_, 0));
  return std::exchange(text_, std::string());
}

void JsonWriter::write_integer(std::int64_t number) {
  separate();
  constexpr std::size_t kLongest = 20;
  char* const out = make_room(kLongest);
  end_ += static_cast<std::size_t>(std::to_chars(out, out + kLongest, number).ptr - out);
}

void JsonWriter::write_string(std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  constexpr std::size_t kLongestEscape = 6;
  char* out = make_room(text.size() + 2);
  *out++ = '"';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') {
      *out++ = text[i];
      continue;
    }
    end_ = static_cast<std::size_t>(out - text_.data());
    out = make_room(kLongestEscape + (text.size() - i) + 1);
    *out++ = '\\';
    switch (byte) {
      case '\n':
        *out++ = 'n';
        break;
      case '\t':
        *out++ = 't';
        break;
      case '\r':
        *out++ = 'r';
        break;
      case '"':
      case '\\':
        *out++ = text[i];
        break;
      default:
        for (const char c : {'u', '0', '0', kHex[byte >> 4], kHex[byte & 15]}) *out++ = c;
    }
  }
  *out++ = '"';
  end_ = static_cast<std::size_t>(out - text_.data());
}

}  // namespace carrel
