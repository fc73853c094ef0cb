// What does each tool keep back? One record a tool: keys with the meaning of their values, folders,
// and marks in file names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carrel {

// How the value of a key decides whether a post may be published.
enum class Says : std::uint8_t {
  BackUnlessFalse,      // draft: kept back by anything but a clear no
  BackUnlessTrue,       // public: kept back by anything but a clear yes
  BackUnlessTrueOrDay,  // published: a clear yes, or a day that has come
  BackWhenFalse,  // permalink: only a clear no keeps back; everything else is a value of its own
  BackWhenNever,  // build.render: "never", "link" or a clear no
  BackWhenSet,    // password: any value
  BackWhenNamed,  // access: a word for what is unfinished or not for everybody
  BackWhenNamedOrUnsure,  // status: the same, and a word that no list knows is warned of
  BackBefore,             // publishDate: kept back before that day
  BackBeforeYear,         // date: the same, where any day or year can be read from it
  BackFrom,               // expiryDate: kept back from that day on
  OnlyFor,                // visibility: the names of those who may see it
  OnlyForItself,          // private: anything but a clear no means a visibility of that name
  OnlyForItselfWhenTrue,  // internal: the same, for a clear yes alone
};

struct KeyRule {
  std::string_view
      key;  // normalised: lower case, letters and digits only; a key within a map follows its map's
  Says says;
};

struct ToolRules {
  std::string_view tool;
  std::string_view source;  // where the rule is written
  const KeyRule* keys;
  std::size_t key_count;
  const std::string_view* folders;  // names, in lower case: everything below stays back
  std::size_t folder_count;
  const std::string_view* name_marks;  // pieces between dots in a file's name: "x.draft.md"
  std::size_t name_mark_count;
};

// A key as rules name it: "publish-date", "publishDate" and "Publish_Date" are one. Characters
// nobody sees do not count.
std::string normalised_key(std::string_view key);

// The rule for a normalised key and the tools that have it ("Hugo, Zola"); null where no tool keeps
// anything back by it.
struct FoundRule {
  const KeyRule* rule = nullptr;
  std::string tools;
};
FoundRule find_key_rule(std::string_view key);

// Why a path alone keeps its post back ("it is in \"_drafts\" (Jekyll, Hexo)"), or empty.
std::string path_keeps_back(std::string_view path);

// What a status says: unfinished or not for everybody, fit to be read, or nothing that any list
// knows.
enum class StatusSays : std::uint8_t { Unfinished, Finished, Unknown };
StatusSays read_status(std::string_view text);

}  // namespace carrel
