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

}  // namespace

constinit const Dialect kStarlight{
    .name = "Starlight",
    .source = "starlight.astro.build/reference/configuration/, /reference/frontmatter/",
    .syntaxes = Syntax::Mdx | Syntax::Components,
    .configurations = kConfigurations,
    .places = kPlaces,
    .signs = kSigns,
    .instead_of = "Astro",
};

}  // namespace carrel
