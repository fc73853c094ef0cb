#include "dialects/records.h"

namespace carrel {

namespace {

constexpr ToolFile kConfigurations[] = {
    {".vuepress/"}, {".vuepress/config.js"}, {".vuepress/config.ts"}, {".vuepress/config.mjs"}};
constexpr NavigationFile kNavigation[] = {{".vuepress/config.js", NavigationFile::Kind::Texts},
                                          {".vuepress/config.ts", NavigationFile::Kind::Texts},
                                          {".vuepress/config.mjs", NavigationFile::Kind::Texts}};
constexpr std::string_view kOrderKeys[] = {"order", "navorder"};

}  // namespace

constinit const Dialect kVuePress{
    .name = "VuePress",
    .source = "v2.vuepress.vuejs.org/guide/configuration.html",
    .syntaxes = Syntax::Components | Syntax::Interpolation,
    .configurations = kConfigurations,
    .navigation = kNavigation,
    .order_keys = kOrderKeys,
};

}  // namespace carrel
