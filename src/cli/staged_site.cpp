#include "cli/staged_site.h"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "cli/command.h"
#include "site/ownership.h"
#include "site/room_files.h"

namespace carrel::cli {

namespace files = std::filesystem;

namespace {

// What a process that was ended left behind.
void remove_leftovers(const std::string& site) {
  std::error_code error;
  std::vector<files::path> doomed;
  for (files::directory_iterator at(site, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (name.compare(0, kPackingFolder.size(), kPackingFolder) != 0) continue;
    const long process = std::strtol(name.c_str() + kPackingFolder.size(), nullptr, 10);
    const bool is_gone = process <= 0 || process == getpid() ||
                         (kill(static_cast<pid_t>(process), 0) != 0 && errno == ESRCH);
    if (is_gone) doomed.push_back(at->path());
  }
  for (const files::path& path : doomed) files::remove_all(path, error);
}

// Files that name others come after them: pages, then the manifest, then the list of what a device
// keeps.
int rank_of(const std::string& path) {
  if (path == kSiteListName) return 3;
  if (path == kSiteManifest) return 2;
  const bool is_page = path.find('/') == std::string::npos;
  return is_page ? 1 : 0;
}

Error cannot_move(const std::string& path, const std::error_code& error) {
  return {ErrorCode::Io, "cannot be replaced: " + error.message(), path,
          "the site was left as it was; mend this and pack again"};
}

}  // namespace

StagedSite::StagedSite(std::string site, bool may_replace_foreign)
    : site_(std::move(site)), may_replace_foreign_(may_replace_foreign) {
  std::error_code ignored;
  had_site_ = files::exists(site_, ignored);
  remove_leftovers(site_);
  staging_ = site_ + "/" + std::string(kPackingFolder) + std::to_string(getpid());
  fresh_ = staging_ + "/new";
  before_ = staging_ + "/before";
}

StagedSite::~StagedSite() {
  std::error_code error;
  files::remove_all(staging_, error);
  if (!had_site_) files::remove(site_, error);  // only an empty folder goes
}

Result<void> StagedSite::write(const std::string& path, std::string_view bytes) {
  if (Result<void> written = write_file(fresh_ + "/" + path, bytes); !written) {
    Error error = written.error();
    error.where = site_ + "/" + path;
    return error;
  }
  if (known_.insert(path).second) paths_.push_back(path);
  return {};
}

void StagedSite::drop(const std::string& path) {
  if (known_.erase(path) > 0) paths_.erase(std::find(paths_.begin(), paths_.end(), path));
}

Result<std::string> StagedSite::read(const std::string& path) const {
  return read_file(fresh_ + "/" + path);
}

// What could stand in the way is looked for before anything is moved.
Result<void> StagedSite::make_way() {
  std::error_code error;
  for (const std::string& path : paths_)
    if (const std::string target = site_ + "/" + path; files::is_directory(target, error))
      return cannot_move(target, std::make_error_code(std::errc::is_a_directory));
  const auto read_fresh = [this](const std::string& path) { return read(path); };
  if (!may_replace_foreign_)
    if (Result<void> refused = refuse_foreign(site_, paths_, reader_below(site_), read_fresh);
        !refused)
      return refused;
  for (const std::string& path : paths_) {
    const files::path folder = files::path(site_ + "/" + path).parent_path();
    files::create_directories(folder, error);
    if (error) return cannot_move(folder.string(), error);
  }
  return {};
}

Result<void> StagedSite::move(const std::string& path) {
  const std::string source = fresh_ + "/" + path, target = site_ + "/" + path,
                    before = before_ + "/" + path;
  std::error_code error;
  Moved moved{path, files::exists(files::symlink_status(target, error))};
  if (moved.had_file) {
    // Parts that stay the same are not touched: what copies the site elsewhere need not copy them
    // again.
    const Result<std::string> old = read_file(target), fresh = read_file(source);
    if (old && fresh && old.value() == fresh.value()) return {};
    files::create_directories(files::path(before).parent_path(), error);
    files::create_hard_link(target, before, error);
    if (error) files::copy(target, before, files::copy_options::copy_symlinks, error);
    if (error) return cannot_move(target, error);
  }
  files::rename(source, target, error);
  if (error) return cannot_move(target, error);
  moved_.push_back(std::move(moved));
  return {};
}

void StagedSite::undo() {
  std::error_code error;
  for (auto moved = moved_.rbegin(); moved != moved_.rend(); ++moved) {
    const std::string target = site_ + "/" + moved->path;
    if (moved->had_file) {
      files::rename(before_ + "/" + moved->path, target, error);
    } else {
      files::remove(target, error);
    }
  }
  moved_.clear();
}

Result<void> StagedSite::publish() {
  std::stable_sort(paths_.begin(), paths_.end(), [](const std::string& a, const std::string& b) {
    return rank_of(a) < rank_of(b);
  });
  if (Result<void> made = make_way(); !made) return made;
  for (const std::string& path : paths_) {
    Result<void> done = move(path);
    if (done) continue;
    undo();
    return done;
  }
  return {};
}

}  // namespace carrel::cli
