#include "dialects/records.h"

namespace carrel {

namespace {

constexpr ToolFile kConfigurations[] = {{"astro.config.mjs", "starlight"},
                                        {"astro.config.js", "starlight"},
                                        {"astro.config.ts", "starlight"},
                                        {"astro.config.mts", "starlight"},
                                        {"astro.config.cjs", "starlight"}};
constexpr ToolFile kPlaces[] = {{"src/content/docs/**"}};
constexpr std::string_view kSigns[] = {"@astrojs/starlight"};
constexpr std::string_view kPartials[] = {"_*.md", "_*.mdx", "_*/"};
constexpr std::string_view kTitleKeys[] = {"title"};
constexpr std::string_view kLanguageKeys[] = {"defaultLocale"};
constexpr NavigationFile kNavigation[] = {{"astro.config.mjs", NavigationFile::Kind::Texts},
                                          {"astro.config.js", NavigationFile::Kind::Texts},
                                          {"astro.config.ts", NavigationFile::Kind::Texts},
                                          {"astro.config.mts", NavigationFile::Kind::Texts}};
constexpr std::string_view kOrderKeys[] = {"sidebarorder"};

}  // namespace

constinit const Dialect kStarlight{
    .name = "Starlight",
    .source = "starlight.astro.build/reference/configuration/, /reference/frontmatter/",
    .syntaxes = Syntax::Mdx | Syntax::Components,
    .configurations = kConfigurations,
    .places = kPlaces,
    .signs = kSigns,
    .partials = kPartials,
    .title_keys = kTitleKeys,
    .language_keys = kLanguageKeys,
    .instead_of = "Astro",
    .navigation = kNavigation,
    .order_keys = kOrderKeys,
};

}  // namespace carrel
