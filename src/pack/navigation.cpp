#include "pack/navigation.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>

#include "base/ascii.h"
#include "base/percent_encoding.h"
#include "dialects/keep_rules.h"
#include "dialects/recognised.h"
#include "pack/loose_names.h"
#include "pack/post_title.h"
#include "pack/recognition.h"
#include "pack/source_index.h"
#include "pack/source_layout.h"
#include "post/tool_settings.h"

namespace carrel {

namespace {

constexpr std::size_t kFewest = 2;  // that an order has to name
constexpr double kLast = std::numeric_limits<double>::max();
constexpr double kFirst = -kLast;

double leading_number(std::string_view text) {
  double number = 0;
  for (std::size_t at = 0; at < text.size() && ascii::is_digit(text[at]); ++at)
    number = number * 10 + (text[at] - '0');
  return number;
}

// How pages are written where something names them: without ending, order numbers, a folder's own
// name for its page, and case.
std::string page_id(std::string_view written) {
  written = written.substr(0, written.find_first_of("#?"));
  while (written.substr(0, 2) == "./") written.remove_prefix(2);
  while (!written.empty() && written.front() == '/') written.remove_prefix(1);
  while (!written.empty() && written.back() == '/') written.remove_suffix(1);
  if (is_post_path(written)) written = without_post_ending(written);
  if (written.size() > 5 && written.substr(written.size() - 5) == ".html") written.remove_suffix(5);
  if (is_folder_page(written)) written = folder_of(written);
  std::string id;
  const std::string loose = loose_path(percent_decoded(written));
  for (std::string_view rest = loose; !rest.empty();) {
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    const std::string_view name = rest.substr(0, slash);
    id += (id.empty() ? "" : "/") + std::string(name.substr(order_prefix(name, true)));
    rest.remove_prefix(std::min(slash + 1, rest.size()));
  }
  std::replace(id.begin(), id.end(), ' ', '-');
  return id;
}

// What a file calls some pages that follow each other: its label, and a copy of their lines.
struct NavigationPart {
  std::string label, text;
};

std::string_view without_spaces(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return text;
}

// Of lists of links: what stands below each heading; of YAML: what stands deeper than each
// "- Label:".
std::vector<NavigationPart> parts_of(std::string_view text, NavigationFile::Kind kind) {
  struct Open {
    std::size_t part, indent;
  };
  std::vector<NavigationPart> parts;
  std::vector<Open> open;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    std::string_view said = without_spaces(line);
    if (said.empty()) continue;
    const auto indent = static_cast<std::size_t>(said.data() - line.data());
    std::string_view label;
    if (kind == NavigationFile::Kind::Links) {
      if (said.front() == '#') {
        open.clear();
        label = without_spaces(said.substr(std::min(said.find_first_not_of('#'), said.size())));
      }
    } else {
      while (!open.empty() && open.back().indent >= indent) open.pop_back();
      if (said.substr(0, 2) == "- " && said.back() == ':')
        label = without_spaces(said.substr(2, said.size() - 3));
      if (label.size() > 2 && label.front() == label.back() &&
          (label.front() == '"' || label.front() == '\''))
        label = label.substr(1, label.size() - 2);
    }
    for (const Open& each : open) parts[each.part].text += std::string(line) + "\n";
    if (label.empty()) continue;
    open.push_back({parts.size(), indent});
    parts.push_back({std::string(label), ""});
  }
  return parts;
}

// "[Title](path)" and "[[Title|Page]]", in their order.
std::vector<std::string> links_of(std::string_view text) {
  std::vector<std::string> links;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at, 2) == "](") {
      std::string_view rest = text.substr(at + 2);
      const bool has_angle = rest.substr(0, 1) == "<";
      if (has_angle) rest.remove_prefix(1);
      links.emplace_back(rest.substr(0, rest.find_first_of(has_angle ? ">\n" : ")\n")));
    } else if (text.substr(at, 2) == "[[") {
      const std::string_view inside = text.substr(at + 2, text.find_first_of("]\n", at) - at - 2);
      const std::size_t bar = inside.rfind('|');
      links.emplace_back(bar == std::string_view::npos ? inside : inside.substr(bar + 1));
    }
  }
  return links;
}

