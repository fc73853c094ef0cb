#include "dialects/records.h"

namespace carrel {

namespace {

constexpr ToolFile kConfigurations[] = {{".vitepress/config.js"},
                                        {".vitepress/config.ts"},
                                        {".vitepress/config.mjs"},
                                        {".vitepress/config.mts"},
                                        {".vitepress/"}};
constexpr std::string_view kSigns[] = {"<script setup",    "\n::: tip",    "\n::: info",
                                       "\n::: warning",    "\n::: danger", "\n::: details",
                                       "\n::: code-group", "\n[[toc]]"};
constexpr std::string_view kTitleKeys[] = {"title"};
constexpr std::string_view kLanguageKeys[] = {"lang"};
constexpr NavigationFile kNavigation[] = {{".vitepress/config.js", NavigationFile::Kind::Texts},
                                          {".vitepress/config.ts", NavigationFile::Kind::Texts},
                                          {".vitepress/config.mjs", NavigationFile::Kind::Texts},
                                          {".vitepress/config.mts", NavigationFile::Kind::Texts}};
constexpr std::string_view kOrderKeys[] = {"order"};

}  // namespace

constinit const Dialect kVitePress{
    .name = "VitePress",
    .source = "vitepress.dev/reference/site-config, /guide/markdown",
    .syntaxes = Syntax::Components | Syntax::Interpolation,
    .configurations = kConfigurations,
    .signs = kSigns,
    .content_key = "srcDir",
    .exclude_key = "srcExclude",
    .exclude_patterns = Dialect::Patterns::Rooted,
    .title_keys = kTitleKeys,
    .language_keys = kLanguageKeys,
    .navigation = kNavigation,
    .order_keys = kOrderKeys,
};

}  // namespace carrel
