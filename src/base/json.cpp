#include "base/json.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/sort.h"

namespace carrel {

namespace {

// The bytes of a text. A type of this file's own, so that what is specialized for it below holds
// for no other use of nlohmann-json.
class ByteIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  explicit ByteIterator(const char* byte) : byte_(byte) {}
  reference operator*() const { return *byte_; }
  ByteIterator& operator++() { return ++byte_, *this; }
  bool operator==(const ByteIterator&) const = default;

 private:
  const char* byte_;
};

using Lexer =
    nlohmann::detail::lexer<nlohmann::json, nlohmann::detail::iterator_input_adapter<ByteIterator>>;

}  // namespace

}  // namespace carrel

// What is never asked for is not computed: the value of a Float, and the text of a malformed token.
// The C library's functions for both would take 10 KB (brotli) of the engine's first file.
template <>
[[gnu::nonnull]] void carrel::Lexer::strtof(double& out, const char* digits, char** end) noexcept {
  out = 0;
  *end = const_cast<char*>(digits) + std::strlen(digits);
}
template <>
std::string carrel::Lexer::get_token_string() const {
  return {};
}

namespace carrel {

// Receives the parser's events; a false reply stops it.
class JsonEvents {
 public:
  JsonEvents(std::string_view text, const JsonLimits& limits, Json& json)
      : text_(text), limits_(limits), json_(json) {}

  // Sees the whole text as one value, or leaves an error. The package takes a zero byte for the
  // end of the text; no JSON has one.
  bool parse() {
    const std::size_t size = std::min(text_.find('\0'), text_.size());
    const ByteIterator begin(text_.data()), end(text_.data() + size);
    if (!nlohmann::json::sax_parse(begin, end, this)) return false;
    if (size < text_.size()) return malformed(size + 1, "unexpected zero byte");
    return true;
  }

  bool null() { return push(JsonView::Kind::Null, 0, 0); }
  bool boolean(bool truth) { return push(JsonView::Kind::Boolean, 0, truth); }
  bool number_integer(std::int64_t number) { return push(JsonView::Kind::Integer, 0, number); }
  bool number_unsigned(std::uint64_t number) {
    if (number > std::uint64_t{INT64_MAX}) return refuse("a number is too large");
    return number_integer(static_cast<std::int64_t>(number));
  }
  bool number_float(double, const std::string&) { return push(JsonView::Kind::Float, 0, 0); }
  bool string(const std::string& text) {
    if (text.size() > limits_.string_bytes) return refuse("a string is too long");
    const auto offset = static_cast<std::int64_t>(json_.text_.size());
    json_.text_ += text;
    return push(JsonView::Kind::String, static_cast<std::uint32_t>(text.size()), offset);
  }
  bool binary(const nlohmann::json::binary_t&) { return false; }  // JSON has none

  bool start_array(std::size_t) { return open(JsonView::Kind::Array); }
  bool start_object(std::size_t) { return open(JsonView::Kind::Object); }
  bool key(const std::string& text) {
    if (++open_.back().keys > limits_.keys_per_object) return refuse("an object has too many keys");
    return string(text);
  }
  bool end_array() {
    json_.tokens_[open_.back().token].extent = static_cast<std::uint32_t>(json_.tokens_.size());
    open_.pop_back();
    return true;
  }
  bool end_object() {
    const JsonView object(&json_, open_.back().token);
    end_array();
    std::vector<std::string_view> keys;
    object.for_each_member([&](std::string_view key, JsonView) { keys.push_back(key); });
    sort_list(keys);
    if (std::adjacent_find(keys.begin(), keys.end()) == keys.end()) return true;
    return refuse("an object has the same key twice", ErrorCode::BadInput);
  }

  // what() is "[…] parse error at line 1, column 2: syntax error while … - reason; last read: …".
  bool parse_error(std::size_t bytes_read, const std::string&,
                   const nlohmann::detail::exception& exception) {
    // Releases of the package say it in different words; a zero byte ends its input.
    if (text_.empty() || text_.front() == '\0') return malformed(1, "the text is empty");
    const std::string_view what = exception.what();
    const std::size_t begin = what.find(" - ") + 3, end = what.find("; last read");
    return malformed(bytes_read, what.substr(begin, end - begin));
  }

  Error error;
  std::size_t line = 1;  // where a text that is not JSON goes wrong

 private:
  struct Container {
    std::uint32_t token;
    std::size_t keys;
  };

  bool refuse(std::string message, ErrorCode code = ErrorCode::TooLarge) {
    const bool is_limit = code == ErrorCode::TooLarge;
    error = {code, std::move(message), "", is_limit ? "see the limits in data/FORMAT.md" : ""};
    return false;
  }

  // The last of the bytes read is the wrong one. A column is a character, as editors count.
  bool malformed(std::size_t bytes_read, std::string_view reason) {
    std::size_t column = 1;
    for (const char byte : text_.substr(0, bytes_read - 1)) {
      const bool is_continuation = (byte & 0xC0) == 0x80;
      column = byte == '\n' ? 1 : column + !is_continuation;
      line += byte == '\n';
    }
    return refuse("this is not JSON: line " + std::to_string(line) + ", column " +
                      std::to_string(column) + ": " + std::string(reason),
                  ErrorCode::BadInput);
  }

  bool push(JsonView::Kind kind, std::uint32_t extent, std::int64_t value) {
    if (json_.tokens_.size() >= limits_.tokens) return refuse("there are too many values");
    json_.tokens_.push_back({kind, extent, value});
    return true;
  }

  bool open(JsonView::Kind kind) {
    if (static_cast<int>(open_.size()) >= limits_.depth) return refuse("it is nested too deeply");
    open_.push_back({static_cast<std::uint32_t>(json_.tokens_.size()), 0});
    return push(kind, 0, 0);
  }

  const std::string_view text_;
  const JsonLimits& limits_;
  Json& json_;
  std::vector<Container> open_;
};

Result<Json> Json::parse(std::string_view text, std::string_view where, const JsonLimits& limits) {
  Json json;
  JsonEvents events(text, limits, json);
  if (events.parse()) return json;
  events.error.where = where.empty() ? std::to_string(events.line) : std::string(where);
  return std::move(events.error);
}

JsonView::Kind JsonView::kind() const { return json_->tokens_[index_].kind; }
bool JsonView::boolean() const { return json_->tokens_[index_].value != 0; }
std::int64_t JsonView::integer() const { return json_->tokens_[index_].value; }
std::uint32_t JsonView::end() const { return json_->tokens_[index_].extent; }

std::uint32_t JsonView::after(std::uint32_t index) const {
  const Kind kind = json_->tokens_[index].kind;
  return kind == Kind::Array || kind == Kind::Object ? json_->tokens_[index].extent : index + 1;
}

std::string_view JsonView::text() const {
  const Json::Token& token = json_->tokens_[index_];
  return std::string_view(json_->text_).substr(static_cast<std::size_t>(token.value), token.extent);
}

bool JsonView::find(std::string_view key, JsonView& value) const {
  for (std::uint32_t at = first(); at != end(); at = after(at + 1)) {
    if (JsonView(json_, at).text() != key) continue;
    value = JsonView(json_, at + 1);
    return true;
  }
  return false;
}

}  // namespace carrel
