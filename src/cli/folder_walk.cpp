// Real files first; then the links, in the order of their names, are held against what was found.
#include "cli/folder_walk.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "carrel/limits.h"
#include "cli/command.h"
#include "cli/staged_site.h"

namespace carrel::cli {

namespace {

namespace files = std::filesystem;

bool is_passed_over(const std::string& name) { return name[0] == '.' || name == "node_modules"; }

// The pictures of a GitBook stand in a hidden folder; nothing else of it is the archive's.
bool is_passed_over(const std::string& below, const std::string& name) {
  const std::string path = "/" + below;
  if (path.size() >= 10 && path.compare(path.size() - 10, 10, "/.gitbook/") == 0)
    return name != "assets";
  const bool is_asset = path.find("/.gitbook/") != std::string::npos;
  return name == ".gitbook" ? is_asset : is_passed_over(name) || (is_asset && is_post_path(name));
}

class Walker {
 public:
  explicit Walker(files::path root) : root_(std::move(root)) {}

  Result<FolderWalk> run() {
    std::error_code error;
    canonical_root_ = files::canonical(root_, error);
    if (error || !files::is_directory(root_, error))
      return Error{ErrorCode::Io, "is not a folder", root_.string(),
                   "name the folder that holds the posts"};
    enter("");
    std::sort(walk_.paths.begin(), walk_.paths.end());
    found_.insert(walk_.paths.begin(), walk_.paths.end());
    std::sort(links_.begin(), links_.end());
    for (const std::string& link : links_) follow(link);
    std::sort(walk_.paths.begin(), walk_.paths.end());
    return std::move(walk_);
  }

 private:
  void note(PackNote::Kind kind, const std::string& where, std::string message,
            const char* cause = "") {
    walk_.notes.push_back({kind, where, std::move(message), cause});
  }

  void note_hidden(const std::string& path, bool is_folder) {
    note(PackNote::Kind::Hidden, path,
         is_folder ? "a hidden folder, never packed" : "a hidden file, never packed", "private");
  }

  void enter(const std::string& below) {
    std::error_code error;
    std::vector<std::string> folders;
    files::directory_iterator at(root_ / below, error), end;
    for (; !error && at != end; at.increment(error)) {
      const std::string name = at->path().filename().string();
      const std::string path = below + name;
      std::error_code ignored;
      if (is_passed_over(below, name)) {
        const bool is_folder = files::is_directory(at->symlink_status(ignored));
        if (name != "node_modules") note_hidden(path, is_folder);
        continue;
      }
      if (at->is_symlink(ignored))
        links_.push_back(path);
      else if (at->is_directory(ignored))
        folders.push_back(path + "/");
      else if (at->is_regular_file(ignored))
        walk_.paths.push_back(path);
    }
    if (error)
      note(PackNote::Kind::Unreadable, below.empty() ? "." : below,
           "the folder cannot be read: " + error.message());
    for (const std::string& folder : folders) enter(folder);
  }

  // The place below the root that a link leads to in the end, with '/' between names; empty where
  // that is elsewhere or hidden.
  std::string place_of(const files::path& real) const {
    const files::path relative = real.lexically_relative(canonical_root_);
    if (relative.empty() || *relative.begin() == "..") return {};
    for (const files::path& name : relative)
      if (is_passed_over(name.string()) && name != ".") return {};
    return relative.generic_string();
  }

