// What does TOML front matter say? toml++ without exceptions; Zola's [extra] and [taxonomies] tables are read as if they stood at the top.
#include <toml++/toml.h>

#include "post/front_matter_values.h"

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
    const toml::date date = node.is_date() ? node.as_date()->get() : node.as_date_time()->get().date;
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

void add_table(const toml::table& table, FrontMatterValues& values) {
  for (auto&& [key, node] : table) {
    FrontMatterValue value;
    value.key = std::string(key.str());
    value.line = node.source().begin.line;
    std::string text;
    if (to_scalar(node, text)) {
      value.texts.push_back(std::move(text));
    } else if (const auto* array = node.as_array()) {
      value.is_list = true;
      for (auto&& element : *array) {
        std::string element_text;
        if (to_scalar(element, element_text)) value.texts.push_back(std::move(element_text));
      }
    } else {
      value.is_map = true;
    }
    values.push_back(std::move(value));
  }
}

}  // namespace

Result<FrontMatterValues> read_toml(std::string_view text) {
  const toml::parse_result result = toml::parse(text);
  if (!result) {
    return Error{ErrorCode::BadInput, "the TOML cannot be read: " + std::string(result.error().description()),
                 std::to_string(result.error().source().begin.line), ""};
  }
  FrontMatterValues values;
  add_table(result.table(), values);
  for (const char* inner : {"taxonomies", "extra"})
    if (const auto* table = result.table()[inner].as_table()) add_table(*table, values);
  return values;
}

}  // namespace carrel
