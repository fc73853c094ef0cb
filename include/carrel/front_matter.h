// What does a post's file say before its text? Front matter in YAML (---), TOML (+++), JSON ({…}), or none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "carrel/post.h"
#include "carrel/result.h"

namespace carrel {

struct Warning {
  std::size_t line = 0;        // 1-based; 0: the file as a whole
  std::string message;
};

struct FrontMatter {
  PostMetadata metadata;       // as far as the front matter tells; slug, title and language may be empty
  std::string path;            // TOML's or a permalink's path, from which date and slug may be guessed
  bool is_draft = false;       // draft: true in any spelling, published: false, status: draft
  std::string visibility;      // as written, lower case; empty when not said
  std::string body;            // the text without front matter; line ends are \n, no byte-order mark
  std::size_t body_line = 1;   // the line of the file at which the body begins
  std::vector<Warning> warnings;
  std::vector<std::string> unknown_keys;
};

// `file` names the post in errors ("2024/x.md"). Fails with BadInput where front matter is begun but cannot be read: such a post must
// not be published, since it may say that it is a draft.
Result<FrontMatter> parse_front_matter(std::string_view text, std::string_view file);

// Dates as people write them: 2024-03-05, 2024/03/05, 03/05/2024 (month first), 5 March 2024, March 5, 2024. `is_guess` is set for forms
// that could be read otherwise.
std::optional<Day> parse_written_day(std::string_view text, bool& is_guess);

}  // namespace carrel
