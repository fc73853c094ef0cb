#include "pack/selection.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

#include "base/ascii.h"
#include "carrel/configuration.h"
#include "dialects/keep_rules.h"
#include "pack/candidates.h"
#include "pack/path_rules.h"
#include "pack/recognition.h"
#include "pack/source_index.h"
#include "post/kept_back.h"
#include "post/tool_settings.h"

namespace carrel {

namespace {

struct Format {
  std::string_view ending, name;
};
constexpr Format kOtherFormats[] = {
    {".adoc", "AsciiDoc"},
    {".asciidoc", "AsciiDoc"},
    {".djot", "Djot"},
    {".htm", "HTML"},
    {".html", "HTML"},
    {".ipynb", "a Jupyter notebook"},
    {".mdoc", "Markdoc"},
    {".markdoc", "Markdoc"},
    {".mediawiki", "MediaWiki"},
    {".org", "Org"},
    {".qmd", "Quarto"},
    {".rmd", "R Markdown"},
    {".rst", "reStructuredText"},
    {".tex", "LaTeX"},
    {".textile", "Textile"},
    {".typ", "Typst"},
    {".wiki", "wiki markup"},
};

bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

// A regular expression of ignoreFiles as a glob, as far as it is letters, "\.", ".*" and the ends;
// nothing where there is more to it.
std::optional<std::string> glob_of_expression(std::string_view expression) {
  std::string glob;
  const bool has_begin = expression.substr(0, 1) == "^";
  const bool has_end = !expression.empty() && expression.back() == '$';
  if (has_begin) expression.remove_prefix(1);
  if (has_end) expression.remove_suffix(1);
  for (std::size_t i = 0; i < expression.size(); ++i) {
    const char c = expression[i];
    if (c == '\\' && i + 1 < expression.size() && !ascii::is_alphanumeric(expression[i + 1])) {
      glob += expression[++i];
    } else if (c == '.') {
      const char next = i + 1 < expression.size() ? expression[i + 1] : '\0';
      glob += next == '*' || next == '+' ? "**" : "?";
      if (next == '*' || next == '+') ++i;
    } else if (std::string_view("\\*+?()[]{}|^$").find(c) != std::string_view::npos) {
      return std::nullopt;
    } else {
      glob += c;
    }
  }
  return "/" + std::string(has_begin ? "" : "**") + glob + (has_end ? "" : "**");
}

// The paths that a summary's list links to, from its own folder on.
std::set<std::string> linked_from(std::string_view summary) {
  std::set<std::string> paths;
  for (std::size_t at = summary.find("]("); at != std::string_view::npos;
       at = summary.find("](", at + 2)) {
    std::string_view rest = summary.substr(at + 2);
    const bool has_angle = rest.substr(0, 1) == "<";
    if (has_angle) rest.remove_prefix(1);
    std::string_view written = rest.substr(0, rest.find_first_of(has_angle ? ">\n" : ")#\n"));
    while (written.substr(0, 2) == "./") written.remove_prefix(2);
    std::string path;
    for (std::size_t i = 0; i < written.size(); ++i) {
      const bool is_space = written.substr(i, 3) == "%20";
      path += is_space ? ' ' : written[i];
      if (is_space) i += 2;
    }
    paths.insert(path);
  }
  return paths;
}

class Selector {
 public:
  Selector(const PackSource& source, const ArchiveFrame& frame, const RecognisedDialects& dialects)
      : source_(source), configuration_(frame.configuration), taken_back_(frame) {
    add_rules("any tool", find_plain().partials, true);
    for (const RecognisedDialect& each : dialects.all()) add_tool(each);
    include_ = PathRules(frame.include);
    has_include_ = !frame.include.empty();
  }

  Selection run() {
    Selection selection;
    selection.notes = std::move(notes_);
    for (const std::string& path : source_.paths) {
      const bool is_post = is_post_path(path);
      const std::string_view format = is_post ? std::string_view() : format_of(path);
      if (!is_post && format.empty()) continue;
      const auto pass_over = [&](const char* cause, const std::string& why) {
        selection.notes.push_back({PackNote::Kind::PassedOver, path, why, cause});
      };
      if (is_post && has_include_ && !include_.find(path).value_or(false)) {
        pass_over("excluded", "no pattern of \"include\" in carrel.json names it");
      } else if (const std::string why = why_no_page(path); !why.empty()) {
        if (is_post) pass_over("partial", why);
      } else if (is_post) {
        selection.posts.push_back(path);
      } else {
        pass_over("other-format", std::string(format) + ", which is not read");
      }
    }
    std::sort(selection.posts.begin(), selection.posts.end());
    if (has_include_)
      for (const std::string& pattern : include_.unused())
        selection.notes.push_back({PackNote::Kind::Warning, configuration_,
                                   "\"include\": the pattern \"" + pattern + "\" matches nothing",
                                   "unused-pattern"});
    return selection;
  }

