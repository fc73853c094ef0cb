#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"publish", Says::BackUnlessTrueOrDay}};
constexpr CommentMarks kComments[] = {
    {"Obsidian", "%%", "%%", "%%", "%%"},  // "Basic formatting syntax: comments"
};
constexpr ToolFile kConfigurations[] = {{".obsidian/"},
                                        {".obsidian/app.json"},
                                        {".obsidian/templates.json"},
                                        {".obsidian/plugins/templater-obsidian/data.json"}};
constexpr std::string_view kSigns[] = {"![["};

// "[[Note]]", "[[folder/Note#Heading|text]]"; not a shell's "[[ -f x ]]" or "[[:digit:]]".
bool shows_wikilink(std::string_view markdown) {
  for (std::size_t at = markdown.find("[["); at != std::string_view::npos;
       at = markdown.find("[[", at + 2)) {
    const std::string_view rest = markdown.substr(at + 2);
    const std::size_t end = rest.find_first_of("[]\n\"$=");
    if (end == std::string_view::npos || end == 0 || rest.substr(end, 2) != "]]") continue;
    const char after = end + 2 < rest.size() ? rest[end + 2] : ' ';
    if (rest.front() != ' ' && rest.front() != ':' && after != '(' && after != '[') return true;
  }
  return false;
}

}  // namespace

constinit const Dialect kObsidian{
    .name = "Obsidian",
    .source = "help.obsidian.md/publish/publish",
    .keys = kKeys,
    .comments = kComments,
    .syntaxes = +Syntax::Wikilinks,
    .configurations = kConfigurations,
    .signs = kSigns,
    .shows = shows_wikilink,
    .shown = "[[…]]",
    .is_within_others = true,
};

}  // namespace carrel
