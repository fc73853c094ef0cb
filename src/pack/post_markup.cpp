#include "pack/post_markup.h"

#include <algorithm>

#include "base/ascii.h"
#include "carrel/front_matter.h"
#include "carrel/limits.h"
#include "dialects/keep_rules.h"
#include "pack/candidates.h"
#include "pack/hidden_text.h"

namespace carrel {

namespace {

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string_view without_ending(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  return is_post_path(path) ? path.substr(0, dot) : path;
}

// "a/b" and "../c" → "a/c"; false where it leaves the folder.
bool join(std::string_view folder, std::string_view relative, std::string& joined) {
  joined = std::string(folder);
  for (std::size_t at = 0; at <= relative.size();) {
    const std::size_t end = std::min(relative.find('/', at), relative.size());
    const std::string_view name = relative.substr(at, end - at);
    at = end + 1;
    if (name == "..") {
      if (joined.empty()) return false;
      const std::size_t slash = joined.rfind('/');
      joined.erase(slash == std::string::npos ? 0 : slash);
    } else if (!name.empty() && name != ".") {
      joined += (joined.empty() ? "" : "/") + std::string(name);
    }
  }
  return true;
}

}  // namespace

PostMarkup::PostMarkup(const PackSource& source, const RecognisedDialects& dialects,
                       const WrittenLinks* links)
    : source_(source), links_(links) {
  for (const RecognisedDialect& each : dialects.all()) syntaxes_ |= each.dialect->syntaxes;
  for (const std::string& path : source.paths) {
    paths_.push_back(path);
    names_.push_back(ascii::lowered(without_ending(path)));
    if (path.find('/') != std::string::npos)
      names_.push_back(ascii::lowered(file_name(without_ending(path))));
  }
  std::sort(paths_.begin(), paths_.end());
  std::sort(names_.begin(), names_.end());
}

bool PostMarkup::has_page(std::string_view name) const {
  return std::binary_search(names_.begin(), names_.end(), ascii::lowered(without_ending(name)));
}

// Beside the post, in a folder above it, or anywhere under that whole name: tools look for files to
// include in folders that their configuration names.
std::optional<std::string> PostMarkup::read_included(const std::string& post,
                                                     std::string_view name) const {
  while (!name.empty() && (name.front() == '/' || name.front() == '@')) name.remove_prefix(1);
  std::string path;
  bool is_known = false;
  const auto is_file = [&] { return std::binary_search(paths_.begin(), paths_.end(), path); };
  for (std::string_view folder = folder_of(post); !is_known; folder = folder_of(folder)) {
    for (const std::string& each :
         {std::string(name), "_includes/" + std::string(name), "includes/" + std::string(name)})
      if (!is_known && join(folder, each, path)) is_known = is_file();
    if (folder.empty()) break;
  }
  if (!is_known && name.find("..") == std::string_view::npos) {
    std::size_t count = 0;
    std::string_view found;
    for (const std::string_view each : paths_)
      if (ends_with(each, name) && each.size() > name.size() &&
          each[each.size() - name.size() - 1] == '/') {
        found = each;
        ++count;
      }
    is_known = count == 1;
    path = std::string(found);
  }
  const bool is_hidden = path[0] == '.' || path.find("/.") != std::string::npos;
  if (!is_known || is_hidden || path == post || !path_keeps_back(path).empty()) return std::nullopt;
  const Result<std::string> text = source_.read(path);
  if (!text || text.value().size() > limits::kPostBytes) return std::nullopt;
  if (!is_post_path(path)) return text.value();
  // What its front matter keeps back is not included either.
  const Result<FrontMatter> front = parse_front_matter(text.value(), path);
  if (!front) return std::nullopt;
  for (const KeepRecord& record : front.value().keep_records)
    if (record.kind != KeepRecord::Kind::Open) return std::nullopt;
  std::vector<HiddenText> hidden;
  return without_hidden_text(front.value().body, hidden);
}

MarkupContext PostMarkup::context_of(const std::string& path) const {
  MarkupContext context;
  context.syntaxes = syntaxes_;
  context.is_carrels_own = links_ && links_->count(path) != 0;
  if (ends_with(path, ".mdx")) context.syntaxes = syntaxes_ | (Syntax::Mdx | Syntax::Components);
  context.has_page = [this](std::string_view name) { return has_page(name); };
  context.read_included = [this, path](std::string_view name) { return read_included(path, name); };
  return context;
}

}  // namespace carrel
