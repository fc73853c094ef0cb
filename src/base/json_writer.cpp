// How is JSON written? See json_writer.h.
#include "base/json_writer.h"

#include <utility>

namespace carrel {

void JsonWriter::separate() {
  if (needs_comma_) text_ += ',';
  needs_comma_ = true;
}

void JsonWriter::open(char bracket) {
  separate();
  text_ += bracket;
  needs_comma_ = false;
}

void JsonWriter::close(char bracket) {
  text_ += bracket;
  needs_comma_ = true;
}

void JsonWriter::key(std::string_view name) {
  separate();
  write_string(name);
  text_ += ':';
  needs_comma_ = false;
}

void JsonWriter::value(std::string_view text) {
  separate();
  write_string(text);
}

void JsonWriter::value(bool truth) {
  separate();
  text_ += truth ? "true" : "false";
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
    text_ += '0';
    return;
  }
  const double scaled = static_cast<double>(number) * static_cast<double>(kScale);
  const auto fixed = static_cast<std::int64_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
  const std::int64_t magnitude = fixed < 0 ? -fixed : fixed;
  if (fixed < 0) text_ += '-';
  text_ += std::to_string(magnitude / kScale);
  std::int64_t fraction = magnitude % kScale;
  if (fraction == 0) return;
  std::string decimals = std::to_string(fraction);
  decimals.insert(0, 6 - decimals.size(), '0');
  while (decimals.back() == '0') decimals.pop_back();
  text_ += '.';
  text_ += decimals;
}

void JsonWriter::null() {
  separate();
  text_ += "null";
}

std::string JsonWriter::take() {
  needs_comma_ = false;
  return std::exchange(text_, std::string());
}

void JsonWriter::write_integer(std::int64_t number) {
  separate();
  text_ += std::to_string(number);
}

void JsonWriter::write_string(std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  text_ += '"';
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    text_.append(text, plain, i - plain);
    plain = i + 1;
    switch (byte) {
      case '"': text_ += "\\\""; break;
      case '\\': text_ += "\\\\"; break;
      case '\n': text_ += "\\n"; break;
      case '\t': text_ += "\\t"; break;
      case '\r': text_ += "\\r"; break;
      default:
        text_ += "\\u00";
        text_ += kHex[byte >> 4];
        text_ += kHex[byte & 15];
    }
  }
  text_.append(text, plain, text.size() - plain);
  text_ += '"';
}

}  // namespace carrel
