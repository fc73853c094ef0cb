#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"dgpublish", Says::BackUnlessTrue}};
constexpr std::string_view kSigns[] = {"\ndg-publish:", "\ndg-home:"};

}  // namespace

constinit const Dialect kDigitalGarden{
    .name = "Digital Garden",
    .source = "dg-docs.ole.dev/getting-started/",
    .keys = kKeys,
    .syntaxes = Syntax::Wikilinks | Syntax::Liquid,
    .signs = kSigns,
    .instead_of = "Obsidian",
    .is_within_others = true,
};

}  // namespace carrel
