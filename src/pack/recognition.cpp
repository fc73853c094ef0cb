#include "pack/recognition.h"

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "pack/candidates.h"
#include "pack/globs.h"
#include "post/tool_settings.h"

namespace carrel {

namespace {

constexpr std::size_t kMostRead = 400;  // posts, and files of one pattern

bool holds(std::string_view text, std::string_view piece) {
  return text.find(piece) != std::string_view::npos;
}

bool fits(const ToolFile& file, const std::string& text) {
  const std::string lowered = "\n" + ascii::lowered(text);
  return (file.holds.empty() || holds(lowered, file.holds)) &&
         (file.lacks.empty() || !holds(lowered, file.lacks));
}

// Of so many, so many with the same distance between them.
std::vector<std::string> some_of(const std::vector<std::string>& all) {
  if (all.size() <= kMostRead) return all;
  std::vector<std::string> some;
  for (std::size_t i = 0; i < kMostRead; ++i) some.push_back(all[i * all.size() / kMostRead]);
  return some;
}

class Recognition {
 public:
  explicit Recognition(const PackSource& source)
      : source_(source), paths_(source.paths.begin(), source.paths.end()) {}

  // The tool's configuration in the folder `above` ("", "../"), or empty.
  std::string configuration_of(const Dialect& dialect, const std::string& above) const {
    for (const ToolFile& file : dialect.configurations) {
      const std::string path = above + std::string(file.path);
      if (!is_there(path)) continue;
      if (file.holds.empty() && file.lacks.empty()) return path;
      const std::optional<std::string> text = read_setting(source_, path);
      if (text && fits(file, *text)) return path;
    }
    return {};
  }

  std::string nearest_configuration_of(const Dialect& dialect) const {
    std::string above, path;
    for (std::size_t level = 0; level <= kSettingsAbove && path.empty(); ++level, above += "../")
      path = configuration_of(dialect, above);
    return path;
  }

  void by_configuration() {
    bool has_site = false, has_guest = false;
    std::string above;
    for (std::size_t level = 0; level <= kSettingsAbove; ++level, above += "../") {
      const bool takes_sites = !has_site, takes_guests = !has_guest;
      for (const Dialect* dialect : dialects()) {
        if (dialect->is_within_others ? !takes_guests : !takes_sites) continue;
        const std::string path = configuration_of(*dialect, above);
        if (path.empty()) continue;
        (dialect->is_within_others ? has_guest : has_site) = true;
        found_.push_back({dialect, path, path});
      }
    }
    has_site_ = has_site;
  }

  void by_places() {
    for (const Dialect* dialect : dialects()) {
      if (is_known(*dialect) || (has_site_ && !dialect->is_within_others)) continue;
      const std::string path = place_of(*dialect);
      if (!path.empty()) weak_.push_back({dialect, path, {}});
    }
    settle_weak();
  }

  void by_signs() {
    std::vector<std::size_t> counts(dialects().size(), 0);
    std::vector<std::string_view> examples(dialects().size());
    const std::vector<std::string> posts = some_of(post_paths(source_));
    for (const std::string& path : posts) {
      const Result<std::string> read = source_.read(path);
      if (!read) continue;
      const std::string text = "\n" + read.value();
      for (std::size_t i = 0; i < counts.size(); ++i) {
        const std::string_view sign = sign_of(*dialects()[i], text);
        if (sign.empty()) continue;
        ++counts[i];
        if (examples[i].empty()) examples[i] = sign;
      }
    }
    const std::size_t most = *std::max_element(counts.begin(), counts.end());
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const Dialect* dialect = dialects()[i];
      const bool is_enough =
          counts[i] > 0 && counts[i] * 20 >= posts.size() && counts[i] * 2 >= most;
      if (!is_enough || is_known(*dialect) || (has_site_ && !dialect->is_within_others)) continue;
      const std::string_view sign = examples[i].substr(examples[i].front() == '\n' ? 1 : 0);
      weak_.push_back({dialect,
                       std::string(sign.substr(0, sign.find_last_not_of(' ') + 1)) + " in " +
                           std::to_string(counts[i]) + " of " + std::to_string(posts.size()) +
                           (posts.size() == 1 ? " post" : " posts"),
                       {}});
    }
    settle_weak();
  }

