// Which links does a text define, and where are they more than md4c can bear? It allows quadratic work there.
#include <algorithm>
#include <set>

#include "carrel/limits.h"
#include "document/passes.h"

namespace carrel {

namespace {

constexpr std::size_t kLongestLabel = 999;   // CommonMark 0.31.2, "Links"

// Where the label's brackets stand in a line that could define a link; false when it could not.
bool find_label(std::string_view line, std::size_t& open, std::size_t& close) {
  open = line.find_first_not_of(' ');
  if (open == std::string_view::npos || open > 3 || line[open] != '[') return false;
  close = line.find("]:");
  return close != std::string_view::npos;
}

std::string lower_case(std::string_view label) {
  std::string lower(label);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lower;
}

}  // namespace

std::size_t definitions_end(std::string_view markdown) {
  std::size_t definitions = 0;
  for (std::size_t at = 0; at < markdown.size();) {
    const std::size_t line_end = std::min(markdown.find('\n', at), markdown.size());
    std::size_t open, close;
    if (find_label(markdown.substr(at, line_end - at), open, close) && ++definitions > limits::kLinkDefinitions) return at;
    at = line_end + 1;
  }
  return markdown.size();
}

LinkDefinitions collect_definitions(std::string_view markdown) {
  LinkDefinitions definitions;
  for (std::size_t at = 0; at < markdown.size();) {
    const std::size_t line_end = std::min(markdown.find('\n', at), markdown.size());
    const std::string_view line = markdown.substr(at, line_end - at);
    std::size_t open, close;
    if (find_label(line, open, close)) definitions.emplace(lower_case(line.substr(open + 1, close - open - 1)), line);
    at = line_end + 1;
  }
  return definitions;
}

std::string definitions_for(std::string_view text, const LinkDefinitions& definitions) {
  std::string lines;
  if (definitions.empty()) return lines;
  std::set<std::string_view> taken;
  for (std::size_t open = text.find('['); open != std::string_view::npos; open = text.find('[', open + 1)) {
    const std::string_view rest = text.substr(open + 1, kLongestLabel);
    const std::size_t size = rest.find_first_of("[]");
    if (size == std::string_view::npos || rest[size] == '[') continue;
    const auto found = definitions.find(lower_case(rest.substr(0, size)));
    if (found == definitions.end() || !taken.insert(found->first).second) continue;
    lines += "\n";
    lines += found->second;
    lines += "\n";
  }
  return lines;
}

}  // namespace carrel
