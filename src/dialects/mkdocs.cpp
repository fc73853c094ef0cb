#include "dialects/records.h"

namespace carrel {

namespace {

constexpr ToolFile kConfigurations[] = {{"mkdocs.yml"}, {"mkdocs.yaml"}};
constexpr std::string_view kSigns[] = {"\n!!! ", "\n??? ", "\n???+ ", "\n=== \"", "--8<--"};
constexpr std::string_view kPartials[] = {"/overrides/", "/includes/"};
constexpr std::string_view kTitleKeys[] = {"site_name"};
constexpr std::string_view kLanguageKeys[] = {"theme.language", "theme.locale"};
constexpr NavigationFile kNavigation[] = {{"mkdocs.yml", NavigationFile::Kind::Lines, "nav"},
                                          {"mkdocs.yaml", NavigationFile::Kind::Lines, "nav"}};
constexpr std::string_view kOrderKeys[] = {"weight", "order"};

}  // namespace

constinit const Dialect kMkDocs{
    .name = "MkDocs",
    .source = "mkdocs.org/user-guide/configuration/; squidfunk.github.io/mkdocs-material/",
    .syntaxes = Syntax::Attributes | Syntax::Keys | Syntax::Icons | Syntax::Definitions,
    .configurations = kConfigurations,
    .signs = kSigns,
    .partials = kPartials,
    .content_folder = "docs",
    .content_key = "docs_dir",
    .exclude_key = "exclude_docs",
    .title_keys = kTitleKeys,
    .language_keys = kLanguageKeys,
    .navigation = kNavigation,
    .order_keys = kOrderKeys,
};

}  // namespace carrel
