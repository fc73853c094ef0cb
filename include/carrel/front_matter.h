// What a post's file says before its text: front matter in YAML (---), TOML (+++), JSON ({…}), or
// none.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "carrel/post.h"
#include "carrel/result.h"

namespace carrel {

struct Warning {
  std::size_t line = 0;  // 1-based; 0: the file as a whole
  std::string message;
};

// One key that decides whether and when the post may be read, and what its value says.
struct KeepRecord {
  enum class Kind : std::uint8_t {
    Open,     // nothing is kept back
    Draft,    // a draft, or kept back in any other way that has no end
    Before,   // kept back before `day`
    From,     // kept back from `day` on
    OnlyFor,  // for `visibilities` alone
  };
  Kind kind = Kind::Open;
  std::string key;       // normalised, of the topmost map that holds it: "publishdate", "build"
  std::string said;      // as written: "publishDate: 2099-01-01"
  std::string tools;     // whose rule it is: "Hugo, Zola"; may be empty
  std::size_t line = 0;  // 1-based
  Day day = kNoDay;
  std::vector<std::string> visibilities;  // lower case
  // the value is none that the rule knows: what was made of it is to be reported
  bool is_doubtful = false;
};

struct FrontMatter {
  PostMetadata metadata;  // as far as the front matter tells; slug, title and language may be empty
  std::string path;       // TOML's or a permalink's path, from which date and slug may be guessed
  // the paths at which it says that the post stands, and stood before: "/guide/", "old/page.html"
  std::vector<std::string> addresses, old_addresses;
  std::vector<std::string> names;  // other names of the post, as written: links by name use them
  Day event_day = kNoDay;          // of what it is about: it starts, or is released, then
  // Numbers by which a tool orders its pages, with their keys: "weight",
  // "sidebar.order".
  std::vector<std::pair<std::string, double>> order_numbers;
  bool is_day_first = false;             // between slashes: "05/03/2024" is a day of March
  std::vector<KeepRecord> keep_records;  // in the order of the file
  std::string other_title;    // of keys that name a post where neither title nor heading does
  std::string body;           // the text without front matter; line ends are \n, no byte-order mark
  std::size_t body_line = 1;  // the line of the file at which the body begins
  std::vector<Warning> warnings;
  std::vector<std::string> unknown_keys;
  // Every key that has a text or a list of texts, with its line; of a map its members' keys too.
  struct Value {
    std::string key;
    std::vector<std::string> texts;
    std::size_t line = 0;
  };
  std::vector<Value> values;
};

// `file` names the post in errors ("2024/x.md"). Fails with BadInput where front matter is begun
// but cannot be read: such a post must not be published, since it may say that it is a draft.
// `language`: of the post where its front matter names none; it tells how dates are written.
Result<FrontMatter> parse_front_matter(std::string_view text, std::string_view file,
                                       std::string_view language = {});

// Dates as people write them: 2024-03-05, 2024/03/05, 03/05/2024 (month first), 5 March 2024, March
// 5, 2024. `is_guess` is set for forms that could be read otherwise.
std::optional<Day> parse_written_day(std::string_view text, bool& is_guess);

}  // namespace carrel
