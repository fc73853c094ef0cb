#include "dialects/records.h"

namespace carrel {

namespace {

constexpr ToolFile kConfigurations[] = {{"mkdocs.yml"}, {"mkdocs.yaml"}};
constexpr std::string_view kSigns[] = {"\n!!! ", "\n??? ", "\n???+ ", "\n=== \"", "--8<--"};

}  // namespace

constinit const Dialect kMkDocs{
    .name = "MkDocs",
    .source = "mkdocs.org/user-guide/configuration/; squidfunk.github.io/mkdocs-material/",
    .syntaxes = Syntax::Attributes | Syntax::Keys | Syntax::Icons | Syntax::Definitions,
    .configurations = kConfigurations,
    .signs = kSigns,
};

}  // namespace carrel
