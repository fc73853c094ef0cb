#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"draft", Says::BackUnlessFalse}, {"isdraft", Says::BackUnlessFalse}};
constexpr ToolFile kConfigurations[] = {{"astro.config.mjs", "", "starlight"},
                                        {"astro.config.js", "", "starlight"},
                                        {"astro.config.ts", "", "starlight"},
                                        {"astro.config.mts", "", "starlight"},
                                        {"astro.config.cjs", "", "starlight"}};
constexpr ToolFile kPlaces[] = {{"**/content/config.{ts,js,mjs}"},
                                {"**/content.config.{ts,js,mjs}"}};
constexpr std::string_view kSigns[] = {"from 'astro:", "from \"astro:", "from '~/components/",
                                       "from \"~/components/", "<Image src={"};
constexpr std::string_view kPartials[] = {"_*.md", "_*.mdx", "_*/"};
constexpr std::string_view kOrderKeys[] = {"order", "sidebarorder"};

}  // namespace

constinit const Dialect kAstro{
    .name = "Astro",
    .source =
        "docs.astro.build/en/guides/content-collections/, "
        "starlight.astro.build/reference/frontmatter/",
    .keys = kKeys,
    .syntaxes = Syntax::Mdx | Syntax::Components,
    .configurations = kConfigurations,
    .places = kPlaces,
    .signs = kSigns,
    .partials = kPartials,
    .order_keys = kOrderKeys,
};

}  // namespace carrel
