// What each tool does with a folder of posts: one record a tool, one file each.
//
// A record states what the tool's own manual says, or what the tool did when it was tried; `source`
// names it. README.md tells how to add one.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "dialects/syntaxes.h"

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

// A comment of a markup language: text that the tool never shows. `open` and `close` are pieces
// between which white space is allowed, and "-" beside the first and the last: "{%- comment %}".
struct CommentMarks {
  std::string_view language;  // "Liquid"
  std::string_view name;      // for reports: "{% comment %}"
  std::string_view first;     // what an opening begins with
  std::string_view open, close;
};

// A file that a tool's folder has, by its path; `holds` and `lacks`, in lower case, must and must
// not stand in it.
struct ToolFile {
  std::string_view path;
  std::string_view holds = {}, lacks = {};
};

// A file that puts pages in order: by links to them; by lines that end with their paths, below a
// key; by texts of a script that are their addresses.
struct NavigationFile {
  enum class Kind : std::uint8_t { Links, Lines, Texts };
  std::string_view path;  // from the configuration's folder on, or from the content folder
  Kind kind = Kind::Links;
  std::string_view key = {};
};

// Where a configuration says at which address pages stand: for those of a folder, the first of
// their path, the value of a key, in which "*" is that folder's name without its "_".
struct AddressKey {
  enum class Folder : std::uint8_t { Any, Underscored, Named };
  Folder folder = Folder::Any;
  std::string_view name;  // of a Named one
  std::string_view key;   // "permalinks.*"
};

struct Dialect {
  std::string_view name;    // empty: what people write where no tool is asked
  std::string_view source;  // where the rules are written
  std::span<const KeyRule> keys = {};
  std::span<const std::string_view> folders = {};     // in lower case: all below stays back
  std::span<const std::string_view> name_marks = {};  // between dots in a name: "x.draft.md"
  std::span<const CommentMarks> comments = {};        // of two that begin alike the longer first
  std::uint32_t syntaxes = 0;  // of syntaxes.h: markup that means something in its posts alone

  // How it is recognised. By its configuration, here or in a folder above; a path that ends with a
  // slash is a folder.
  std::span<const ToolFile> configurations = {};
  // Else by files of the folder, as globs.
  std::span<const ToolFile> places = {};
  // Else by what its posts hold and no other tool's do: "\n" stands for a line's beginning, too.
  std::span<const std::string_view> signs = {};
  bool (*shows)(std::string_view markdown) = nullptr;  // the same, where no text alone tells …
  std::string_view shown = {};                         // … and what it is for people
  // What of its folder it does not build as a page, as patterns of path_rules.h: those that begin
  // with a slash where its configuration stands in the folder itself.
  std::span<const std::string_view> partials = {};
  // The folder that alone it builds, beside its configuration, and the key of the latter that names
  // another; empty: it builds all.
  std::string_view content_folder = {}, content_key = {};
  // What its configuration excludes besides: the key, and how its patterns are written.
  enum class Patterns : std::uint8_t {
    Lines,              // of .gitignore
    Rooted,             // from the content folder on
    FromConfiguration,  // from the configuration's folder on
    Anywhere,           // from some folder on
    Expressions,        // regular ones
  };
  std::string_view exclude_key = {};
  Patterns exclude_patterns = Patterns::Lines;
  // Keys with the folder of parts, and with languages that are not built; a language's own key for
  // the latter, in which "*" is the language.
  std::span<const std::string_view> partial_keys = {};
  std::string_view languages_off_key = {}, language_off_key = {};
  // Files beside it whose lines exclude as .gitignore's do.
  std::span<const std::string_view> ignore_files = {};
  // Keys of its configuration, the first that has a value: the site's title, and its language.
  std::span<const std::string_view> title_keys = {}, language_keys = {};
  // Where files or posts speak for both, the other is not meant.
  std::string_view instead_of = {};
  // Its posts may stand in another tool's site: a vault in a Hugo folder.
  bool is_within_others = false;
  // What orders its pages: files, the first that names two; else numbers, of pages and of those
  // that stand for their folder, by keys normalised as those of KeyRule; and in files of a folder,
  // by their key "position".
  std::span<const NavigationFile> navigation = {};
  std::span<const std::string_view> order_keys = {}, folder_files = {};
  // What says at which addresses its pages stand, where those are not their paths.
  std::span<const AddressKey> address_keys = {};
  // "01-start.md" stands at "start".
  bool drops_order_numbers = false;
  // Where it builds no folder that begins with "_": but its own; but those for which a key of the
  // configuration says yes, in which "*" is the name without "_"; but those in a list of it.
  struct Underscored {
    std::span<const std::string_view> own = {};
    std::string_view output_key = {}, include_key = {};
  } underscored = {};
  // What lies beside or below an "index.md" is a part of that page.
  bool has_leaf_bundles = false;
};

// All records, the one without a name last.
std::span<const Dialect* const> dialects();

}  // namespace carrel