 private:
  // "!" patterns of carrel.json's "exclude".
  struct TakenBack {
    explicit TakenBack(const ArchiveFrame& frame) {
      for (const std::string& pattern : frame.exclude)
        if (pattern.substr(0, 1) == "!") patterns.push_back(pattern.substr(1));
    }
    bool has(std::string_view path) const {
      return std::any_of(patterns.begin(), patterns.end(),
                         [&](const std::string& pattern) { return matches_path(pattern, path); });
    }
    std::vector<std::string> patterns;
  };
  struct Rule {
    std::string tool;
    PathRules patterns;
    std::string because;  // what is said of what they match
  };

  static const Dialect& find_plain() {
    return *dialects()[dialects().size() - 1];  // the one without a name is the last
  }

  static std::string_view format_of(std::string_view path) {
    const std::string lowered = ascii::lowered(path);
    for (const Format& format : kOtherFormats)
      if (ends_with(lowered, format.ending)) return format.name;
    return {};
  }

  void add_rules(const std::string& tool, std::span<const std::string_view> patterns,
                 bool is_at_root) {
    std::vector<std::string> taken;
    for (const std::string_view pattern : patterns)
      if (pattern.front() != '/' || is_at_root) taken.emplace_back(pattern);
    rules_.push_back({tool, PathRules(std::move(taken)), "no page of its own"});
  }

  void add_tool(const RecognisedDialect& each) {
    const Dialect& dialect = *each.dialect;
    const std::string tool(dialect.name);
    const bool is_above = each.configuration.substr(0, 3) == "../";
    add_rules(tool, dialect.partials, !each.configuration.empty() && !is_above);
    if (each.configuration.empty()) return;
    const FrontMatterValues values = read_configuration(source_, each);
    const std::string content = content_folder(dialect, values);
    const bool is_there =
        std::any_of(source_.paths.begin(), source_.paths.end(), [&](const std::string& path) {
          return is_post_path(path) && path.substr(0, content.size()) == content;
        });
    if (!is_above && !content.empty() && is_there) outside_.push_back({tool, content});
    add_excluded(each, values, is_above ? "" : content);
    add_folders_of_parts(each, values, is_above ? "" : content);
    add_languages_off(each, values, is_above ? "" : content);
    add_ignored(each);
    add_underscored(each, values);
    if (dialect.has_leaf_bundles) add_bundles(tool, is_above ? "" : content);
    if (dialect.name == "mdBook") read_summary(is_above || !is_there ? "" : content);
    if (dialect.name == "Obsidian") add_templates();
  }

  void add_excluded(const RecognisedDialect& each, const FrontMatterValues& values,
                    const std::string& content) {
    const Dialect& dialect = *each.dialect;
    if (dialect.exclude_key.empty()) return;
    std::vector<std::string> patterns;
    const auto from = [](const std::string& folder, const std::string& text) {
      const bool takes_back = text.substr(0, 1) == "!";
      std::string path = text.substr(takes_back ? 1 : 0);
      if (path.substr(0, 2) == "./") path.erase(0, 2);
      return (takes_back ? "!/" : "/") + folder + path;
    };
    for (const std::string& text : all_texts_of(values, dialect.exclude_key)) {
      if (dialect.exclude_patterns == Dialect::Patterns::Lines) {
        for (const std::string& line : pattern_lines(text))
          patterns.push_back(below(line, content));
      } else if (dialect.exclude_patterns == Dialect::Patterns::Rooted) {
        patterns.push_back(from(content, text));
      } else if (dialect.exclude_patterns == Dialect::Patterns::FromConfiguration) {
        patterns.push_back(from("", text));
      } else if (dialect.exclude_patterns == Dialect::Patterns::Anywhere) {
        patterns.push_back(from("**/", text));
      } else if (std::optional<std::string> glob = glob_of_expression(text)) {
        patterns.push_back(std::move(*glob));
      } else {
        note_unread(each, "\"" + text + "\"");
      }
    }
    for (const FrontMatterValue& value : values)
      if (value.is_partial && normalised_key(value.key) == normalised_key(dialect.exclude_key))
        note_unread(each, "the list");
    rules_.push_back({std::string(dialect.name), PathRules(std::move(patterns)),
                      "excluded in " + each.configuration});
  }

