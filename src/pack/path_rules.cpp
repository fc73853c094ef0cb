#include "pack/path_rules.h"

#include <algorithm>

#include "pack/globs.h"

namespace carrel {

bool matches_path(std::string_view pattern, std::string_view path) {
  const bool is_folder = !pattern.empty() && pattern.back() == '/';
  if (is_folder) pattern.remove_suffix(1);
  while (pattern.substr(0, 2) == "./") pattern.remove_prefix(2);
  const bool is_rooted = pattern.find('/') != std::string_view::npos;
  if (!pattern.empty() && pattern.front() == '/') pattern.remove_prefix(1);
  if (pattern.empty()) return false;
  const std::string whole = (is_rooted ? "" : "**/") + std::string(pattern);
  return (!is_folder && matches_glob(whole, path, Case::Kept)) ||
         matches_glob(whole + "/**", path, Case::Kept);
}

PathRules::PathRules(std::vector<std::string> patterns)
    : patterns_(std::move(patterns)), used_(patterns_.size(), 0) {}

std::optional<bool> PathRules::find(std::string_view path) {
  std::optional<bool> found;
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    const std::string_view pattern = patterns_[i];
    const bool takes_back = pattern.substr(0, 1) == "!";
    if (!matches_path(pattern.substr(takes_back ? 1 : 0), path)) continue;
    used_[i] = 1;
    found = !takes_back;
  }
  return found;
}

std::vector<std::string> PathRules::unused() const {
  std::vector<std::string> unused;
  for (std::size_t i = 0; i < patterns_.size(); ++i)
    if (used_[i] == 0) unused.push_back(patterns_[i]);
  return unused;
}

std::vector<std::string> pattern_lines(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
    while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
    if (!line.empty() && line.front() != '#') lines.emplace_back(line);
    at = end + 1;
  }
  return lines;
}

}  // namespace carrel
