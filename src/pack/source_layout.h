// What the folders of a source mean: where a site's own links start from, and which names stand for
// languages.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace carrel {

// Whether a folder of this name may hold a language: "de", "pt-BR", "zh_Hant".
bool is_language_name(std::string_view name);

class SourceLayout {
 public:
  // `paths` are those of the posts.
  explicit SourceLayout(const std::vector<std::string>& paths);

  // The deepest folder that holds nine of ten posts, with its last slash; empty when that is the
  // source itself. "/guides/x" leads below it.
  const std::string& root() const { return root_; }

  // The languages that were found in names, sorted, in lower case ("de", "pt-br"). Empty where
  // posts are not laid out by language.
  //
  // Folders just below the root: all of them are called after languages ("de/", "pt-br/"), and
  // there are two or more; or those that are hold translations, posts that another such folder or
  // the root itself has under the same path. Files: "x.de.md" beside "x.md" or "x.fr.md". A folder
  // "it/" among others with posts of its own is a department.
  const std::vector<std::string>& languages() const { return languages_; }

  // The language a path names, in lower case; empty where it names none.
  std::string language_of(std::string_view path) const;
  // The folder of the language a path is in, with its last slash, from the source on; empty where
  // it is in none.
  std::string_view language_folder_of(std::string_view path) const;
  // The path without the language in its file's name: "x.de.md" → "x.md".
  std::string path_without_language(std::string_view path) const;

 private:
  std::string root_;
  std::vector<std::string> languages_;
  std::vector<std::string>
      translated_;  // sorted: paths without their language that exist in one more than once
  std::set<std::string> language_folders_;  // names, below the root
};

}  // namespace carrel
