#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"public", Says::BackUnlessTrue}};
constexpr ToolFile kConfigurations[] = {{"logseq/config.edn"}, {"logseq/"}};
constexpr ToolFile kPlaces[] = {{"logseq/**"}, {"**/logseq/config.edn"}};
constexpr std::string_view kSigns[] = {"collapsed:: ", "\nid:: ", "\ntitle:: ", "{{query ",
                                       "{{renderer "};
constexpr std::string_view kPartials[] = {"/logseq/"};

}  // namespace

constinit const Dialect kLogseq{
    .name = "Logseq",
    .source = "docs.logseq.com: publishing, the property public",
    .keys = kKeys,
    .syntaxes = Syntax::Wikilinks | Syntax::Outline,
    .configurations = kConfigurations,
    .places = kPlaces,
    .signs = kSigns,
    .partials = kPartials,
    .instead_of = "Obsidian",
    .is_within_others = true,
};

}  // namespace carrel
