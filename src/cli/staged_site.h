// Replaces the edition of a site on disk by the next. Everything is written into a folder inside it
// first; when all is there, the files are moved to their places, those that name others last. Until
// then, and after any failure, the site is what it was. A file that carrel did not write is
// replaced only if the owner says so.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "carrel/result.h"

namespace carrel::cli {

// What the folder's name begins with; the number of the process follows.
inline constexpr std::string_view kPackingFolder = ".carrel-packing-";

class StagedSite {
 public:
  // may_replace_foreign: files of the same names that are not carrel's are replaced, too.
  StagedSite(std::string site, bool may_replace_foreign);
  // Removes the folder, and the site's own where it was made for this and stayed empty.
  ~StagedSite();
  StagedSite(const StagedSite&) = delete;
  StagedSite& operator=(const StagedSite&) = delete;

  // `path`: from the site's folder, with '/' between names. Fails with Io.
  Result<void> write(const std::string& path, std::string_view bytes);
  // Takes back what was written under this path.
  void drop(const std::string& path);
  // What was written under this path.
  Result<std::string> read(const std::string& path) const;
  // Whether this path was written.
  bool wrote(const std::string& path) const { return known_.count(path) != 0; }
  // The folder that holds what was written, with the site's own layout.
  const std::string& folder() const { return fresh_; }

  // Moves everything to its place. Where a move fails, those before it are undone and the error is
  // the site's answer. A process that is ended in the middle leaves the earlier edition's manifest
  // with all of its files.
  Result<void> publish();

 private:
  Result<void> make_way();
  Result<void> move(const std::string& path);
  void undo();

  std::string site_, staging_, fresh_, before_;
  bool had_site_, may_replace_foreign_;
  std::vector<std::string> paths_;  // in the order written, each once
  std::set<std::string> known_;     // the same
  struct Moved {
    std::string path;
    bool had_file;  // its earlier content stands in before_
  };
  std::vector<Moved> moved_;
};

}  // namespace carrel::cli
