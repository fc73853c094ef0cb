// The markup beyond CommonMark and GitHub's that a tool gives a meaning to.
#pragma once

#include <cstdint>

namespace carrel {

enum class Syntax : std::uint32_t {
  Wikilinks = 1 << 0,      // [[page]], [[page|text]], ![[file]]
  LabelFirst = 1 << 1,     // [[text|page]]
  Liquid = 1 << 2,         // every {% tag %} and {{ variable }}
  Components = 1 << 3,     // <Component attribute={value}>
  Mdx = 1 << 4,            // import and export; no indented code
  Interpolation = 1 << 5,  // Vue's {{ expression }}
  MdBook = 1 << 6,         // {{#include file}}, hidden lines of Rust
  Outline = 1 << 7,        // Logseq's key:: value, ((block)), #+BEGIN_NOTE
  Calls = 1 << 8,          // Zola's {{ name(argument=value) }}
  Attributes = 1 << 9,     // { .class width="300" } behind a link or image
  Keys = 1 << 10,          // ++ctrl+c++
  Icons = 1 << 11,         // :material-check:
  Definitions = 1 << 12,   // ": what the term above means"
};

// One syntax alone is +Syntax::Liquid.
constexpr std::uint32_t operator+(Syntax a) { return static_cast<std::uint32_t>(a); }
constexpr std::uint32_t operator|(Syntax a, Syntax b) {
  return static_cast<std::uint32_t>(a) | static_cast<std::uint32_t>(b);
}
constexpr std::uint32_t operator|(std::uint32_t a, Syntax b) {
  return a | static_cast<std::uint32_t>(b);
}

}  // namespace carrel
