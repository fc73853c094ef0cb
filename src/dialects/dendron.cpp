#include "dialects/records.h"

namespace carrel {

namespace {

constexpr ToolFile kConfigurations[] = {{"dendron.yml"}};
constexpr ToolFile kPlaces[] = {{"**/root.md", "\ndesc:"}};
constexpr std::string_view kSigns[] = {"\ndesc: ''\nupdated:"};
constexpr std::string_view kOrderKeys[] = {"navorder"};

}  // namespace

constinit const Dialect kDendron{
    .name = "Dendron",
    .source = "wiki.dendron.so: hierarchies, frontmatter",
    .syntaxes = Syntax::Wikilinks | Syntax::LabelFirst,
    .configurations = kConfigurations,
    .places = kPlaces,
    .signs = kSigns,
    .instead_of = "Obsidian",
    .is_within_others = true,
    .order_keys = kOrderKeys,
};

}  // namespace carrel
