#include "dialects/records.h"

namespace carrel {

namespace {

constexpr ToolFile kConfigurations[] = {
    {"gatsby-config.js"}, {"gatsby-config.ts"}, {"gatsby-config.mjs"}};
constexpr std::string_view kTitleKeys[] = {"title"};
constexpr std::string_view kLanguageKeys[] = {"lang", "language"};

}  // namespace

constinit const Dialect kGatsby{
    .name = "Gatsby",
    .source = "gatsbyjs.com/docs/reference/config-files/gatsby-config/",
    .configurations = kConfigurations,
    .title_keys = kTitleKeys,
    .language_keys = kLanguageKeys,
};

}  // namespace carrel
