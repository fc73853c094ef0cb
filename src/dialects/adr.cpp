#include "dialects/records.h"

namespace carrel {

namespace {

constexpr ToolFile kConfigurations[] = {{".adr-dir"}};
constexpr ToolFile kPlaces[] = {{"**/{adr,adrs,decisions}/0*.md"}};
constexpr std::string_view kSigns[] = {"\n## Decision Outcome", "\n## Considered Options",
                                       "\n## Decision Drivers"};

// The headings of Nygard's records.
bool shows_decision(std::string_view markdown) {
  return markdown.find("\n## Context") != std::string_view::npos &&
         markdown.find("\n## Decision") != std::string_view::npos &&
         markdown.find("\n## Consequences") != std::string_view::npos;
}

}  // namespace

constinit const Dialect kAdr{
    .name = "ADR",
    .source = "adr.github.io: MADR; github.com/npryce/adr-tools",
    .configurations = kConfigurations,
    .places = kPlaces,
    .signs = kSigns,
    .shows = shows_decision,
    .shown = "## Decision",
    .is_within_others = true,
};

}  // namespace carrel
