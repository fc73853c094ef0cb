// Which tools a folder of posts was written for, and what says so.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dialects/dialect.h"

namespace carrel {

struct RecognisedDialect {
  const Dialect* dialect = nullptr;
  std::string evidence;       // for people: "hugo.toml", "[[…]] in 170 of 173 posts"
  std::string configuration;  // where that is its configuration file: "hugo.toml", "../book.toml"
};

// Made once, before the posts are read, and handed to every later step.
class RecognisedDialects {
 public:
  explicit RecognisedDialects(std::vector<RecognisedDialect> all = {}) : all_(std::move(all)) {}

  // Those with a configuration file first. Empty: no tool is recognised, the posts are plain.
  const std::vector<RecognisedDialect>& all() const { return all_; }
  // By the name of its record: has("Hugo").
  bool has(std::string_view name) const { return find(name) != nullptr; }
  const RecognisedDialect* find(std::string_view name) const;
  // "Hugo: hugo.toml", several between "; "; empty where no tool is recognised.
  std::string described() const;

 private:
  std::vector<RecognisedDialect> all_;
};

// What carrel.json may call a dialect: the names of all tools in the order of the alphabet, "plain"
// last.
inline constexpr std::string_view kPlainDialect = "plain";
std::vector<std::string_view> dialect_names();
// The tool of a name, in whatever case and spelling; null where none is called so.
const Dialect* find_dialect(std::string_view name);

// Whether any tool orders its pages by the numbers of this key, normalised as those of KeyRule.
bool is_order_key(std::string_view key);

// The paths of all configuration files, of the scripts that order pages and of the lists of what is
// ignored, sorted, each once.
std::vector<std::string_view> configuration_paths();

}  // namespace carrel
