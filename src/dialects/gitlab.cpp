#include "dialects/records.h"

namespace carrel {

namespace {

constexpr std::string_view kSigns[] = {"[[_TOC_]]", "\n>>> [!"};
constexpr NavigationFile kNavigation[] = {{"_sidebar.md", NavigationFile::Kind::Links}};

}  // namespace

constinit const Dialect kGitLab{
    .name = "GitLab",
    .source = "docs.gitlab.com/user/markdown/, /user/project/wiki/",
    .signs = kSigns,
    .instead_of = "Obsidian",
    .is_within_others = true,
    .navigation = kNavigation,
};

}  // namespace carrel
