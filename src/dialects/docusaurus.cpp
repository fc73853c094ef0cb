#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"draft", Says::BackUnlessFalse}, {"unlisted", Says::BackUnlessFalse}};
constexpr CommentMarks kComments[] = {
    {"MDX", "{/* */}", "{", "{ /*", "*/ }"},  // MDX, "Expressions"; Astro has them, too
};
constexpr ToolFile kConfigurations[] = {{"docusaurus.config.js"},
                                        {"docusaurus.config.ts"},
                                        {"docusaurus.config.mjs"},
                                        {"docusaurus.config.cjs"}};
constexpr ToolFile kPlaces[] = {{"**/_category_.json"}, {"**/_category_.yml"}};
constexpr std::string_view kSigns[] = {
    "\nsidebar_position:", "\nsidebar_label:",  "@theme/",         "@site/",
    "<!--truncate-->",     "<!-- truncate -->", "{/* truncate */}"};
constexpr std::string_view kPartials[] = {"_*.md", "_*.mdx", "_*/", "__tests__/"};
constexpr std::string_view kTitleKeys[] = {"title"};
constexpr std::string_view kLanguageKeys[] = {"defaultLocale"};
constexpr NavigationFile kNavigation[] = {{"sidebars.js", NavigationFile::Kind::Texts},
                                          {"sidebars.ts", NavigationFile::Kind::Texts},
                                          {"sidebars.json", NavigationFile::Kind::Texts}};
constexpr std::string_view kOrderKeys[] = {"sidebarposition"};
constexpr std::string_view kFolderFiles[] = {"_category_.json", "_category_.yml",
                                             "_category_.yaml"};

}  // namespace

constinit const Dialect kDocusaurus{
    .name = "Docusaurus",
    .source =
        ""
        "docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-docs#markdown-front-matter",
    .keys = kKeys,
    .comments = kComments,
    .syntaxes = Syntax::Mdx | Syntax::Components,
    .configurations = kConfigurations,
    .places = kPlaces,
    .signs = kSigns,
    .partials = kPartials,
    .exclude_key = "exclude",
    .exclude_patterns = Dialect::Patterns::Anywhere,
    .title_keys = kTitleKeys,
    .language_keys = kLanguageKeys,
    .navigation = kNavigation,
    .order_keys = kOrderKeys,
    .folder_files = kFolderFiles,
    .drops_order_numbers = true,
};

}  // namespace carrel