  void follow(const std::string& link) {
    std::error_code error;
    const files::path real = files::canonical(root_ / link, error);
    if (error)
      return note(PackNote::Kind::LeftOut, link, "is a symbolic link that leads nowhere",
                  "link-out");
    const std::string place = place_of(real);
    if (place.empty())
      return note(PackNote::Kind::LeftOut, link,
                  "is a symbolic link that leads out of the folder, or to a hidden file",
                  "link-out");
    if (files::is_directory(real, error)) {
      walk_.links.emplace(link, place == "." ? "" : place);
      return note(
          PackNote::Kind::Guess, link,
          "is a symbolic link to the folder " + place + ", whose files are packed under that name",
          "symbolic-link");
    }
    if (!files::is_regular_file(real, error)) return;
    if (!is_post_path(link)) {
      walk_.paths.push_back(link);  // a picture under two names is packed once, by its content
      return;
    }
    // One post, one name: its own where that is a post's, else the first link's.
    const bool is_known = is_post_path(place) && found_.count(place) != 0;
    const auto [first, is_new] = named_.emplace(place, is_known ? place : link);
    if (!is_known && is_new) {
      walk_.paths.push_back(link);
      return;
    }
    walk_.links.emplace(link, first->second);
    note(PackNote::Kind::Guess, link,
         "is a symbolic link to " + first->second + ", which is packed under that name",
         "symbolic-link");
  }

  files::path root_, canonical_root_;
  FolderWalk walk_;
  std::set<std::string> found_;
  std::vector<std::string> links_;
  std::map<std::string, std::string>
      named_;  // the place of a linked post → the name it is packed under
};

}  // namespace

Result<FolderWalk> walk_folder(const std::string& folder) { return Walker(folder).run(); }

std::map<std::string, std::string> read_settings(const std::string& folder,
                                                 const std::vector<std::string>& names) {
  std::map<std::string, std::string> settings;
  std::error_code error;
  files::path level = files::canonical(folder, error);
  std::string above;
  for (std::size_t i = 0; !error && i <= kSettingsAbove; ++i, above += "../") {
    for (const std::string& name : names) {
      if (i == 0 && name[0] != '.') continue;  // the walk finds it
      std::error_code absent;
      const bool is_folder = name.back() == '/';
      const files::path path = level / (is_folder ? name.substr(0, name.size() - 1) : name);
      const files::file_status status = files::symlink_status(path, absent);
      if (is_folder && files::is_directory(status)) settings.emplace(above + name, "");
      if (is_folder || !files::is_regular_file(status) ||
          files::file_size(path, absent) > limits::kSettingBytes)
        continue;
      if (Result<std::string> text = read_file(path.string()))
        settings.emplace(above + name, std::move(text).value());
    }
    std::error_code absent;
    if (files::exists(level / ".git", absent) || level == level.parent_path()) break;
    level = level.parent_path();
  }
  return settings;
}

Result<std::vector<std::string>> list_files(const std::string& folder) {
  std::error_code error;
  if (!files::is_directory(folder, error))
    return Error{ErrorCode::Io, "is not a folder", folder, ""};
  std::vector<std::string> paths;
  files::recursive_directory_iterator at(folder, error), end;
  for (; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (is_passed_over(name)) {
      if (at->is_directory(error)) at.disable_recursion_pending();
    } else if (at->is_regular_file(error)) {
      paths.push_back(at->path().lexically_relative(folder).generic_string());
    }
  }
  if (error) return Error{ErrorCode::Io, "cannot be walked: " + error.message(), folder, ""};
  return paths;
}

std::vector<std::string> list_site_files(const std::string& site) {
  std::vector<std::string> paths;
  const auto enter = [&](const std::string& below) {
    std::error_code error;
    const files::path folder = files::path(site) / below;
    const auto passing = files::directory_options::skip_permission_denied;
    files::recursive_directory_iterator at(folder, passing, error), end;
    for (; !error && at != end; at.increment(error)) {
      std::error_code unreadable;
      const std::string name = at->path().filename().string();
      const bool is_top = below.empty() && at.depth() == 0;
      if (is_top && (name == "archive" || name.rfind(kPackingFolder, 0) == 0)) {
        at.disable_recursion_pending();
      } else if (at->is_regular_file(unreadable)) {
        paths.push_back(below + at->path().lexically_relative(folder).generic_string());
      }
    }
  };
  enter("");
  enter("archive/");
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace carrel::cli
