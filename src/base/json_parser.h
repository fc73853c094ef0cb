// How is JSON from outside parsed? In one pass, without recursion, into the flat list of tokens of a Json, under its limits.
//
// Written here rather than taken from nlohmann-json, whose parser is an eighth of the module that answers the first search. That library is
// the judge of this one in tests/unit/base/json_parser_test.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json_reader.h"

namespace carrel {

class JsonParser {
 public:
  JsonParser(std::string_view text, const JsonLimits& limits, Json& json) : text_(text), limits_(limits), json_(json) {}

  // The whole text is one value and is now in the Json; otherwise `error` has a code and a message.
  bool parse();

  Error error;

 private:
  struct Container {
    std::uint32_t token;
    std::size_t keys;
    bool is_object;
  };

  bool refuse(ErrorCode code, std::string_view message);
  bool malformed() { return refuse(ErrorCode::BadInput, "this is not JSON from byte " + std::to_string(at_) + " on"); }
  bool unexpected() { return ++at_, malformed(); }   // the next byte is the wrong one

  char next_byte();
  char next_sign();
  std::size_t skip_digits();

  bool read_member_or_element();
  bool read_value(char first);
  bool read_key();
  bool read_string();
  bool read_escape();
  bool read_code_unit(std::uint32_t& unit);
  bool read_number(char first);
  bool read_word(std::string_view rest, JsonView::Kind kind, bool truth);

  bool push(JsonView::Kind kind, std::uint32_t extent, std::int64_t value);
  bool open(bool is_object);
  bool close();
  bool repeats_a_key(std::uint32_t object) const;

  std::string_view text_;
  std::size_t at_ = 0;         // the next byte; in an error, how many bytes were read with the wrong one
  const JsonLimits& limits_;
  Json& json_;
  std::vector<Container> open_;
};

}  // namespace carrel
