// What the three formats have in common: keys with scalars, lists of scalars, or something deeper
// that carrel does not read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "carrel/result.h"

namespace carrel {

struct FrontMatterValue {
  std::string key;  // as written
  // one for a scalar, any number for a list; maps in a list give their "name" or "title"
  std::vector<std::string> texts;
  bool is_list = false;
  bool is_map = false;
  bool is_partial = false;                 // of a script: the list holds more than plain texts
  std::vector<FrontMatterValue> members;   // of a map, in order; null values have no texts
  std::vector<FrontMatterValue> elements;  // the maps of a list, without keys
  std::size_t line = 0;                    // in the front matter, 1-based
};

using FrontMatterValues = std::vector<FrontMatterValue>;

// A key or a value to compare: in lower case, without white space.
inline std::string bare(std::string_view text) {
  std::string lower;
  for (const char c : text)
    if (c != ' ' && c != '\t' && c != '\n') lower += ascii::lower(c);
  return lower;
}

// One reader a format, given the lines between the marks. Errors carry the line in `where`, counted
// from 1, as a plain number.
Result<FrontMatterValues> read_yaml(std::string_view text);
Result<FrontMatterValues> read_toml(std::string_view text);
Result<FrontMatterValues> read_json(std::string_view text);

}  // namespace carrel
