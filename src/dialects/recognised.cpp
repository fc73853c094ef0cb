#include "dialects/recognised.h"

#include <algorithm>

#include "dialects/keep_rules.h"

namespace carrel {

const RecognisedDialect* RecognisedDialects::find(std::string_view name) const {
  const auto found = std::find_if(
      all_.begin(), all_.end(),
      [&](const RecognisedDialect& recognised) { return recognised.dialect->name == name; });
  return found == all_.end() ? nullptr : &*found;
}

std::string RecognisedDialects::described() const {
  std::string text;
  for (const RecognisedDialect& recognised : all_)
    text += (text.empty() ? "" : "; ") + std::string(recognised.dialect->name) + ": " +
            recognised.evidence;
  return text;
}

std::vector<std::string_view> dialect_names() {
  std::vector<std::string_view> names;
  for (const Dialect* dialect : dialects())
    if (!dialect->name.empty()) names.push_back(dialect->name);
  std::sort(names.begin(), names.end(), [](std::string_view a, std::string_view b) {
    return normalised_key(a) < normalised_key(b);
  });
  names.push_back(kPlainDialect);
  return names;
}

const Dialect* find_dialect(std::string_view name) {
  const std::string wanted = normalised_key(name);
  for (const Dialect* dialect : dialects())
    if (!dialect->name.empty() && normalised_key(dialect->name) == wanted) return dialect;
  return nullptr;
}

bool is_order_key(std::string_view key) {
  return std::any_of(dialects().begin(), dialects().end(), [&](const Dialect* dialect) {
    return std::find(dialect->order_keys.begin(), dialect->order_keys.end(), key) !=
           dialect->order_keys.end();
  });
}

std::vector<std::string_view> configuration_paths() {
  std::vector<std::string_view> paths;
  for (const Dialect* dialect : dialects()) {
    for (const ToolFile& file : dialect->configurations) paths.push_back(file.path);
    for (const NavigationFile& file : dialect->navigation)
      if (file.kind == NavigationFile::Kind::Texts) paths.push_back(file.path);
    paths.insert(paths.end(), dialect->ignore_files.begin(), dialect->ignore_files.end());
  }
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  return paths;
}

}  // namespace carrel