// Below the line "key:", the paths that lines end with, up to the next key at the left.
std::vector<std::string> lines_of(std::string_view text, std::string_view key) {
  std::vector<std::string> paths;
  bool is_inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    line = line.substr(0, line.find(" #"));
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    if (line.front() != ' ' && line.front() != '-') {
      is_inside = line.substr(0, key.size()) == key && line.substr(key.size()) == ":";
      continue;
    }
    if (!is_inside) continue;
    const std::size_t mark = line.find_last_of(line.back() == '"' || line.back() == '\''
                                                   ? std::string_view(&line.back(), 1)
                                                   : std::string_view(" "),
                                               line.size() - 2);
    std::string_view value = line.substr(mark + 1);
    if (!value.empty() && (value.back() == '"' || value.back() == '\'')) value.remove_suffix(1);
    if (is_post_path(value)) paths.emplace_back(value);
  }
  return paths;
}

// All texts between quotes that are no keys.
std::vector<std::string> texts_of(std::string_view script) {
  std::vector<std::string> texts;
  for (std::size_t at = 0; at < script.size(); ++at) {
    const char c = script[at];
    if (script.substr(at, 2) == "//")
      at = std::min(script.find('\n', at), script.size());
    else if (script.substr(at, 2) == "/*")
      at = std::min(script.find("*/", at + 2), script.size());
    if (at >= script.size() || (c != '"' && c != '\'' && c != '`')) continue;
    const std::size_t end = script.find_first_of(std::string(1, c) + "\n", at + 1);
    if (end == std::string_view::npos) return texts;
    const std::size_t next = script.find_first_not_of(" \t", end + 1);
    if (script[end] == c && (next == std::string_view::npos || script[next] != ':'))
      texts.emplace_back(script.substr(at + 1, end - at - 1));
    at = end;
  }
  return texts;
}

