// How is JSON from outside parsed? See json_parser.h. The grammar is RFC 8259; a byte order mark before it is skipped.
#include "base/json_parser.h"

#include <algorithm>

#include "base/sort.h"
#include "base/utf8.h"

namespace carrel {

namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

// What a byte means after a backslash, or 0.
char unescaped(char byte) {
  constexpr std::string_view kSigns = "\"\\/bfnrt", kMeanings = "\"\\/\b\f\n\r\t";
  const std::size_t found = kSigns.find(byte);
  return found == std::string_view::npos ? '\0' : kMeanings[found];
}

}  // namespace

bool JsonParser::refuse(ErrorCode code, std::string_view message) {
  error.code = code;
  error.message = message;
  return false;
}

// The end reads as a zero byte, which no JSON has outside a string, and inside one only escaped.
char JsonParser::next_byte() {
  const char byte = at_ < text_.size() ? text_[at_] : '\0';
  ++at_;
  return byte;
}

char JsonParser::next_sign() {
  for (;;) {
    const char byte = next_byte();
    if (byte != ' ' && byte != '\n' && byte != '\r' && byte != '\t') return byte;
  }
}

std::size_t JsonParser::skip_digits() {
  const std::size_t begin = at_;
  while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
  return at_ - begin;
}

bool JsonParser::parse() {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text_.substr(0, kByteOrderMark.size()) == kByteOrderMark) at_ = kByteOrderMark.size();
  if (!read_value(next_sign())) return false;
  while (!open_.empty()) {
    if (!read_member_or_element()) return false;
  }
  next_sign();
  return at_ > text_.size() || malformed();
}

// What comes next in the innermost container: its end, or another value.
bool JsonParser::read_member_or_element() {
  const Container& container = open_.back();
  const bool is_first = json_.tokens_.size() == container.token + 1;
  char sign = next_sign();
  if (sign == (container.is_object ? '}' : ']')) return close();
  if (!is_first) {
    if (sign != ',') return malformed();
    sign = next_sign();
  }
  if (!container.is_object) return read_value(sign);
  if (sign != '"') return malformed();
  if (!read_key()) return false;
  if (next_sign() != ':') return malformed();
  return read_value(next_sign());
}

bool JsonParser::read_value(char first) {
  switch (first) {
    case '{': return open(true);
    case '[': return open(false);
    case '"': return read_string();
    case 't': return read_word("rue", JsonView::Kind::Boolean, true);
    case 'f': return read_word("alse", JsonView::Kind::Boolean, false);
    case 'n': return read_word("ull", JsonView::Kind::Null, false);
    default: return read_number(first);
  }
}

bool JsonParser::read_word(std::string_view rest, JsonView::Kind kind, bool truth) {
  for (const char letter : rest) {
    if (next_byte() != letter) return malformed();
  }
  return push(kind, 0, truth ? 1 : 0);
}

bool JsonParser::read_key() {
  const bool is_one_too_many = ++open_.back().keys > limits_.keys_per_object;
  if (!read_string()) return false;
  return !is_one_too_many || refuse(ErrorCode::TooLarge, "an object has too many keys");
}

// What stands between quotation marks, the first of which is read.
bool JsonParser::read_string() {
  std::string& out = json_.text_;
  const std::size_t offset = out.size();
  for (;;) {
    const std::size_t plain = at_;
    while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\') {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      const std::uint32_t size = byte < 0x80 ? 1 : decode_utf8(text_, at_).size;
      // Of two and more bytes only valid sequences are reported.
      if (byte < 0x20 || (byte >= 0x80 && size == 1)) return unexpected();
      at_ += size;
    }
    out.append(text_, plain, at_ - plain);
    const char end = next_byte();
    if (end == '"') break;
    if (end != '\\') return malformed();
    if (!read_escape()) return false;
  }
  const std::size_t size = out.size() - offset;
  if (size > limits_.string_bytes) return refuse(ErrorCode::TooLarge, "a string is too long");
  return push(JsonView::Kind::String, static_cast<std::uint32_t>(size), static_cast<std::int64_t>(offset));
}

