#include "pack/folder_sections.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/ascii.h"
#include "base/utf8.h"
#include "carrel/limits.h"
#include "pack/loose_names.h"
#include "pack/navigation.h"
#include "pack/post_title.h"
#include "pack/source_layout.h"

namespace carrel {

namespace {

constexpr std::size_t kFewest = 2;       // sections, or posts in the only one
constexpr std::size_t kNamesShown = 12;  // in the report
constexpr std::size_t kMostSteps = 12;   // of a section

bool is_number(std::string_view name, std::size_t digits) {
  return name.size() == digits && std::all_of(name.begin(), name.end(), ascii::is_digit);
}

// A year, a month or day below one, and a tool's own folder: when, not where.
bool is_no_step(std::string_view folder) {
  const std::string_view name = file_name(folder), above = file_name(folder_of(folder));
  const bool is_year =
      is_number(name, 4) && (name.substr(0, 2) == "19" || name.substr(0, 2) == "20");
  return is_year || (is_number(name, 2) && (is_number(above, 4) || is_number(above, 2))) ||
         name == "_posts";
}

class FolderSections {
 public:
  FolderSections(std::vector<Candidate>& candidates, const SourceLayout& layout,
                 const ArchiveFrame& frame)
      : candidates_(candidates), layout_(layout), language_(frame.language) {
    for (const auto& [path, title] : frame.sections) {
      titles_.emplace(path, title);
      given_.emplace(path, given_.size());
    }
    for (const Candidate& candidate : candidates) {
      if (is_folder_page(layout.path_without_language(candidate.path)))
        ++pages_of_[std::string(folder_of(candidate.path))];
      for (std::string_view at = folder_of(candidate.path); !at.empty(); at = folder_of(at)) {
        ++posts_below_[std::string(at)];
        if (order_prefix(file_name(at), true) > 0)
          numbered_[std::string(folder_of(at))].insert(std::string(file_name(at)));
      }
    }
    for (std::size_t i = 0; i < candidates.size(); ++i) find_steps(i);
  }

  // Paths of posts whose last folders are left out of their sections.
  const std::vector<std::string>& too_deep() const { return too_deep_; }

  bool has_any() const {
    std::map<std::string, std::size_t> posts;
    for (const auto& steps : steps_)
      if (!steps.empty()) ++posts[steps.back().path];
    return posts.size() >= kFewest || (posts.size() == 1 && posts.begin()->second >= kFewest &&
                                       posts.begin()->second < candidates_.size());
  }

  void name_them(const NavigationOrder& navigation) {
    // Pages of the archive's language name a section in all languages, whichever come first.
    for (const bool is_own : {true, false})
      for (std::size_t i = 0; i < candidates_.size(); ++i) {
        const Candidate& candidate = candidates_[i];
        const PostMetadata& post = candidate.post.metadata;
        if ((post.language == language_) != is_own || steps_[i].empty()) continue;
        if (is_folder_page(layout_.path_without_language(candidate.path)) &&
            candidate.title_from != "the file's name" &&
            steps_[i].back().folder == folder_of(candidate.path) &&
            count_code_points(post.title) <= limits::kTagCodePoints)
          titles_.emplace(steps_[i].back().path, post.title);
      }
    for (const auto& steps : steps_)
      for (const Step& step : steps) {
        const auto named = navigation.folder_titles.find(step.folder);
        if (named != navigation.folder_titles.end() &&
            count_code_points(named->second) <= limits::kTagCodePoints)
          titles_.emplace(step.path, named->second);
      }
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      PostMetadata& post = candidates_[i].post.metadata;
      for (const Step& step : steps_[i]) {
        const auto title = titles_.emplace(step.path, title_from_name(file_name(step.path))).first;
        post.section_titles.push_back(title->second);
      }
      if (!steps_[i].empty()) post.section = steps_[i].back().path;
    }
  }

  std::vector<std::string> in_order(const NavigationOrder& navigation) const {
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      for (const Step& step : steps_[i]) {
        const auto given = given_.find(step.path);
        const std::size_t place = given != given_.end() ? given->second
                                  : navigation.places.empty()
                                      ? given_.size()
                                      : given_.size() + navigation.places[i];
        const auto known = places.emplace(step.path, place).first;
        known->second = std::min(known->second, place);
      }
    std::vector<std::string> paths;
    for (const auto& [path, place] : places) paths.push_back(path);
    std::sort(paths.begin(), paths.end(), [&](const std::string& a, const std::string& b) {
      return comes_before_step(places, a, b);
    });
    return paths;
  }

 private:
  struct Step {
    std::string folder, path;  // in the source; as it is asked for
  };

