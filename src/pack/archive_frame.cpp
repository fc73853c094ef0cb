#include "pack/archive_frame.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "base/ascii.h"
#include "carrel/configuration.h"
#include "pack/candidates.h"
#include "pack/recognition.h"
#include "pack/source_layout.h"
#include "post/tool_settings.h"

namespace carrel {

namespace {

// Folders of any site, in lower case; a language's name is one, too.
constexpr std::string_view kCommonFolders[] = {
    "_articles", "_docs", "_pages", "_posts", "articles", "content", "doc", "docs", "locales",
    "markdown",  "md",    "pages",  "posts",  "public",   "source",  "src", "text", "website"};

bool says_nothing(std::string_view name) {
  const std::string lowered = ascii::lowered(name);
  return is_language_name(name) || std::find(std::begin(kCommonFolders), std::end(kCommonFolders),
                                             lowered) != std::end(kCommonFolders);
}

// "en-US" is "en", "de_DE" is "de", "pt-BR" is "pt-br"; empty where it is no language.
std::string to_language(std::string_view text) {
  std::string tag;
  for (const char c : text) tag += c == '_' ? '-' : ascii::lower(c);
  if (!is_language_name(tag)) return {};
  const std::string primary = tag.substr(0, 2);
  const bool has_usual_region = primary == "en" || tag == primary + "-" + primary;
  return has_usual_region ? primary : tag;
}

// The first value of the keys in the tool's configuration files, and the file.
struct Found {
  std::string value, file;
};
Found find_setting(const PackSource& source, const RecognisedDialect& tool,
                   std::span<const std::string_view> keys) {
  if (tool.configuration.empty() || keys.empty()) return {};
  std::string above;
  while (tool.configuration.compare(above.size(), 3, "../") == 0) above += "../";
  for (const ToolFile& file : tool.dialect->configurations) {
    const std::string path = above + std::string(file.path);
    const std::optional<std::string> text = read_setting(source, path);
    if (!text) continue;
    const FrontMatterValues values = read_tool_settings(path, *text);
    for (const std::string_view key : keys)
      if (std::string value = text_of(values, key); !value.empty()) return {value, path};
  }
  return {};
}

}  // namespace

std::string title_of_folder(std::string_view path) {
  while (!path.empty() && path.back() == '/') path.remove_suffix(1);
  const std::string_view last = file_name(path);
  for (std::string_view rest = path; !rest.empty(); rest = folder_of(rest))
    if (!says_nothing(file_name(rest)) && !file_name(rest).empty())
      return std::string(file_name(rest));
  return std::string(last);
}

void complete_frame(const PackSource& source, const RecognisedDialects& dialects,
                    const PackOptions& options, ArchiveFrame& frame, PackReport& report) {
  std::string title_from = frame.title.empty() ? "" : frame.configuration;
  std::string language_from = frame.language.empty() ? "" : frame.configuration;
  for (const RecognisedDialect& tool : dialects.all()) {
    if (frame.title.empty()) {
      const Found title = find_setting(source, tool, tool.dialect->title_keys);
      frame.title = title.value;
      title_from = title.file;
    }
    if (frame.language.empty()) {
      const Found language = find_setting(source, tool, tool.dialect->language_keys);
      frame.language = to_language(language.value);
      language_from = language.file;
    }
  }
  if (frame.title.empty()) {
    frame.title = options.title.empty() ? title_of_folder(options.folder) : options.title;
    if (frame.title.empty()) frame.title = "posts";
    title_from = "nothing names it but its folder";
  }
  if (frame.language.empty()) {
    frame.language = "en";
    language_from = "by default";
  }
  report.archive = "\"" + frame.title + "\" (" + title_from + "), language " + frame.language +
                   " (" + language_from + ")";
}

}  // namespace carrel