bool JsonParser::read_escape() {
  const char sign = next_byte();
  if (sign != 'u') {
    const char meaning = unescaped(sign);
    if (meaning == '\0') return malformed();
    json_.text_ += meaning;
    return true;
  }
  std::uint32_t unit = 0, second = 0;
  if (!read_code_unit(unit)) return false;
  if (unit >= 0xD800 && unit < 0xE000) {
    // Half of a character beyond U+FFFF; the other half must follow.
    if (unit >= 0xDC00 || next_byte() != '\\' || next_byte() != 'u') return malformed();
    if (!read_code_unit(second)) return false;
    if (second < 0xDC00 || second >= 0xE000) return malformed();
    unit = 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00);
  }
  append_utf8(static_cast<char32_t>(unit), json_.text_);
  return true;
}

bool JsonParser::read_code_unit(std::uint32_t& unit) {
  for (int i = 0; i < 4; ++i) {
    const char byte = next_byte();
    const char lower = static_cast<char>(byte | 0x20);
    if (is_digit(byte)) {
      unit = unit * 16 + static_cast<std::uint32_t>(byte - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      unit = unit * 16 + static_cast<std::uint32_t>(lower - 'a' + 10);
    } else {
      return malformed();
    }
  }
  return true;
}

// A number with a fraction or an exponent, or beyond 64 bits, is a Float without its value: no part of a bundle and no request has one.
bool JsonParser::read_number(char first) {
  const bool is_negative = first == '-';
  if (!is_digit(is_negative ? next_byte() : first)) return malformed();
  const std::size_t begin = --at_;
  if (text_[begin] == '0') {
    ++at_;   // no digit may follow
  } else {
    skip_digits();
  }
  bool is_whole = true;
  std::uint64_t magnitude = 0;
  for (const char digit : text_.substr(begin, at_ - begin)) {
    const auto value = static_cast<std::uint64_t>(digit - '0');
    if (magnitude > (UINT64_MAX - value) / 10) is_whole = false;
    magnitude = magnitude * 10 + value;
  }
  const auto next_is = [&](char one, char other) { return at_ < text_.size() && (text_[at_] == one || text_[at_] == other); };
  if (next_is('.', '.')) {
    ++at_;
    is_whole = false;
    if (skip_digits() == 0) return unexpected();
  }
  if (next_is('e', 'E')) {
    ++at_;
    is_whole = false;
    if (next_is('+', '-')) ++at_;
    if (skip_digits() == 0) return unexpected();
  }
  constexpr std::uint64_t kMost = INT64_MAX;
  if (!is_whole || (is_negative && magnitude > kMost + 1)) return push(JsonView::Kind::Float, 0, 0);
  if (!is_negative && magnitude > kMost) return refuse(ErrorCode::TooLarge, "a number is too large");
  return push(JsonView::Kind::Integer, 0, static_cast<std::int64_t>(is_negative ? 0 - magnitude : magnitude));
}

bool JsonParser::push(JsonView::Kind kind, std::uint32_t extent, std::int64_t value) {
  if (json_.tokens_.size() >= limits_.tokens) return refuse(ErrorCode::TooLarge, "there are too many values");
  json_.tokens_.push_back({kind, extent, value});
  return true;
}

bool JsonParser::open(bool is_object) {
  if (static_cast<int>(open_.size()) >= limits_.depth) return refuse(ErrorCode::TooLarge, "it is nested too deeply");
  open_.push_back({static_cast<std::uint32_t>(json_.tokens_.size()), 0, is_object});
  return push(is_object ? JsonView::Kind::Object : JsonView::Kind::Array, 0, 0);
}

bool JsonParser::close() {
  const Container container = open_.back();
  open_.pop_back();
  json_.tokens_[container.token].extent = static_cast<std::uint32_t>(json_.tokens_.size());
  if (!container.is_object || !repeats_a_key(container.token)) return true;
  return refuse(ErrorCode::BadInput, "an object has the same key twice");
}

bool JsonParser::repeats_a_key(std::uint32_t object) const {
  std::vector<std::string_view> keys;
  JsonView(&json_, object).for_each_member([&](std::string_view key, JsonView) { keys.push_back(key); });
  sort_list(keys);
  return std::adjacent_find(keys.begin(), keys.end()) != keys.end();
}

}  // namespace carrel
