// What the names of directives, shortcodes, tags and components mean, whichever tool has them.
//
// Tools agree on names: "note" is a note in MkDocs, Docusaurus, GitBook and a hundred themes of
// Hugo. A row serves all of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace carrel {

enum class Meaning : std::uint8_t {
  Callout,    // what it holds, in a box of the kind that `detail` or an argument names
  Folded,     // the same, folded
  Tab,        // what it holds, under a label
  CodeTabs,   // every fence in it is a tab
  Group,      // what it holds; the tag itself shows nothing
  Code,       // a code block of the language that `detail` or an argument names
  Formula,    // a formula of its own
  Literal,    // what it holds is no tag
  Figure,     // an image, with a caption
  Media,      // a link to what is shown elsewhere; `detail` stands in front of its number
  Link,       // a link to what an argument names
  Text,       // what its arguments say
  Key,        // the same, as a key to press
  Reference,  // the destination that its first argument names
  Include,    // another file's text
  Nothing,    // shows nothing: an icon, a list of contents
};

struct Word {
  std::string_view name;  // as plain_name() makes it
  Meaning meaning;
  std::string_view detail = {};
};

// Null: no table knows the name.
const Word* find_word(std::string_view name);

struct Callout {
  std::string_view name;   // as tools call it
  std::string_view kind;   // as GitHub does: "note", "tip", "important", "warning", "caution"
  std::string_view title;  // that its tool shows where none is given
};

// Null: not a kind of callout.
const Callout* find_callout(std::string_view name);

// "[!NOTE]", with the sign of its folding and its title.
std::string alert_line(const Callout& callout, std::string_view title, std::string_view fold);

}  // namespace carrel
