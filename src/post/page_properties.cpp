#include "post/page_properties.h"

#include "post/front_matter_keys.h"
#include "post/front_matter_lines.h"

namespace carrel {

FrontMatterValues take_page_properties(std::string& body) {
  FrontMatterValues values;
  std::size_t number = 1;
  for (std::size_t at = 0; at < body.size(); ++number) {
    std::string_view line = line_at(body, at);
    if (number == 1 && starts_with(line, "- ")) line = trimmed(line.substr(2));
    const std::size_t colons = line.find("::");
    const std::string_view key = line.substr(0, std::min(colons, line.size()));
    const bool is_property = colons != std::string_view::npos && colons > 0 &&
                             key.find(' ') == std::string_view::npos &&
                             (colons + 2 == line.size() || line[colons + 2] == ' ');
    if (!is_property) break;
    const std::size_t end = std::min(body.find('\n', at), body.size());
    if (is_front_matter_key(key)) {
      FrontMatterValue value;
      value.key = key;
      value.line = number;
      if (const std::string_view text = trimmed(line.substr(colons + 2)); !text.empty())
        value.texts.emplace_back(text);
      values.push_back(std::move(value));
      body.erase(at, end - at);
      at = std::min(at + 1, body.size());
    } else {
      at = std::min(end + 1, body.size());
    }
  }
  return values;
}

}  // namespace carrel
