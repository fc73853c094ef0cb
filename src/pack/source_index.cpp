#include "pack/source_index.h"

#include <algorithm>

#include "base/ascii.h"
#include "pack/loose_names.h"
#include "pack/media.h"

namespace carrel {

namespace {

constexpr std::string_view kPageEndings[] = {".html", ".htm", ".md", ".mdx", ".markdown"};
constexpr std::string_view kIndexNames[] = {"index", "_index", "README", "readme"};

}  // namespace

std::string_view without_page_ending(std::string_view path) {
  for (const std::string_view ending : kPageEndings)
    if (path.size() > ending.size() && path.substr(path.size() - ending.size()) == ending)
      return path.substr(0, path.size() - ending.size());
  return path;
}

std::string_view without_post_ending(std::string_view path) {
  path = path.substr(0, path.rfind('.'));
  return path.size() > 5 && path.substr(path.size() - 5) == ".html"
             ? path.substr(0, path.size() - 5)
             : path;
}

SourceIndex::SourceIndex(const std::vector<Candidate>& candidates, const PackSource& source)
    : links_(source.links) {
  std::map<std::string_view, std::size_t> published;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    published.emplace(candidates[i].path, i);
    add(Found::Kind::Post, i, candidates[i].path);
  }
  std::vector<std::string> paths = source.paths;
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) {
    if (published.count(path) != 0) continue;
    add(is_post_path(path) ? Found::Kind::Unpublished
        : media_type(path) ? Found::Kind::File
                           : Found::Kind::OtherKind,
        0, path);
  }
}

void SourceIndex::add(Found::Kind kind, std::size_t post, const std::string& path) {
  const std::size_t number = files_.size();
  const bool is_post = kind == Found::Kind::Post || kind == Found::Kind::Unpublished;
  const std::string bare(is_post ? without_post_ending(path) : std::string_view());
  const std::string loose = loose_path(path), loose_bare = loose_path(bare);
  by_path_[path].push_back(number);
  by_loose_path_[loose].push_back(number);
  by_name_[std::string(file_name(loose))].push_back(number);
  if (is_post) {
    by_bare_[bare].push_back(number);
    by_loose_bare_[loose_bare].push_back(number);
    if (file_name(loose_bare) != file_name(loose))
      by_name_[std::string(file_name(loose_bare))].push_back(number);
  }
  files_.push_back({kind, post, path, bare});
}

std::string SourceIndex::real_path(const std::string& path) const {
  for (std::size_t end = path.size(); !links_.empty() && end != std::string::npos && end > 0;
       end = path.rfind('/', end - 1)) {
    const auto found = links_.find(path.substr(0, end));
    if (found == links_.end()) continue;
    const std::string_view rest = std::string_view(path).substr(end);
    return found->second.empty() ? std::string(rest.substr(std::min<std::size_t>(1, rest.size())))
                                 : found->second + std::string(rest);
  }
  return path;
}

// A published post before one that was left out: "x.md" beside a draft "x.mdx". Null where there is
// none, or several that only loose writing makes the same.
const SourceIndex::File* SourceIndex::one_of(const Places& places, const std::string& key) const {
  const auto at = places.find(key);
  if (at == places.end()) return nullptr;
  const bool is_exact = &places == &by_path_ || &places == &by_bare_;
  const File* one = nullptr;
  for (const std::size_t number : at->second) {
    const File& file = files_[number];
    if (one && one->kind == file.kind && !is_exact) return nullptr;
    if (!one || (one->kind == file.kind && file.path < one->path)) one = &file;
  }
  return one;
}

SourceIndex::Found SourceIndex::found(const File* file, bool is_loose) const {
  return file ? Found{file->kind, file->post, file->path, is_loose, 0} : Found{};
}

SourceIndex::Found SourceIndex::find(const std::string& path) const {
  const auto look = [&](const Places& paths, const Places& bares, const std::string& wanted) {
    // A file that is there as written comes first: beside "plan.md", "plan.svg" is the picture and
    // not another name of the post.
    if (const File* file = one_of(paths, wanted)) return file;
    if (const File* file = one_of(bares, wanted)) return file;
    const std::string bare(without_page_ending(wanted));
    if (const File* file = bare == wanted ? nullptr : one_of(bares, bare)) return file;
    for (const std::string_view name : kIndexNames) {
      const std::string index = (wanted.empty() ? "" : wanted + "/") + std::string(name);
      if (const File* file = one_of(bares, &bares == &by_bare_ ? index : loose_path(index)))
        return file;
    }
    return static_cast<const File*>(nullptr);
  };
  if (const File* file = look(by_path_, by_bare_, path)) return found(file, false);
  if (const std::string real = real_path(path); real != path)
    if (const File* file = look(by_path_, by_bare_, real)) return found(file, false);
  // Sites write addresses in lower case, whatever their files are called.
  const std::string loose = loose_path(path);
  const bool is_address = loose == path && without_page_ending(path) == path && !media_type(path);
  return found(look(by_loose_path_, by_loose_bare_, loose), !is_address);
}

SourceIndex::Found SourceIndex::find_by_name(std::string_view name,
                                             std::string_view from_folder) const {
  const std::string wanted = loose_path(name);
  const auto at = by_name_.find(file_name(wanted));
  if (at == by_name_.end()) return {};
  const std::string folder = from_folder.empty() ? "" : loose_path(from_folder) + "/";
  struct Match {
    int rank;  // 0 at that very path, 1 below the folder, 2 elsewhere
    std::size_t size;
    const File* file;
  };
  std::vector<Match> matches;
  for (const std::size_t number : at->second) {
    const File& file = files_[number];
    const std::string path = loose_path(file.path), bare = loose_path(file.bare);
    const auto ends = [&](const std::string& whole) {
      return whole == wanted ||
             (whole.size() > wanted.size() && whole[whole.size() - wanted.size() - 1] == '/' &&
              whole.compare(whole.size() - wanted.size(), wanted.size(), wanted) == 0);
    };
    if (!ends(path) && !ends(bare)) continue;
    const int rank = path == wanted || bare == wanted              ? 0
                     : path.compare(0, folder.size(), folder) == 0 ? 1
                                                                   : 2;
    matches.push_back({rank, file.path.size(), &file});
  }
  const auto is_packed = [](const Match& match) {
    return match.file->kind == Found::Kind::Post || match.file->kind == Found::Kind::File;
  };
  const auto best =
      std::min_element(matches.begin(), matches.end(), [&](const Match& a, const Match& b) {
        if (a.rank != b.rank) return a.rank < b.rank;
        if (a.size != b.size) return a.size < b.size;
        return a.file->path < b.file->path;
      });
  if (best == matches.end()) return {};
  Found result = found(best->file, false);
  result.others =
      static_cast<std::size_t>(std::count_if(matches.begin(), matches.end(), is_packed));
  if (is_packed(*best)) --result.others;
  if (best->rank == 0) result.others = 0;
  return result;
}

}  // namespace carrel
