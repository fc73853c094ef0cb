// What does YAML front matter say? libyaml's events, in one pass without recursion; aliases are refused, depth is capped.
#include <yaml.h>

#include "carrel/limits.h"
#include "post/front_matter_values.h"

namespace carrel {

namespace {

class Events {
 public:
  explicit Events(std::string_view text) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
  }
  ~Events() {
    yaml_event_delete(&event_);
    yaml_parser_delete(&parser_);
  }
  Events(const Events&) = delete;
  Events& operator=(const Events&) = delete;

  bool next() {
    yaml_event_delete(&event_);
    event_ = {};
    return yaml_parser_parse(&parser_, &event_) != 0;
  }
  yaml_event_type_t type() const { return event_.type; }
  std::size_t line() const { return event_.start_mark.line + 1; }
  std::string scalar() const {
    return std::string(reinterpret_cast<const char*>(event_.data.scalar.value), event_.data.scalar.length);
  }
  // A plain "null", "~" or nothing is no value; quoted they are text.
  bool is_null() const {
    const std::string text = scalar();
    return event_.data.scalar.style == YAML_PLAIN_SCALAR_STYLE && (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL");
  }
  Error error() const {
    return {ErrorCode::BadInput, std::string("the YAML cannot be read: ") + (parser_.problem ? parser_.problem : "unknown trouble"),
            std::to_string(parser_.problem_mark.line + 1), "quote values that contain a colon, and indent with spaces"};
  }

 private:
  yaml_parser_t parser_{};
  yaml_event_t event_{};
};

bool opens(yaml_event_type_t type) { return type == YAML_MAPPING_START_EVENT || type == YAML_SEQUENCE_START_EVENT; }
bool closes(yaml_event_type_t type) { return type == YAML_MAPPING_END_EVENT || type == YAML_SEQUENCE_END_EVENT; }

}  // namespace

Result<FrontMatterValues> read_yaml(std::string_view text) {
  FrontMatterValues values;
  Events events(text);
  int depth = 0;               // 1: inside the top mapping
  bool expects_key = true;     // within the top mapping
  bool name_follows = false;   // within a map of a list: the next scalar is its name
  bool inner_key = true;
  const auto refuse = [&](const char* message, const char* hint) { return Error{ErrorCode::BadInput, message, std::to_string(events.line()), hint}; };
  while (true) {
    if (!events.next()) return events.error();
    const yaml_event_type_t type = events.type();
    if (type == YAML_STREAM_END_EVENT) return values;
    if (type == YAML_ALIAS_EVENT) return refuse("the YAML uses an alias (*name)", "write the value out");
    if (opens(type)) {
      if (depth == 0 && type != YAML_MAPPING_START_EVENT) return refuse("the front matter is not a list of keys", "write it as key: value lines");
      if (++depth > limits::kFrontMatterDepth) return refuse("the YAML is nested too deeply", "flatten it");
      if (depth == 2) {
        if (expects_key) return refuse("a key is not a plain word", "write it as key: value");
        (type == YAML_MAPPING_START_EVENT ? values.back().is_map : values.back().is_list) = true;
      }
      inner_key = true;
      continue;
    }
    if (closes(type)) {
      if (--depth == 1) expects_key = true;
      name_follows = false;
      continue;
    }
    if (type != YAML_SCALAR_EVENT) continue;
    if (depth == 0) return refuse("the front matter is not a list of keys", "write it as key: value lines");
    if (depth == 1) {
      if (expects_key) {
        FrontMatterValue value;
        value.key = events.scalar();
        value.line = events.line();
        values.push_back(std::move(value));
      } else if (!events.is_null()) {
        values.back().texts.push_back(events.scalar());
      }
      expects_key = !expects_key;
    } else if (depth == 2 && values.back().is_list) {
      if (!events.is_null()) values.back().texts.push_back(events.scalar());
    } else if (depth == 3 && values.back().is_list) {
      if (inner_key) {
        name_follows = events.scalar() == "name" || events.scalar() == "title";
      } else if (name_follows) {
        values.back().texts.push_back(events.scalar());
      }
      inner_key = !inner_key;
    }
  }
}

}  // namespace carrel