class Navigation {
 public:
  Navigation(const std::vector<Candidate>& candidates, const PackSource& source,
             const RecognisedDialects& dialects, const SourceLayout& layout)
      : candidates_(candidates), source_(source), layout_(layout) {
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      pages_.emplace(page_id(candidates[i].path), i);
      pages_.emplace(page_id(below_root(candidates[i].path)), i);
    }
    for (const RecognisedDialect& tool : dialects.all())
      if (from_.empty()) read_files(tool);
    read_numbers(dialects);
  }

  // What orders the posts, for people; empty where only their titles do.
  std::string described() const { return from_.empty() ? numbers_from_ : from_; }

  const std::map<std::string, std::string, std::less<>>& folder_titles() const {
    return folder_titles_;
  }

  bool comes_before(std::size_t a, std::size_t b) const {
    if (places_[a] != places_[b]) return places_[a] < places_[b];
    if (!numbers_from_.empty())
      return std::lexicographical_compare(steps_[a].begin(), steps_[a].end(), steps_[b].begin(),
                                          steps_[b].end(), is_less);
    return false;
  }

 private:
  // A folder on the way to a post, or the post.
  struct Step {
    double number = kLast;
    std::string name;
  };
  static bool is_less(const Step& a, const Step& b) {
    return a.number != b.number ? a.number < b.number : carrel::comes_before(a.name, b.name);
  }

  std::string_view below_root(std::string_view path) const {
    const std::string& root = layout_.root();
    return path.substr(0, root.size()) == root ? path.substr(root.size()) : path;
  }

  void read_files(const RecognisedDialect& tool) {
    std::string above;
    while (tool.configuration.compare(above.size(), 3, "../") == 0) above += "../";
    const std::string content =
        tool.dialect->content_folder.empty() ? "" : std::string(tool.dialect->content_folder) + "/";
    for (const NavigationFile& file : tool.dialect->navigation)
      for (const std::string& folder : {above + content, above, layout_.root(), std::string()}) {
        const std::string path = folder + std::string(file.path);
        const std::optional<std::string> text = read_setting(source_, path);
        if (!text) continue;
        using Kind = NavigationFile::Kind;
        take(file.kind == Kind::Links   ? links_of(*text)
             : file.kind == Kind::Lines ? lines_of(*text, file.key)
                                        : texts_of(*text),
             folder, path);
        if (from_.empty()) continue;
        if (file.kind != Kind::Texts) name_folders(*text, file, folder);
        return;
      }
  }

  const std::size_t* page_of(const std::string& folder, const std::string& named) const {
    auto page = pages_.find(page_id(folder + named));
    if (page == pages_.end()) page = pages_.find(page_id(named));
    return page == pages_.end() ? nullptr : &page->second;
  }

  // A part that names pages of one folder alone is what it is called, unless another does so too.
  void name_folders(const std::string& text, const NavigationFile& file,
                    const std::string& folder) {
    const bool has_links = file.kind == NavigationFile::Kind::Links;
    std::map<std::string, std::set<std::string>> labels;
    for (const NavigationPart& part : parts_of(text, file.kind)) {
      std::optional<std::string> common;
      const std::string lines = std::string(file.key) + ":\n" + part.text;
      for (const std::string& named : has_links ? links_of(part.text) : lines_of(lines, file.key)) {
        const std::size_t* page = page_of(folder, named);
        if (!page) continue;
        std::string_view holds = folder_of(candidates_[*page].path);
        if (!common) common = std::string(holds);
        while (!common->empty() && holds != *common &&
               holds.substr(0, common->size() + 1) != *common + "/")
          common = std::string(folder_of(*common));
      }
      if (common && !common->empty()) labels[*common].insert(part.label);
    }
    for (const auto& [named, all] : labels)
      if (all.size() == 1) folder_titles_.emplace(named, *all.begin());
  }

  void take(const std::vector<std::string>& named, const std::string& folder,
            const std::string& path) {
    std::vector<std::size_t> places(candidates_.size(), SIZE_MAX);
    std::size_t next = 0;
    for (const std::string& each : named) {
      const std::size_t* page = page_of(folder, each);
      if (page && places[*page] == SIZE_MAX) places[*page] = next++;
    }
    if (next < kFewest) return;
    places_ = std::move(places);
    from_ = path;
  }

  void read_numbers(const RecognisedDialects& dialects) {
    places_.resize(candidates_.size(), SIZE_MAX);
    std::map<std::string, double, std::less<>> folders;
    std::vector<double> pages(candidates_.size(), kLast);
    std::size_t count = 0;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const Candidate& candidate = candidates_[i];
      for (const auto& [key, number] : candidate.order_numbers) {
        if (!is_used(dialects, normalised_key(key))) continue;
        ++count;
        if (numbers_from_.empty()) numbers_from_ = "their numbers, \"" + key + "\"";
        if (is_folder_page(candidate.path))
          folders.emplace(folder_of(candidate.path), number);
        else
          pages[i] = number;
        break;
      }
    }
    for (const std::string& path : source_.paths)
      for (const RecognisedDialect& tool : dialects.all()) {
        const auto& names = tool.dialect->folder_files;
        if (std::find(names.begin(), names.end(), file_name(path)) == names.end()) continue;
        const Result<std::string> text = source_.read(path);
        if (!text) continue;
        const FrontMatterValues settings = read_tool_settings(path, text.value());
        for (const char* key : {"label", "title"})
          if (const std::string title = text_of(settings, key); !title.empty())
            folder_titles_.emplace(folder_of(path), title);
        const std::string said = text_of(settings, "position");
        if (said.empty() || !std::all_of(said.begin(), said.end(), ascii::is_digit)) continue;
        folders[std::string(folder_of(path))] = leading_number(said);
        if (numbers_from_.empty()) numbers_from_ = "their numbers, \"position\"";
        ++count;
      }
    count += number_by_names(folders, pages);
    if (count < kFewest) numbers_from_.clear();
    if (numbers_from_.empty()) return;
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      steps_.push_back(steps_to(i, folders, pages));
  }

  static bool is_used(const RecognisedDialects& dialects, const std::string& key) {
    return dialects.all().empty() ||
           std::any_of(dialects.all().begin(), dialects.all().end(),
                       [&](const RecognisedDialect& tool) {
                         const auto& keys = tool.dialect->order_keys;
                         return std::find(keys.begin(), keys.end(), key) != keys.end();
                       });
  }

  // "02-name.md" among others of the kind, where nothing else numbers it.
  std::size_t number_by_names(std::map<std::string, double, std::less<>>& folders,
                              std::vector<double>& pages) {
    std::map<std::string_view, std::set<std::string_view>> numbered;
    for (const Candidate& candidate : candidates_)
      for (std::string_view at = candidate.path; !at.empty(); at = folder_of(at))
        if (order_prefix(file_name(at), true) > 0) numbered[folder_of(at)].insert(at);
    std::set<std::string_view> names;
    for (const auto& [folder, paths] : numbered)
      if (paths.size() >= kFewest) names.insert(paths.begin(), paths.end());
    const auto number_of = [](std::string_view path) { return leading_number(file_name(path)); };
    std::size_t count = 0;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const std::string_view path = candidates_[i].path;
      if (names.count(path) != 0 && pages[i] == kLast) pages[i] = number_of(path), ++count;
      for (std::string_view at = folder_of(path); !at.empty(); at = folder_of(at))
        if (names.count(at) != 0 && folders.emplace(at, number_of(at)).second) ++count;
    }
    if (count >= kFewest && numbers_from_.empty()) numbers_from_ = "the numbers in their names";
    return count;
  }

  std::vector<Step> steps_to(std::size_t i,
                             const std::map<std::string, double, std::less<>>& folders,
                             const std::vector<double>& pages) const {
    const Candidate& candidate = candidates_[i];
    std::vector<Step> steps;
    const bool is_page = is_folder_page(candidate.path);
    steps.push_back({is_page ? kFirst : pages[i], loose_path(candidate.post.metadata.title)});
    const std::string& root = layout_.root();
    for (std::string_view at = folder_of(candidate.path);
         at.size() + 1 > root.size() && !at.empty(); at = folder_of(at)) {
      const auto known = folders.find(at);
      steps.push_back({known == folders.end() ? kLast : known->second, loose_path(file_name(at))});
    }
    std::reverse(steps.begin(), steps.end());
    return steps;
  }

  const std::vector<Candidate>& candidates_;
  const PackSource& source_;
  const SourceLayout& layout_;
  std::map<std::string, std::size_t, std::less<>> pages_;
  std::map<std::string, std::string, std::less<>> folder_titles_;
  std::string from_, numbers_from_;
  std::vector<std::size_t> places_;  // in the file; SIZE_MAX: it is not named
  std::vector<std::vector<Step>> steps_;
};

}  // namespace