  // The first step in which the two differ decides, and what is above comes first.
  static bool comes_before_step(const std::map<std::string, std::size_t>& places,
                                const std::string& a, const std::string& b) {
    for (std::size_t end = 0;;) {
      const std::size_t to_a = std::min(a.find('/', end), a.size()),
                        to_b = std::min(b.find('/', end), b.size());
      const std::string step_a = a.substr(0, to_a), step_b = b.substr(0, to_b);
      if (step_a != step_b) {
        const std::size_t place_a = places.at(step_a), place_b = places.at(step_b);
        if (place_a != place_b) return place_a < place_b;
        const std::string name_a = loose_path(step_a), name_b = loose_path(step_b);
        return name_a != name_b ? comes_before(name_a, name_b) : step_a < step_b;
      }
      if (to_a == a.size() || to_b == b.size()) return a.size() < b.size();
      end = to_a + 1;
    }
  }

  void find_steps(std::size_t i) {
    const std::string& path = candidates_[i].path;
    if (const std::string& own = candidates_[i].post.metadata.section; !own.empty()) {
      std::vector<Step>& steps = steps_.emplace_back();
      for (std::size_t end = 0; end < own.size();) {
        end = std::min(own.find('/', end + 1), own.size());
        steps.push_back({"", own.substr(0, end)});
      }
      return;
    }
    const std::string_view language = layout_.language_folder_of(path);
    std::string_view above = language.empty() ? std::string_view(layout_.root()) : language;
    if (path.compare(0, above.size(), above) != 0) above = {};
    std::string_view folder = folder_of(path);
    // A folder of one page is that page.
    if (is_folder_page(layout_.path_without_language(path)) && !folder.empty() &&
        is_only_page(folder))
      folder = folder_of(folder);
    std::vector<Step> steps;
    for (std::string_view at = folder; at.size() + 1 > above.size() && !at.empty();
         at = folder_of(at))
      if (!is_no_step(at)) steps.insert(steps.begin(), {std::string(at), ""});
    if (steps.size() > kMostSteps || folder.size() > limits::kLabelBytes) {
      too_deep_.push_back(path);
      while (!steps.empty() &&
             (steps.size() > kMostSteps || steps.back().folder.size() > limits::kLabelBytes))
        steps.pop_back();
    }
    std::string known;
    for (Step& step : steps) {
      known += (known.empty() ? "" : "/") + name_of(step.folder);
      // Two folders are never one section, unless they are so in two languages.
      const std::string below(std::string_view(step.folder).substr(above.size()));
      const auto owner = owners_.emplace(known, below).first;
      if (owner->second != below) known = below;
      step.path = known;
    }
    steps_.push_back(std::move(steps));
  }

  // Whatever the languages are in which it is written.
  bool is_only_page(std::string_view folder) const {
    const std::size_t posts = posts_below_.find(folder)->second;
    const auto pages = pages_of_.find(folder);
    return posts == 1 || (pages != pages_of_.end() && pages->second == posts);
  }

  // Without the number that puts it in its place, and without "_".
  std::string name_of(std::string_view folder) const {
    const std::string_view name = file_name(folder);
    const auto beside = numbered_.find(folder_of(folder));
    const std::size_t prefix =
        beside == numbered_.end() ? 0 : order_prefix(name, beside->second.size() > 1);
    const std::string_view rest = name.substr(prefix);
    const std::size_t begin = rest.find_first_not_of('_');
    return std::string(begin == std::string_view::npos ? name : rest.substr(begin));
  }

  std::vector<Candidate>& candidates_;
  const SourceLayout& layout_;
  const std::string& language_;                                             // the archive's
  std::map<std::string, std::size_t, std::less<>> posts_below_, pages_of_;  // of folders
  std::map<std::string, std::set<std::string>, std::less<>> numbered_;
  std::map<std::string, std::string> owners_;  // of paths: the folders below root and language
  std::vector<std::vector<Step>> steps_;       // of each post
  std::vector<std::string> too_deep_;
  std::map<std::string, std::string> titles_;  // of paths
  std::map<std::string, std::size_t> given_;   // places of paths in carrel.json
};

}  // namespace

std::vector<std::string> take_folder_sections(std::vector<Candidate>& candidates,
                                              const PackSource& source,
                                              const RecognisedDialects& dialects,
                                              const SourceLayout& layout, ArchiveFrame& frame,
                                              PackReport& report) {
  FolderSections sections(candidates, layout, frame);
  if (!sections.has_any()) return {};
  const NavigationOrder navigation = read_navigation(candidates, source, dialects, layout);
  sections.name_them(navigation);
  std::vector<std::string> paths = sections.in_order(navigation);
  frame.fields.insert(frame.fields.begin(), {std::string(kSectionField), "", true});
  for (const std::string& path : sections.too_deep())
    report.notes.push_back({PackNote::Kind::Warning, path,
                            "its section ends at the folder number " + std::to_string(kMostSteps) +
                                ", or where its path is too long"});
  std::string names;
  for (std::size_t i = 0; i < paths.size() && i < kNamesShown; ++i)
    names += (i == 0 ? "" : ", ") + paths[i];
  if (paths.size() > kNamesShown) names += ", …";
  report.notes.push_back(
      {PackNote::Kind::Remark, ".",
       std::to_string(paths.size()) +
           (paths.size() == 1 ? " folder is a section: " : " folders are sections: ") + names,
       "sections"});
  return paths;
}

}  // namespace carrel