  // Pages in a folder that an "index.md" stands for; the content folder itself is none.
  void add_bundles(const std::string& tool, const std::string& content) {
    std::vector<std::string> patterns;
    for (const std::string& path : source_.paths) {
      const std::string folder = std::string(folder_of(path)) + "/";
      if (!is_post_path(path) || folder == "/" || folder == content) continue;
      if (ascii::lowered(without_post_ending(file_name(path))) != "index") continue;
      patterns.push_back("/" + folder);
      patterns.push_back("!/" + path);
    }
    rules_.push_back({tool, PathRules(std::move(patterns)), "a part of the page beside it"});
  }

  void note_unread(const RecognisedDialect& each, const std::string& what) {
    notes_.push_back({PackNote::Kind::Warning, each.configuration,
                      std::string(each.dialect->exclude_key) + ": " + what +
                          " is more than carrel reads: what it excludes was packed",
                      "unused-pattern"});
  }

  void add_folders_of_parts(const RecognisedDialect& each, const FrontMatterValues& values,
                            const std::string& content) {
    std::vector<std::string> patterns;
    for (const std::string_view key : each.dialect->partial_keys)
      for (const std::string& folder : all_texts_of(values, key))
        if (const std::string path = with_slash(folder); !path.empty())
          patterns.push_back("/" + content + path);
    rules_.push_back({std::string(each.dialect->name), PathRules(std::move(patterns)),
                      "of parts, says " + each.configuration});
  }

  // "x.fr.md" and all below "fr/".
  void add_languages_off(const RecognisedDialect& each, const FrontMatterValues& values,
                         const std::string& content) {
    const Dialect& dialect = *each.dialect;
    if (dialect.languages_off_key.empty()) return;
    std::vector<std::string> languages = texts_of(values, dialect.languages_off_key);
    const FrontMatterValue* known = find_value(values, "languages");
    for (const FrontMatterValue& language : known ? known->members : FrontMatterValues())
      if (says_yes(text_of(values, with_name(dialect.language_off_key, language.key))))
        languages.push_back(language.key);
    std::vector<std::string> patterns;
    for (const std::string& language : languages) {
      patterns.push_back("*." + language + ".*");
      patterns.push_back("/" + content + language + "/");
    }
    rules_.push_back({std::string(dialect.name), PathRules(std::move(patterns)),
                      "in a language that is off in " + each.configuration});
  }

  void add_ignored(const RecognisedDialect& each) {
    const std::string folder =
        each.configuration.substr(0, each.configuration.rfind('/') + 1);  // "../"
    for (const std::string_view name : each.dialect->ignore_files) {
      const std::string path = folder + std::string(name);
      if (const std::optional<std::string> text = read_setting(source_, path))
        rules_.push_back({std::string(each.dialect->name), PathRules(pattern_lines(*text)),
                          "excluded in " + path});
    }
  }

  // Folders that begin with "_" and that the tool does not build: "/_notes/".
  void add_underscored(const RecognisedDialect& each, const FrontMatterValues& values) {
    const Dialect& dialect = *each.dialect;
    const auto& [own, output_key, include_key] = dialect.underscored;
    if (output_key.empty()) return;
    const std::vector<std::string> included = texts_of(values, include_key);
    const auto has = [](const auto& names, std::string_view name) {
      return std::find(names.begin(), names.end(), name) != names.end();
    };
    std::set<std::string> patterns;
    for (const std::string& path : source_.paths) {
      if (!is_post_path(path)) continue;
      for (std::size_t at = path.find('_'); at != std::string::npos; at = path.find('_', at + 1)) {
        const std::size_t end = path.find('/', at);
        if (end == std::string::npos || (at > 0 && path[at - 1] != '/')) continue;
        const std::string name = path.substr(at, end - at);
        const std::string output = text_of(values, with_name(output_key, name.substr(1)));
        if (!has(own, name) && !has(included, name) && !says_yes(output))
          patterns.insert("/" + path.substr(0, end + 1));
      }
    }
    rules_.push_back(
        {std::string(dialect.name), PathRules({patterns.begin(), patterns.end()}),
         "its folder begins with \"_\" and is no collection with pages in " + each.configuration});
  }

