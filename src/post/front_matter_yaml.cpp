// YAML front matter. libyaml's events, in one pass without recursion; depth and what
// aliases repeat are capped.
#include <yaml.h>

#include <algorithm>
#include <map>

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
  // The name by which an alias may repeat this value, or that an alias repeats; empty: none.
  std::string anchor() const {
    const yaml_char_t* name =
        event_.type == YAML_ALIAS_EVENT            ? event_.data.alias.anchor
        : event_.type == YAML_SCALAR_EVENT         ? event_.data.scalar.anchor
        : event_.type == YAML_MAPPING_START_EVENT  ? event_.data.mapping_start.anchor
        : event_.type == YAML_SEQUENCE_START_EVENT ? event_.data.sequence_start.anchor
                                                   : nullptr;
    return name ? reinterpret_cast<const char*>(name) : std::string();
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

constexpr std::size_t kRepeatedValues = 1000;

std::size_t count_values(const FrontMatterValue& value) {
  std::size_t count = 1;
  for (const std::string& text : value.texts) count += 1 + text.size() / 64;
  for (const FrontMatterValue& member : value.members) count += count_values(member);
  for (const FrontMatterValue& element : value.elements) count += count_values(element);
  return count;
}

}  // namespace

Result<FrontMatterValues> read_yaml(std::string_view text) {
  // A map or list that is being read, and the key whose value comes next.
  struct Open {
    FrontMatterValue value, next;
    bool expects_key = true;
    std::string anchor = {};
    FrontMatterValues merged = {};  // by "<<"; the map's own keys win over them
  };
  std::map<std::string, FrontMatterValue> anchored;
  std::size_t repeated = 0;  // values that aliases brought
  FrontMatterValue root;
  Events events(text);
  std::vector<Open> open;
  const auto refuse = [&](const char* message, const char* hint) {
    return Error{ErrorCode::BadInput, message, std::to_string(events.line()), hint};
  };
  const auto close = [&] {
    FrontMatterValue done = std::move(open.back().value);
    for (FrontMatterValue& member : open.back().merged)
      if (std::none_of(done.members.begin(), done.members.end(),
                       [&](const FrontMatterValue& own) { return own.key == member.key; }))
        done.members.push_back(std::move(member));
    if (!open.back().anchor.empty()) anchored[open.back().anchor] = done;
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
  // What an alias repeats stands as if it were written out; "<<" takes a map's keys in.
  const auto repeat = [&](const FrontMatterValue& value) {
    Open& into = open.back();
    if (into.value.is_list) {
      into.value.texts.insert(into.value.texts.end(), value.texts.begin(), value.texts.end());
      if (value.is_map) into.value.elements.push_back(value);
    } else if (into.next.key == "<<" && value.is_map) {
      into.merged.insert(into.merged.end(), value.members.begin(), value.members.end());
    } else {
      FrontMatterValue named = value;
      named.key = into.next.key;
      named.line = into.next.line;
      into.value.members.push_back(std::move(named));
    }
    into.expects_key = true;
  };
  const auto take_scalar = [&] {
    Open& into = open.back();
    if (!into.expects_key || into.value.is_list)
      if (const std::string anchor = events.anchor(); !anchor.empty()) {
        anchored[anchor] = {};
        anchored[anchor].texts = {events.scalar()};
      }
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
    if (type == YAML_ALIAS_EVENT) {
      const auto known = anchored.find(events.anchor());
      if (known == anchored.end() || open.empty() ||
          (open.back().value.is_map && open.back().expects_key))
        return refuse("the YAML uses an alias (*name) that nothing has before it",
                      "write the value out");
      // An alias of aliases of aliases would grow without end.
      repeated += count_values(known->second);
      if (repeated > kRepeatedValues)
        return refuse("the YAML's aliases repeat too much", "write the values out");
      repeat(known->second);
      continue;
    }
    if (opens(type)) {
      const bool is_map = type == YAML_MAPPING_START_EVENT;
      if (open.empty() && !is_map)
        return refuse("the front matter is not a list of keys", "write it as key: value lines");
      if (open.size() >= static_cast<std::size_t>(limits::kFrontMatterDepth))
        return refuse("the YAML is nested too deeply", "flatten it");
      Open opened;
      opened.anchor = events.anchor();
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
