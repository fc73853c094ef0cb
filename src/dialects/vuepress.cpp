#include "dialects/records.h"

namespace carrel {

namespace {

constexpr ToolFile kConfigurations[] = {
    {".vuepress/"}, {".vuepress/config.js"}, {".vuepress/config.ts"}, {".vuepress/config.mjs"}};

}  // namespace

constinit const Dialect kVuePress{
    .name = "VuePress",
    .source = "v2.vuepress.vuejs.org/guide/configuration.html",
    .syntaxes = Syntax::Components | Syntax::Interpolation,
    .configurations = kConfigurations,
};

}  // namespace carrel
