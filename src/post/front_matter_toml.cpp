// TOML front matter. toml++ without exceptions; Zola's [extra] and [taxonomies] tables are read as
// if they stood at the top.
#include "post/front_matter_values.h"
#include "post/toml_plus_plus.h"

namespace carrel {

namespace {

void append_padded(std::string& text, unsigned value, std::size_t width) {
  std::string digits = std::to_string(value);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  text += digits;
}

// A scalar as text; false for tables and lists.
bool to_scalar(const toml::node& node, std::string& text) {
  if (const auto* string = node.as_string()) {
    text = string->get();
  } else if (const auto* boolean = node.as_boolean()) {
    text = boolean->get() ? "true" : "false";
  } else if (const auto* integer = node.as_integer()) {
    text = std::to_string(integer->get());
  } else if (node.is_date() || node.is_date_time()) {
    const toml::date date =
        node.is_date() ? node.as_date()->get() : node.as_date_time()->get().date;
    append_padded(text, date.year, 4);
    text += '-';
    append_padded(text, date.month, 2);
    text += '-';
    append_padded(text, date.day, 2);
  } else {
    return false;
  }
  return true;
}

FrontMatterValue to_value(std::string_view key, const toml::node& node) {
  FrontMatterValue value;
  value.key = key;
  value.line = node.source().begin.line;
  std::string text;
  if (to_scalar(node, text)) {
    value.texts.push_back(std::move(text));
  } else if (const auto* array = node.as_array()) {
    value.is_list = true;
    for (auto&& element : *array) {
      std::string element_text;
      if (to_scalar(element, element_text)) value.texts.push_back(std::move(element_text));
      if (!element.is_table()) continue;
      value.elements.push_back(to_value({}, element));
      for (const FrontMatterValue& member : value.elements.back().members)
        if ((member.key == "name" || member.key == "title") && !member.texts.empty())
          value.texts.push_back(member.texts.front());
    }
  } else if (const auto* table = node.as_table()) {
    value.is_map = true;
    for (auto&& [name, member] : *table) value.members.push_back(to_value(name.str(), member));
  } else {
    value.texts.emplace_back();  // a number with a fraction, a time of day: no key of ours has one
  }
  return value;
}

}  // namespace

Result<FrontMatterValues> read_toml(std::string_view text) {
  const toml::parse_result result = toml::parse(text);
  if (!result) {
    return Error{ErrorCode::BadInput,
                 "the TOML cannot be read: " + std::string(result.error().description()),
                 std::to_string(result.error().source().begin.line), ""};
  }
  FrontMatterValues values = to_value({}, result.table()).members;
  for (const char* inner : {"taxonomies", "extra"}) {
    const auto* table = result.table()[inner].as_table();
    if (!table) continue;
    for (FrontMatterValue& value : to_value({}, *table).members) values.push_back(std::move(value));
  }
  return values;
}

}  // namespace carrel
