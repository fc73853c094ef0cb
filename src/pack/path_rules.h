// Lists of patterns that say which files are meant, as .gitignore writes them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carrel {

// A pattern without a slash but at its end names files and folders at any depth; with one it goes
// from the folder itself on. A folder stands for all below it; with a slash at its end it is a
// folder only. "!" before it takes back what an earlier pattern said. Globs are those of globs.h;
// letters are to be written as they are.
bool matches_path(std::string_view pattern, std::string_view path);

class PathRules {
 public:
  explicit PathRules(std::vector<std::string> patterns = {});

  // Whether the path is meant: true by a pattern, false by one with "!", else nothing. The last
  // that matches decides.
  std::optional<bool> find(std::string_view path);
  // Those that have matched no path so far.
  std::vector<std::string> unused() const;

 private:
  std::vector<std::string> patterns_;
  std::vector<char> used_;
};

// The lines of a text in .gitignore's format, without blank ones and comments.
std::vector<std::string> pattern_lines(std::string_view text);

}  // namespace carrel