  bool has_site() const { return has_site_; }
  // Those with a configuration file first; of the others what makes the site before what stands
  // within it.
  std::vector<RecognisedDialect> take() {
    const auto rank = [](const RecognisedDialect& each) {
      return each.configuration.empty() ? 1 + int{each.dialect->is_within_others} : 0;
    };
    std::stable_sort(found_.begin(), found_.end(),
                     [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    return std::move(found_);
  }

 private:
  bool is_there(const std::string& path) const {
    return paths_.count(path) != 0 || source_.settings.count(path) != 0;
  }
  bool is_known(const Dialect& dialect) const {
    return std::any_of(found_.begin(), found_.end(),
                       [&](const RecognisedDialect& each) { return each.dialect == &dialect; });
  }

  std::string place_of(const Dialect& dialect) const {
    for (const ToolFile& file : dialect.places) {
      std::vector<std::string> paths;
      for (const std::string& path : source_.paths)
        if (matches_glob(file.path, path)) paths.push_back(path);
      if (!paths.empty() && file.holds.empty() && file.lacks.empty()) return paths.front();
      for (const std::string& path : some_of(paths))
        if (const Result<std::string> text = source_.read(path); text && fits(file, text.value()))
          return path;
    }
    return {};
  }

  static std::string_view sign_of(const Dialect& dialect, std::string_view text) {
    for (const std::string_view sign : dialect.signs)
      if (holds(text, sign)) return sign;
    return dialect.shows && dialect.shows(text) ? dialect.shown : std::string_view();
  }

  // Takes what is recognised by no configuration, but for those that another stands for.
  void settle_weak() {
    for (const RecognisedDialect& each : weak_) {
      const bool is_other =
          std::any_of(weak_.begin(), weak_.end(), [&](const RecognisedDialect& other) {
            return other.dialect->instead_of == each.dialect->name;
          });
      const bool is_settled =
          std::any_of(found_.begin(), found_.end(), [&](const RecognisedDialect& other) {
            return other.dialect->instead_of == each.dialect->name;
          });
      if (is_other || is_settled) continue;
      has_site_ = has_site_ || !each.dialect->is_within_others;
      settled_.push_back(each);
    }
    weak_.clear();
    found_.insert(found_.end(), settled_.begin(), settled_.end());
    settled_.clear();
  }

  const PackSource& source_;
  std::set<std::string> paths_;
  std::vector<RecognisedDialect> found_, weak_, settled_;
  bool has_site_ = false;
};

}  // namespace

std::optional<std::string> read_setting(const PackSource& source, const std::string& path) {
  if (const auto found = source.settings.find(path); found != source.settings.end())
    return found->second;
  if (std::find(source.paths.begin(), source.paths.end(), path) == source.paths.end())
    return std::nullopt;
  Result<std::string> text = source.read(path);
  if (!text) return std::nullopt;
  return std::move(text).value();
}

RecognisedDialects recognise(const PackSource& source, const std::string& named) {
  Recognition recognition(source);
  if (!named.empty()) {
    const Dialect* dialect = find_dialect(named);
    if (!dialect) return RecognisedDialects();
    return RecognisedDialects(
        {{dialect, "carrel.json", recognition.nearest_configuration_of(*dialect)}});
  }
  recognition.by_configuration();
  recognition.by_places();
  if (!recognition.has_site()) recognition.by_signs();
  return RecognisedDialects(recognition.take());
}

std::vector<std::string> setting_names() {
  const std::vector<std::string_view> paths = configuration_paths();
  return {paths.begin(), paths.end()};
}

std::string with_slash(std::string folder) {
  while (folder.substr(0, 2) == "./") folder.erase(0, 2);
  while (!folder.empty() && folder.front() == '/') folder.erase(0, 1);
  if (folder == ".") folder.clear();
  if (!folder.empty() && folder.back() != '/') folder += '/';
  return folder;
}

FrontMatterValues read_configuration(const PackSource& source, const RecognisedDialect& tool) {
  if (tool.configuration.empty()) return {};
  return read_tool_settings(tool.configuration,
                            read_setting(source, tool.configuration).value_or(""));
}

std::string content_folder(const Dialect& dialect, const FrontMatterValues& configuration) {
  const std::string own =
      dialect.content_key.empty() ? "" : text_of(configuration, dialect.content_key);
  return with_slash(own.empty() ? std::string(dialect.content_folder) : own);
}

}  // namespace carrel
