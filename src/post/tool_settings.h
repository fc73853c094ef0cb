// A tool's configuration file as values, by the readers of front matter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "post/front_matter_values.h"

namespace carrel {

// By the ending of `path`: YAML (tags such as "!!python/name:x" are read over), TOML, JSON; of
// JavaScript and TypeScript what is written as `key: "text"`, `key: true` or a list of texts, in
// its order, and the texts of calls `key("text")`. Nothing where it cannot be read: it is another
// tool's to judge.
FrontMatterValues read_tool_settings(std::string_view path, std::string_view text);

// The value of a key, "book.title" being one within a map; keys without regard to case and "_-".
const FrontMatterValue* find_value(const FrontMatterValues& values, std::string_view key);
// A key in which "*" stands for a name: "collections.*.output".
std::string with_name(std::string_view key, std::string_view name);
// Its only text, or empty.
std::string text_of(const FrontMatterValues& values, std::string_view key);
std::vector<std::string> texts_of(const FrontMatterValues& values, std::string_view key);
// Those of a key wherever a script has it: each plugin its own `exclude`.
std::vector<std::string> all_texts_of(const FrontMatterValues& values, std::string_view key);

}  // namespace carrel
