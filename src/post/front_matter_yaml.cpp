// YAML front matter. libyaml's events, in one pass without recursion; aliases are refused, depth is
// capped.
#include <yaml.h>

#include "carrel/limits.h"
#include "post/front_matter_values.h"

namespace carrel {

namespace {

class Events {
 public:
  explicit Events(std::string_view text) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()),
                                 text.size());
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
    return std::string(reinterpret_cast<const char*>(event_.data.scalar.value),
                       event_.data.scalar.length);
  }
  // A plain "null", "~" or nothing is no value; quoted they are text.
  bool is_null() const {
    const std::string text = scalar();
    return event_.data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
           (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL");
  }
  Error error() const {
    return {ErrorCode::BadInput,
            std::string("the YAML cannot be read: ") +
                (parser_.problem ? parser_.problem : "unknown trouble"),
            std::to_string(parser_.problem_mark.line + 1),
            "quote values that contain a colon, and indent with spaces"};
  }

 private:
  yaml_parser_t parser_{};
  yaml_event_t event_{};
};

bool opens(yaml_event_type_t type) {
  return type == YAML_MAPPING_START_EVENT || type == YAML_SEQUENCE_START_EVENT;
}
bool closes(yaml_event_type_t type) {
  return type == YAML_MAPPING_END_EVENT || type == YAML_SEQUENCE_END_EVENT;
}

}  // namespace

Result<FrontMatterValues> read_yaml(std::string_view text) {
  // A map or list that is being read, and the key whose value comes next.
  struct Open {
    FrontMatterValue value, next;
    bool expects_key = true;
  };
  FrontMatterValue root;
  Events events(text);
  std::vector<Open> open;
  const auto refuse = [&](const char* message, const char* hint) {
    return Error{ErrorCode::BadInput, message, std::to_string(events.line()), hint};
  };
  const auto close = [&] {
    FrontMatterValue done = std::move(open.back().value);
    open.pop_back();
    if (open.empty()) {
      root = std::move(done);
    } else if (open.back().value.is_map) {
      open.back().value.members.push_back(std::move(done));
      open.back().expects_key = true;
    } else if (done.is_map) {
      std::vector<std::string>& texts = open.back().value.texts;
      for (const FrontMatterValue& member : done.members)
        if ((member.key == "name" || member.key == "title") && !member.texts.empty())
          texts.push_back(member.texts.front());
      open.back().value.elements.push_back(std::move(done));
    }
  };
  const auto take_scalar = [&] {
    Open& into = open.back();
    if (into.value.is_list) {
      if (!events.is_null()) into.value.texts.push_back(events.scalar());
    } else if (into.expects_key) {
      into.next = {};
      into.next.key = events.scalar();
      into.next.line = events.line();
      into.expects_key = false;
    } else {
      if (!events.is_null()) into.next.texts.push_back(events.scalar());
      into.value.members.push_back(std::move(into.next));
      into.expects_key = true;
    }
  };
  while (true) {
    if (!events.next()) return events.error();
    const yaml_event_type_t type = events.type();
    if (type == YAML_STREAM_END_EVENT) return root.members;
    if (type == YAML_ALIAS_EVENT)
      return refuse("the YAML uses an alias (*name)", "write the value out");
    if (opens(type)) {
      const bool is_map = type == YAML_MAPPING_START_EVENT;
      if (open.empty() && !is_map)
        return refuse("the front matter is not a list of keys", "write it as key: value lines");
      if (open.size() >= static_cast<std::size_t>(limits::kFrontMatterDepth))
        return refuse("the YAML is nested too deeply", "flatten it");
      Open opened;
      if (!open.empty() && open.back().value.is_map) {
        if (open.back().expects_key)
          return refuse("a key is not a plain word", "write it as key: value");
        opened.value = std::move(open.back().next);
      }
      (is_map ? opened.value.is_map : opened.value.is_list) = true;
      open.push_back(std::move(opened));
    } else if (closes(type)) {
      close();
    } else if (type == YAML_SCALAR_EVENT) {
      if (open.empty())
        return refuse("the front matter is not a list of keys", "write it as key: value lines");
      take_scalar();
    }
  }
}

}  // namespace carrel
