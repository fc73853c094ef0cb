#include "dialects/records.h"

namespace carrel {

namespace {

constexpr KeyRule kKeys[] = {{"status", Says::BackWhenNamedOrUnsure}};
constexpr ToolFile kConfigurations[] = {{"pelicanconf.py"}};

}  // namespace

constinit const Dialect kPelican{
    .name = "Pelican",
    .source = "docs.getpelican.com/en/latest/content.html#file-metadata",
    .keys = kKeys,
    .syntaxes = +Syntax::Definitions,
    .configurations = kConfigurations,
};

}  // namespace carrel
