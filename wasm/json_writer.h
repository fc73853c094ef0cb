// Writes the engine's replies as a stream: the same bytes for the same calls, on every machine.
// All other JSON is written by base/json_tree.h; README.md says what that would cost here.
//
//     JsonWriter json;
//     json.begin_object();
//     json.field("title", title);
//     json.key("tags"); json.begin_array(); for (…) json.value(tag); json.end_array();
//     json.end_object();
//     std::string text = json.take();
//
// Keys appear in the order written. Requires: texts are UTF-8, as all that is read is; keys are
// names of the program's own, with nothing that JSON would escape; begin and end calls are
// balanced, and inside an object every value follows a key.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carrel {

class JsonWriter {
 public:
  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  void key(std::string_view name);

  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(bool truth);
  void value(std::integral auto number) { write_integer(static_cast<std::int64_t>(number)); }
  void value(const std::vector<std::string>& texts);
  // Fixed point with at most six decimals, rounded half away from zero: integer arithmetic, so no C
  // library has a say in the digits.
  void value(float number);
  void null();

  void field(std::string_view name, const auto& content) {
    key(name);
    value(content);
  }

  // The text so far; the writer starts anew.
  std::string take();

 private:
  void open(char bracket);
  void close(char bracket);
  void separate();
  void write_integer(std::int64_t number);
  void write_string(std::string_view text);
  void write(std::string_view text);
  // Room for so many more bytes, which the caller then fills from `end_` on.
  char* make_room(std::size_t bytes);

  std::string text_;  // as large as there is room; written up to end_
  std::size_t end_ = 0;
  bool needs_comma_ = false;
};

}  // namespace carrel
