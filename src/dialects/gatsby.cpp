#include "dialects/records.h"

namespace carrel {

namespace {

constexpr ToolFile kConfigurations[] = {
    {"gatsby-config.js"}, {"gatsby-config.ts"}, {"gatsby-config.mjs"}};

}  // namespace

constinit const Dialect kGatsby{
    .name = "Gatsby",
    .source = "gatsbyjs.com/docs/reference/config-files/gatsby-config/",
    .configurations = kConfigurations,
};

}  // namespace carrel
