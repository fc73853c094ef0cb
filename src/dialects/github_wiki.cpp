#include "dialects/records.h"

namespace carrel {

namespace {

constexpr ToolFile kPlaces[] = {{"_Sidebar.md"}, {"_Footer.md"}, {"_Header.md"}};
constexpr NavigationFile kNavigation[] = {{"_Sidebar.md", NavigationFile::Kind::Links}};

}  // namespace

constinit const Dialect kGitHubWiki{
    .name = "GitHub wiki",
    .source = "docs.github.com/communities/documenting-your-project-with-wikis",
    .syntaxes = Syntax::Wikilinks | Syntax::LabelFirst,
    .places = kPlaces,
    .instead_of = "Obsidian",
    .is_within_others = true,
    .navigation = kNavigation,
};

}  // namespace carrel
