// The files of a source by every name that a link may give them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pack/candidates.h"

namespace carrel {

class SourceIndex {
 public:
  // Both must outlive the index.
  SourceIndex(const std::vector<Candidate>& candidates, const PackSource& source);

  struct Found {
    enum class Kind : std::uint8_t {
      None,
      Post,
      File,         // of a kind that is packed where a post refers to it
      Unpublished,  // a post that was left out
      OtherKind,    // a file of a kind that is not packed
    };
    Kind kind = Kind::None;
    std::size_t post = 0;    // index into the candidates
    std::string path;        // in the source
    bool is_loose = false;   // the name differs in case, in its accents' form or in its slashes
    std::size_t others = 0;  // further files of that name, for find_by_name
    explicit operator bool() const { return kind == Kind::Post || kind == Kind::File; }
  };

  // What stands at `path`: the file itself; the post that it names without its ending, with ".html"
  // for it, or by its folder; then the same in looser writing, where it is one file only.
  Found find(const std::string& path) const;

  // What is called `name` ("note", "note.md", "folder/note", "shot.png") in whichever folder, in
  // whichever case: the file at that very path; else one below `from_folder`; else the one with the
  // shortest path. Obsidian's order.
  Found find_by_name(std::string_view name, std::string_view from_folder) const;

 private:
  using Places = std::map<std::string, std::vector<std::size_t>, std::less<>>;
  struct File {
    Found::Kind kind;
    std::size_t post;
    std::string path, bare;  // bare: of a post, without its ending
  };
  void add(Found::Kind kind, std::size_t post, const std::string& path);
  const File* one_of(const Places& places, const std::string& key) const;
  Found found(const File* file, bool is_loose) const;
  // The path without symbolic links in it.
  std::string real_path(const std::string& path) const;

  const std::map<std::string, std::string>& links_;
  std::vector<File> files_;
  Places by_path_, by_bare_, by_loose_path_, by_loose_bare_;
  Places by_name_;  // loose names of files, of posts without their ending too
};

// A post's path without its ending; "x.html.md" is "x".
std::string_view without_post_ending(std::string_view path);
// The path without the ending of a page; all of it where it has none: "release-0.74".
std::string_view without_page_ending(std::string_view path);

}  // namespace carrel