  // A pattern that goes from the content folder on.
  static std::string below(const std::string& line, const std::string& content) {
    const bool takes_back = line.front() == '!';
    const std::string pattern = line.substr(takes_back ? 1 : 0);
    const bool is_rooted = pattern.find('/') < pattern.size() - 1;
    const std::string rooted =
        is_rooted && !content.empty()
            ? "/" + content + (pattern.front() == '/' ? pattern.substr(1) : pattern)
            : pattern;
    return (takes_back ? "!" : "") + rooted;
  }

  void read_summary(const std::string& content) {
    const std::optional<std::string> text = read_setting(source_, content + "SUMMARY.md");
    if (!text) return;
    for (const std::string& path : linked_from(*text)) in_summary_.insert(content + path);
    summary_ = content + "SUMMARY.md";
  }

  void add_templates() {
    std::vector<std::string> patterns;
    for (const auto& [path, key] :
         {std::pair(".obsidian/templates.json", "folder"),
          std::pair(".obsidian/plugins/templater-obsidian/data.json", "templates_folder")}) {
      const std::optional<std::string> text = read_setting(source_, path);
      if (!text) continue;
      const std::string folder = with_slash(text_of(read_tool_settings(path, *text), key));
      if (!folder.empty()) patterns.push_back("/" + folder);
    }
    rules_.push_back({"Obsidian", PathRules(std::move(patterns)), "a template"});
  }

  // A note in a folder of templates whose beginning has places to be filled in.
  bool is_template(const std::string& path) {
    if (!matches_path("{template,templates,Template,Templates}/", path)) return false;
    const Result<std::string> text = source_.read(path);
    if (!text) return false;
    const std::string_view beginning = std::string_view(text.value()).substr(0, kBeginning);
    return std::any_of(
        std::begin(kPlaceholders), std::end(kPlaceholders),
        [&](std::string_view mark) { return beginning.find(mark) != std::string_view::npos; });
  }
  static constexpr std::size_t kBeginning = 400;
  static constexpr std::string_view kPlaceholders[] = {"{{title", "{{date", "{{time",
                                                       "{{VALUE", "<% tp.", "<%* "};

  std::string why_no_page(const std::string& path) {
    if (taken_back_.has(path)) return {};
    for (Rule& rule : rules_)
      if (rule.patterns.find(path).value_or(false)) return rule.because + " (" + rule.tool + ")";
    for (const Outside& each : outside_)
      if (path.substr(0, each.content.size()) != each.content)
        return "stands outside " + each.content + ", which alone is built (" + each.tool + ")";
    if (!in_summary_.empty() && in_summary_.count(path) == 0)
      return "is not in " + summary_ + " (mdBook)";
    return is_post_path(path) && is_template(path) ? "a template" : std::string();
  }

  struct Outside {
    std::string tool, content;
  };

  const PackSource& source_;
  const std::string configuration_;
  TakenBack taken_back_;
  std::vector<Rule> rules_;
  std::vector<Outside> outside_;
  std::set<std::string> in_summary_;
  std::string summary_;
  PathRules include_;
  bool has_include_ = false;

  std::vector<PackNote> notes_;
};

}  // namespace

Selection select_posts(const PackSource& source, const ArchiveFrame& frame,
                       const RecognisedDialects& dialects) {
  return Selector(source, frame, dialects).run();
}

PackSource without_excluded(const PackSource& source, const ArchiveFrame& frame,
                            std::vector<PackNote>& notes) {
  if (frame.exclude.empty()) return source;
  PackSource left = source;
  left.paths.clear();
  PathRules rules(frame.exclude);
  for (const std::string& path : source.paths) {
    const bool is_excluded = rules.find(path).value_or(false);
    if (!is_excluded)
      left.paths.push_back(path);
    else if (is_post_path(path))
      notes.push_back(
          {PackNote::Kind::PassedOver, path, "\"exclude\" in carrel.json names it", "excluded"});
  }
  for (const std::string& pattern : rules.unused())
    notes.push_back({PackNote::Kind::Warning, frame.configuration,
                     "\"exclude\": the pattern \"" + pattern + "\" matches nothing",
                     "unused-pattern"});
  return left;
}

}  // namespace carrel