void sort_for_lists(std::vector<Candidate>& candidates, const PackSource& source,
                    const RecognisedDialects& dialects, const SourceLayout& layout,
                    const std::string& language, PackReport& report) {
  std::vector<std::size_t> order;
  std::vector<std::string> titles;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    order.push_back(i);
    titles.push_back(loose_path(candidates[i].post.metadata.title));
  }
  const auto undated = std::count_if(candidates.begin(), candidates.end(), [](const Candidate& c) {
    return c.post.metadata.day == kNoDay;
  });
  std::optional<Navigation> navigation;
  if (undated > 0) navigation.emplace(candidates, source, dialects, layout);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const PostMetadata &x = candidates[a].post.metadata, &y = candidates[b].post.metadata;
    if (x.day != y.day) return x.day < y.day;
    if (x.day != kNoDay) return x.slug < y.slug;
    const bool x_is_other = x.language != language, y_is_other = y.language != language;
    if (x_is_other != y_is_other) return x_is_other;
    if (navigation->comes_before(b, a)) return true;
    if (navigation->comes_before(a, b)) return false;
    if (comes_before(titles[b], titles[a])) return true;
    if (comes_before(titles[a], titles[b])) return false;
    return x.slug > y.slug;
  });
  std::vector<Candidate> sorted;
  for (const std::size_t i : order) sorted.push_back(std::move(candidates[i]));
  candidates = std::move(sorted);
  const std::string by = navigation ? navigation->described() : std::string();
  const bool is_all = static_cast<std::size_t>(undated) == candidates.size();
  if (undated < 2 || (by.empty() && !is_all)) return;
  report.notes.push_back(
      {PackNote::Kind::Remark, ".",
       (is_all ? "no post is dated: they are listed " : "undated posts are listed ") +
           (by.empty() ? std::string("by title, from A to Z") : "in the order of " + by),
       "undated"});
}

bool is_folder_page(std::string_view path) {
  const std::string name = ascii::lowered(file_name(without_post_ending(path)));
  return name == "index" || name == "_index" || name == "readme";
}

NavigationOrder read_navigation(const std::vector<Candidate>& candidates, const PackSource& source,
                                const RecognisedDialects& dialects, const SourceLayout& layout) {
  const Navigation navigation(candidates, source, dialects, layout);
  NavigationOrder order;
  order.folder_titles = navigation.folder_titles();
  if (navigation.described().empty()) return order;
  std::vector<std::size_t> posts(candidates.size());
  for (std::size_t i = 0; i < posts.size(); ++i) posts[i] = i;
  std::stable_sort(posts.begin(), posts.end(),
                   [&](std::size_t a, std::size_t b) { return navigation.comes_before(a, b); });
  order.places.resize(posts.size());
  for (std::size_t place = 0; place < posts.size(); ++place) order.places[posts[place]] = place;
  // Those that nothing tells apart are at one place: their folders' names do.
  for (std::size_t place = 1; place < posts.size(); ++place)
    if (!navigation.comes_before(posts[place - 1], posts[place]))
      order.places[posts[place]] = order.places[posts[place - 1]];
  return order;
}

}  // namespace carrel
